import LedeModules

/// Reads what `lede compare` is asked, over one snapshot of an index.
struct ComparisonInput {
    let reading: QueryReading
    /// Of a set of queries: all words of each must occur.
    let needsAll: Bool
    let reader: IndexReader
    /// Whether any backend searches for the queries; runs look them up by their ids.
    let isSearched: Bool
    let terminal: Terminal

    /// Queries, and what must be known about them.
    typealias Asked = (queries: [BackendQuery], notes: [QueryNote])

    /// A single query, as search reads it; one for partial matches if no backend finds an article with all the words, and one finds any
    /// with some.
    func single(_ text: String, _ backends: [OpenedBackend]) throws -> Asked {
        let parsed = try reading.parsed(text, adjacency: .all, for: reader, terminal)
        for note in parsed.notes { StandardOutput.standardError.writeLine("lede: " + note.sanitizedForTerminal()) }
        var query = reading.query(parsed, id: "1", text: text)
        let relaxed = query.relaxed()
        if relaxed != query, try !Self.isFound(query, backends), try Self.isFound(relaxed, backends) {
            query = relaxed
            StandardOutput.standardError.writeLine(SearchAnswer.partialHeading)
        }
        return ([query], parsed.notes.map { QueryNote(text: $0) })
    }

    private static func isFound(_ query: BackendQuery, _ backends: [OpenedBackend]) throws -> Bool {
        try backends.contains { try !$0.backend.best(1, for: query).isEmpty }
    }

    /// The queries of a file, without those in a strict syntax that have an error, which is reported, and notes on the runs that answer
    /// them.
    func set(_ topics: [Topic], _ runs: [RunFileBackend]) -> Asked {
        var notes = QuerySetNotes()
        let queries =
            isSearched
            ? reading.queries(topics, adjacency: needsAll ? .all : .any, for: reader, terminal, notes: &notes)
            : topics.map { BackendQuery(id: $0.id, text: $0.text, query: .none) }
        let asked = Set(queries.map(\.id))
        for run in runs {
            let contradicted = run.contradictedQueryIDs.filter { asked.contains($0) }
            if let note = RunNotes.ranks(ofQueries: contradicted, in: run.name) { notes.add(note) }
        }
        notes.report()
        return (queries, notes.notes)
    }
}
