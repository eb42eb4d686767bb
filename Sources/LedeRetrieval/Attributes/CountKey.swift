/// What matches are counted by.
package enum CountKey: Sendable, Hashable {
    /// The year of the date.
    case year
    /// The month of the date.
    case month
    /// The author, by the name `author`, or the metadata field of this name.
    case field(String)

    /// What a command line calls it: `year`, `month`, or a field.
    package init(name: String) {
        self =
            switch name {
            case "year": .year
            case "month": .month
            default: .field(name)
            }
    }

    /// What `init(name:)` takes.
    package var name: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .field(let name): name
        }
    }
}
