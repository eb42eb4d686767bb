import ArgumentParser
import LedeModules

/// How the text of a query is read.
enum QuerySyntax: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// The words of any text; nothing in it is an operator.
    case words
    /// Any text is a query; some words and characters are operators.
    case plain
    /// The MATCH syntax of SQLite FTS5, with its errors.
    case fts5

    /// For a report: "12 queries, read as words".
    var summary: String {
        switch self {
        case .words: "read as words"
        case .plain: "read in the plain syntax"
        case .fts5: "read in FTS5's syntax"
        }
    }
}

extension QuerySyntax {
    /// How the queries of a comparison were read.
    static func summary(of report: ComparisonReport) -> String {
        report.querySyntax.flatMap { QuerySyntax(rawValue: $0) }?.summary ?? "not searched for"
    }
}

extension FTS5Syntax {
    /// The query that `text` asks for in an index.
    static func parsed(_ text: String, for reader: IndexReader) throws(QuerySyntaxError) -> ParsedQuery {
        ParsedQuery(query: try FTS5Syntax(analyzer: reader.analyzer).parse(text))
    }
}
