import LedeModules

/// What `lede compare --costs` measures before the comparison opens the index.
struct StartupMeasurement {
    let index: Index
    let specs: [BackendSpec]
    let options: ComparisonSession.Options
    let terminal: Terminal

    /// Starts each backend for a sample of the queries.
    /// - Parameter adjacency: what words side by side ask for.
    func measure(_ topics: [Topic], adjacency: QueryParser.Adjacency) throws -> [BackendStartup] {
        let (openings, queries) = try prepared(topics, adjacency)
        // The reader is gone by now: mapped pages would stay in memory.
        var meter = StartupMeter(openings)
        meter.depth = options.depth
        let line = ProgressLine(label: "Starting backends from disk", terminal: terminal)
        defer { line.clear() }
        return try meter.measure(queries, seed: UInt64(options.seed)) { line.update($0) }
    }

    /// The backends and queries, for which the index is opened and closed again. What is wrong with a query is reported when it is
    /// compared.
    private func prepared(
        _ topics: [Topic], _ adjacency: QueryParser.Adjacency
    ) throws -> (openings: [(name: String, opening: BackendOpening?)], queries: [BackendQuery]) {
        let reader = try index.reader()
        let openings = try specs.map { ($0.name, try index.opening(of: $0, reader: reader, terminal: terminal)) }
        let queries = topics.compactMap { topic -> BackendQuery? in
            let parsed = try? options.reading.parsed(topic.text, adjacency: adjacency, for: reader)
            return parsed.map { options.reading.query($0, id: topic.id, text: topic.text) }
        }
        return (openings, queries)
    }
}
