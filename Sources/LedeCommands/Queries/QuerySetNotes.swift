import LedeModules

/// What there is to say about the queries of a file: each thing once, with the queries that it is about.
struct QuerySetNotes: Sendable {
    private(set) var notes: [QueryNote] = []
    private var places: [String: Int] = [:]

    /// Queries named in a line.
    private static let namedQueries = 4

    mutating func add(_ text: String, of queryID: String) {
        if let place = places[text] {
            notes[place].queries.append(queryID)
        } else {
            add(QueryNote(text: text, queries: [queryID]))
        }
    }

    /// - Precondition: nothing of that text was added.
    mutating func add(_ note: QueryNote) {
        places[note.text] = notes.count
        notes.append(note)
    }

    /// `queries 3, 7, 12, 15 and 9 more: what is said`.
    static func line(_ note: QueryNote) -> String {
        guard !note.queries.isEmpty else { return note.text }
        let more = note.queries.count - namedQueries
        return "\(note.queries.count == 1 ? "query" : "queries") \(note.queries.prefix(namedQueries).joined(separator: ", "))"
            + (more > 0 ? " and \(HumanFormat.count(more)) more" : "") + ": " + note.text
    }

    /// Prints every note to standard error.
    func report() {
        for note in notes { StandardOutput.standardError.writeLine(("lede: " + Self.line(note)).sanitizedForTerminal()) }
    }
}
