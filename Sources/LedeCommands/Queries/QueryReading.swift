import LedeModules

/// How a command reads queries for the backends that answer them.
struct QueryReading: Sendable {
    var syntax: QuerySyntax
    /// Whether an FTS5 table answers: then every backend is asked only what a table can be asked.
    var asksFTS5: Bool

    /// The query that `text` asks for, with what there is to say about it.
    /// - Parameter adjacency: what words side by side ask for; FTS5's syntax has a rule of its own.
    /// - Throws: `QuerySyntaxError` for text that is not a query in a strict syntax.
    func parsed(_ text: String, adjacency: QueryParser.Adjacency, for reader: IndexReader) throws(QuerySyntaxError) -> ParsedQuery {
        switch syntax {
        case .words: QueryParser(reader, adjacency: adjacency).parse(words: text)
        case .plain where asksFTS5: ParsedQuery(text, forAllBackendsOf: reader, adjacency: adjacency)
        case .plain: QueryParser(reader, adjacency: adjacency).parse(text)
        case .fts5: try FTS5Syntax.parsed(text, for: reader)
        }
    }

    /// The same; an error shows the place in the text.
    func parsed(
        _ text: String, adjacency: QueryParser.Adjacency, for reader: IndexReader, _ terminal: Terminal
    ) throws(CommandFailure) -> ParsedQuery {
        do throws(QuerySyntaxError) {
            return try parsed(text, adjacency: adjacency, for: reader)
        } catch {
            throw CommandFailure(QueryErrorText(error, columns: terminal.columns).text)
        }
    }

    /// A query as it is put to backends.
    func query(_ parsed: ParsedQuery, id: String = "1", text: String) -> BackendQuery {
        guard syntax == .fts5 else { return BackendQuery(id: id, text: text, query: parsed.query) }
        return BackendQuery(id: id, MatchExpression(text: text, query: parsed.query))
    }

    /// The queries of a file, without those with a syntax error, which is reported.
    /// - Parameter notes: gets what there is to say about them.
    func queries(
        _ topics: [Topic], adjacency: QueryParser.Adjacency, for reader: IndexReader, _ terminal: Terminal, notes: inout QuerySetNotes
    ) -> [BackendQuery] {
        topics.compactMap { topic in
            do throws(CommandFailure) {
                let parsed = try parsed(topic.text, adjacency: adjacency, for: reader, terminal)
                for note in parsed.notes { notes.add(note, of: topic.id) }
                return query(parsed, id: topic.id, text: topic.text)
            } catch {
                StandardOutput.standardError.writeLine(
                    "lede: query \(topic.id) left out: \(error.message)".sanitizedForTerminal(keepingLines: true))
                return nil
            }
        }
    }
}
