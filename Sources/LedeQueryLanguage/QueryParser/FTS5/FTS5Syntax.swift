import LedeTextAnalysis

/// Reads the MATCH syntax of SQLite FTS5, for a table of the columns title and body, and refuses what FTS5 refuses:
///
///     query   := query (AND | OR | NOT) query | [filter ":"] "(" query ")" | part part …          parts side by side: all of them
///     part    := [filter ":"] (["^"] phrase | NEAR "(" phrase phrase … ["," distance] ")")
///     phrase  := string ["*"] | phrase "+" phrase                                                 "*": a prefix; "^": first of its column
///     filter  := ["-"] (column | "{" column column … "}")                                         "-": the other columns
///     string  := bareword | "text"                                                                a quotation mark within: ""
///
/// Tightest first: parts side by side, NOT, AND, OR. Operators and NEAR are in upper case, columns in either. Every string is cut by the
/// index's analyzer, so it may be a phrase of several tokens, or none. What goes beyond FTS5's documentation, all of it as FTS5 has it:
/// - A phrase without tokens vanishes beside other parts and within NEAR; as an operand of AND, OR or NOT it matches nothing.
/// - A star after a phrase whose last string has no tokens belongs to the token before. A star within a phrase makes that place a prefix.
/// - Nested filters leave the columns that are in all of them, perhaps none.
/// - A NEAR of one phrase is that phrase. Its distance is a 32-bit number that overflows; below 0 the phrases must overlap.
/// - A NUL ends the text.
/// - More than 99 symbols on the parser's stack (some 97 parentheses) are refused.
///
/// Where it departs from SQLite 3.40.1, on purpose: the texts `*id` and `*reads`, by which FTS5 tells about itself, are errors like other
/// texts that begin with a star. Later versions of SQLite also refuse a tree more than 256 levels deep, which only a chain of NOT can be.
///
/// ## Scores
/// The ranking is FTS5's under `BM25(.fts5)`: each phrase adds by its own document frequency in its columns, a repeated one as often as it
/// occurs there; a phrase adds where it occurs and all that it is part of matches, right of NOT never; in NEAR only its occurrences near
/// the others add. In some trees FTS5's own sum, or even what it finds, depends on how it goes through the documents, which
/// `SearchOptions.followsFTS5` follows (`FTS5Walk` says how).
package struct FTS5Syntax: Sendable {
    package let analyzer: any Analyzer

    /// - Parameter analyzer: the one that the index was built with.
    package init(analyzer: any Analyzer) { self.analyzer = analyzer }

    /// The query that `text` asks for.
    ///
    /// Prefixes mean all terms that begin so: search for it with `Searcher(reader:expansionLimit: .max)`, as FTS5 cuts none.
    /// - Complexity: linear in the text.
    package func parse(_ text: String) throws(QuerySyntaxError) -> Query {
        if let error = Self.specialQuery(text) { throw error }
        var run = FTS5Parse(text, analyzer: analyzer)
        return try run.parse()
    }

    /// The error for a text that begins with a star: FTS5 takes it for a question about itself, one word up to a blank.
    private static func specialQuery(_ text: String) -> QuerySyntaxError? {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "*") else { return nil }
        let start = bytes.dropFirst().firstIndex { $0 != UInt8(ascii: " ") } ?? bytes.count
        let end = bytes[start...].firstIndex { $0 == UInt8(ascii: " ") || $0 == 0 } ?? bytes.count
        return QuerySyntaxError("unknown special query: \(String(decoding: bytes[start..<end], as: UTF8.self))", in: text, at: 0..<end)
    }
}
