/// What the parser has to say about a query, each thing once and within bounds.
package struct QueryNotes {
    /// Most notes of a query.
    private static let most = 16
    /// Most characters of the query that a note quotes.
    private static let mostShown = 40

    private(set) var texts: [String] = []

    mutating func add(_ text: String) {
        if texts.count < Self.most, !texts.contains(text) { texts.append(text) }
    }

    mutating func add(_ other: QueryNotes) {
        for text in other.texts { add(text) }
    }

    mutating func addTooManyTerms() { add("only the first \(QueryParser.mostTerms) words of the query are searched for") }

    /// `text` as a note quotes it.
    ///
    /// - Complexity: bounded, whatever the text.
    static func shown(_ text: some StringProtocol) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            if shown.unicodeScalars.count == mostShown { return shown + "…" }
            shown.unicodeScalars.append(scalar)
        }
        return shown
    }
}
