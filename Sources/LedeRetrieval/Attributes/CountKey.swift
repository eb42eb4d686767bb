/// What matches are counted by.
package enum CountKey: Sendable, Hashable {
    /// The year of the date.
    case year
    /// The month of the date.
    case month
    /// The day of the date.
    case day
    /// The author, by the name `author`, or the metadata field of this name.
    case field(String)

    /// What a command line calls it: `year`, `month`, or a field; a field called `day` is one.
    package init(name: String) {
        self =
            switch name {
            case "year": .year
            case "month": .month
            default: .field(name)
            }
    }

    /// What `init(name:)` takes; `day` for days.
    package var name: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .day: "day"
        case .field(let name): name
        }
    }
}
