import Lede

/// Asks every engine every query before anything is measured, and compares.
///
/// The number of matches must be the same everywhere. The best ten must be the same where the formula is: FTS5's formula with exact lengths, which Lede
/// computes too when asked to, and Lucene's with lengths rounded to a byte, which Tantivy shares. Between the two groups only the overlap is told.
struct AgreementCheck {
    /// What an engine answers, query by query.
    private struct Answers {
        var engine: Engine
        var counts: [Int?]
        var tops: [TopTen?]
    }

    private let queries: [BenchmarkQuery]
    private let logs: String

    init(_ queries: QuerySet, logs: String) {
        self.queries = queries.queries
        self.logs = logs
    }

    /// - Throws: `BenchmarkFailure` for an engine that fails, `Interrupted`.
    func run(_ engines: [Engine], indexes: [String: String]) throws -> [Agreement] {
        var answers: [String: Answers] = [:]
        for engine in engines { answers[engine.name] = try ask(engine, index: indexes[engine.name]!) }
        guard let own = answers[Engine.ownName], let fts5 = answers["fts5"] else { return [] }
        var agreements = compare(try underFTS5(own, index: indexes[Engine.ownName]!), with: fts5)
        let others = engines.filter { $0.lengths == .byte }.compactMap { answers[$0.name] }
        for other in others { agreements += compare(other, with: fts5) }
        if let first = others.first { for other in others.dropFirst() { agreements += compare(other, with: first) } }
        for other in others { agreements += compare(own, with: other) }
        return agreements
    }

    private func ask(_ engine: Engine, index: String) throws -> Answers {
        let session = try EngineSession(engine, index: index, showsDocuments: true, logs: logs)
        defer { session.end() }
        var answers = Answers(engine: engine, counts: [], tops: [])
        for query in queries {
            answers.counts.append(try session.ask(.count, query)?.number)
            let hits = try session.ask(.top10, query)?.hits
            answers.tops.append(hits.map { TopTen(hits: $0.map { .init(document: $0.document, score: $0.score * engine.scoreScale) }) })
        }
        return answers
    }

    /// Lede's best ten under FTS5's formula, from the library; its counts stay those that the process gave.
    private func underFTS5(_ own: Answers, index: String) throws -> Answers {
        let searcher = Searcher(reader: try Index(opening: index).reader())
        var answers = own
        answers.tops = try queries.map { query in
            let hits = try searcher.search(query.query, options: SearchOptions(limit: 10, formula: BM25(.fts5))).hits
            return TopTen(hits: try hits.map { .init(document: Int(try searcher.reader.docno($0.doc)) ?? -1, score: $0.score) })
        }
        return answers
    }

    private func compare(_ one: Answers, with other: Answers) -> [Agreement] {
        QueryKind.allCases.compactMap { kind in
            let same = one.engine.lengths == other.engine.lengths
            var agreement = Agreement(engine: one.engine.name, reference: other.engine.name, kind: kind, hasSameFormula: same)
            for index in queries.indices where queries[index].kind == kind {
                guard let count = one.counts[index], let otherCount = other.counts[index], let top = one.tops[index], let otherTop = other.tops[index] else { continue }
                agreement.queries += 1
                let isEqual = count == otherCount
                let isSame = top.isSame(as: otherTop)
                if isEqual { agreement.equalCounts += 1 }
                if isSame { agreement.sameTop10 += 1 }
                if same { agreement.scoreDifference = max(agreement.scoreDifference, top.scoreDifference(from: otherTop)) }
                agreement.overlap += top.overlap(with: otherTop)
                if !isEqual || same && !isSame, agreement.examples.count < 3 {
                    agreement.examples.append("\(queries[index].text): \(count) matches, \(otherCount) in \(other.engine.name)\(isSame ? "" : ", another top 10")")
                }
            }
            guard agreement.queries > 0 else { return nil }
            agreement.overlap /= Double(agreement.queries)
            return agreement
        }
    }
}
