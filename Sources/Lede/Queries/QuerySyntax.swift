/// How the text of a query is read.
public enum QuerySyntax: String, Sendable, Hashable, CaseIterable, Codable {
    /// Lede's own (<doc:QueryLanguage>): words, "phrases", AND, OR, NOT, -, NEAR(), `title:`, `date:`, wildcards and more. Any text is a
    /// query.
    case plain
    /// Words and nothing else: no character and no word is an operator, and every word counts by itself, even those of `multi-agent`.
    case words
    /// The MATCH syntax of SQLite's FTS5, which refuses what FTS5 refuses.
    case fts5
}
