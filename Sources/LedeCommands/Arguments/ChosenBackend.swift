import LedeModules

/// The backend that a command's options name.
///
/// Options of ranking are for `lede` and `fts5` by their bare names; in any other spec what it ranks by is part of the spec, and an option
/// besides is refused.
struct ChosenBackend: Sendable {
    let spec: BackendSpec

    /// - Parameters:
    ///   - name: as `lede compare` takes it.
    ///   - options: of ranking, as they were typed.
    ///   - syntax: how queries are read: those in FTS5's syntax are ranked by its formula unless another is asked for.
    /// - Throws: `BackendSpecError`, `CommandFailure`.
    init(_ name: String, _ options: RankingOptions = RankingOptions(), syntax: QuerySyntax = .plain) throws {
        var usual = RankingOptions()
        if syntax == .fts5 { usual.variant = .fts5 }
        var spec = try BackendSpec(name, ranking: usual)
        switch spec.text {
        case "lede":
            let ranking = try RankingArguments.ranking(options, fallback: syntax == .fts5 ? .fts5 : .lucene)
            spec.engine = .lede(ranking, feedback: options.feedback)
        case "fts5":
            let ranking = try RankingArguments.ranking(options, fallback: .fts5)
            guard ranking.isFTS5, options.feedback == nil else {
                throw CommandFailure("FTS5's formula is fixed but for --weights: other options of ranking need --backend lede")
            }
            if case .weightedFields(_, let weights) = ranking.model { spec.engine = .fts5(.analyzer, weights: weights) }
        default:
            if let option = RankingOption.allCases.first(where: options.given.contains) {
                throw CommandFailure(
                    "--\(option.rawValue) is for --backend lede; what \(spec.text) ranks by is part of its name",
                    hint: "Write it there, as in --backend lede:bm25=atire,k1=0.9.")
            }
        }
        if spec.readsRuns, spec.searches {
            throw CommandFailure(
                "\(spec.text): a run knows a query by its id, and the others by its words",
                hint: "lede compare --queries FILE asks both, for the queries of a file.")
        }
        self.spec = spec
    }

    /// Opens it over the indexes; a missing FTS5 table is built first.
    func open(over indexes: SearchedIndexes, _ terminal: Terminal) throws -> any RankingBackend {
        if case .lede = spec.engine { return try indexes.indexes[0].backend(spec, reader: indexes.reader) }
        let line = ProgressLine(label: "Building the table of \(spec.name)", terminal: terminal)
        defer { line.clear() }
        return try indexes.single(for: "--backend \(spec.text)").backend(spec, reader: indexes.reader) { articles in
            line.update(HumanFormat.count(articles, "article"))
        }
    }

    /// A query as put to the backend. A run is asked for the query whose id was typed.
    /// - Throws: `CommandFailure` for a query that a run does not have.
    func query(_ query: BackendQuery, for backend: any RankingBackend) throws(CommandFailure) -> BackendQuery {
        guard spec.readsRuns else { return query }
        var query = query
        query.id = query.text
        for run in Self.runs(in: backend) where !run.knows(query.id) {
            let some = run.queryIDs.prefix(3).joined(separator: ", ")
            throw CommandFailure(
                "\(run.name) has no query with the id \(query.id)",
                hint:
                    "A run knows queries only by their ids: \(some.isEmpty ? "it has none" : some + (run.queryIDs.count > 3 ? " …" : ""))."
            )
        }
        return query
    }

    private static func runs(in backend: any RankingBackend) -> [RunFileBackend] {
        if let run = backend as? RunFileBackend { return [run] }
        return (backend as? FusionBackend)?.inputs.flatMap { runs(in: $0.backend) } ?? []
    }
}
