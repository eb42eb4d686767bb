import ArgumentParser
import Lede

/// How the text of a query is read.
enum QuerySyntax: String, Sendable, CaseIterable, ExpressibleByArgument {
    /// Any text is a query.
    case plain
    /// The MATCH syntax of SQLite FTS5, with its errors.
    case fts5
}

extension FTS5Syntax {
    /// The query that `text` asks for in an index.
    static func parsed(_ text: String, for reader: IndexReader) throws(QuerySyntaxError) -> ParsedQuery {
        ParsedQuery(query: try FTS5Syntax(analyzer: reader.analyzer).parse(text))
    }

    /// The same; an error shows the place in the text.
    static func parsed(_ text: String, for reader: IndexReader, _ terminal: Terminal) throws(CommandFailure) -> ParsedQuery {
        do throws(QuerySyntaxError) {
            return try parsed(text, for: reader)
        } catch {
            throw CommandFailure(QueryErrorText(error, columns: terminal.columns).text)
        }
    }
}
