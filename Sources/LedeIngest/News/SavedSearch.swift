import LedeCore

/// A search that an index keeps under a name, to tell what is new for it (`SavedSearches`, `ArticleNews`).
package struct SavedSearch: Sendable, Equatable, Codable {
    /// What people call it: 1 to 100 bytes of UTF-8 in one line, with no blank at either end and no dash at the beginning.
    package var name: String
    /// As it was typed.
    package var query: String
    /// How the query is read: the name given to its syntax by whoever saved it (`lede save` gives `plain`, `words` or `fts5`).
    package var syntax: String
    /// Whether one of the words suffices.
    package var matchesAny: Bool
    /// What articles must satisfy besides the query, as typed: `7d` moves with the days.
    package var filters: FilterTexts
    /// The last commit whose articles were reported.
    package internal(set) var mark: Int64 = 0

    package init(name: String, query: String, syntax: String = "plain", matchesAny: Bool = false, filters: FilterTexts = FilterTexts()) {
        self.name = name
        self.query = query
        self.syntax = syntax
        self.matchesAny = matchesAny
        self.filters = filters
    }

    /// Whether a search can have this name.
    package static func isName(_ text: String) -> Bool {
        (1...100).contains(text.utf8.count) && !text.hasPrefix("-") && text.first != " " && text.last != " "
            && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{2028}" && $0 != "\u{2029}" }
    }

    /// Whether both ask for the same, whatever was reported.
    func asksSame(as other: SavedSearch) -> Bool {
        var other = other
        other.mark = mark
        return self == other
    }
}
