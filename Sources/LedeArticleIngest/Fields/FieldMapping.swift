/// What the sources' fields mean for an article: by the user's choices, then by the table of `FieldNames`.
package struct FieldMapping: Sendable, Equatable {
    /// One name given by the user.
    package struct Choice: Sendable, Equatable {
        package var role: ArticleRole
        /// As in the source; case and marks do not matter. A path such as `fields.bodyText` leads into objects; a number is a
        /// column, from 1, of a file without a header line.
        package var name: String

        package init(role: ArticleRole, name: String) {
            self.role = role
            self.name = name
        }
    }

    package let choices: [Choice]
    private let chosen: [String: FieldNames.Place]

    /// - Parameter choices: of several for one part the first with a value in the record counts.
    package init(_ choices: [Choice] = []) {
        self.choices = choices
        var chosen: [String: FieldNames.Place] = [:]
        for (rank, choice) in choices.enumerated() {
            let name = FieldNames.normalized(choice.name)
            if chosen[name] == nil { chosen[name] = FieldNames.Place(role: choice.role, rank: rank - choices.count) }
        }
        self.chosen = chosen
    }

    /// What the field called `name` may be; nil if it is kept without a meaning.
    func place(of name: String) -> FieldNames.Place? {
        let name = FieldNames.normalized(name)
        if !chosen.isEmpty, let place = chosen[name] { return place }
        return FieldNames.place(of: name)
    }

    /// The paths into objects that the user gave, as the names of their parts.
    var paths: [[String]] { choices.compactMap { $0.name.contains(".") ? $0.name.split(separator: ".").map(String.init) : nil } }

    /// The highest column number that the user gave; nil if a header line is expected.
    var lastColumn: Int? { choices.compactMap { Int($0.name) }.filter { (1...10_000).contains($0) }.max() }
}
