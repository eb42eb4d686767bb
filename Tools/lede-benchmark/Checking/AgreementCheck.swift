import LedeModules

/// Asks every engine every query before anything is measured, and compares.
///
/// The number of matches must be the same everywhere. The best ten must be the same where the formula is: FTS5's formula with exact
/// lengths, which Lede computes too when asked to, and Lucene's with lengths rounded to a byte, which Tantivy shares. Between the two
/// groups only the overlap is reported.
struct AgreementCheck {
    /// What an engine answers, query by query.
    private struct Answers {
        var engine: Engine
        var counts: [Int?]
        var tops: [TopTen?]
    }

    private let queries: [BenchmarkQuery]
    private let logs: String
    private var answers: [Answers] = []
    private var ownUnderFTS5: Answers?

    init(_ queries: QuerySet, logs: String) {
        self.queries = queries.queries
        self.logs = logs
    }

    /// Asks an engine everything. Lede, which comes first, is asked for its best ten under FTS5's formula too.
    /// - Throws: `BenchmarkFailure` if the engine fails, `Interrupted`.
    mutating func ask(_ engine: Engine, index: String) throws {
        let session = try EngineSession(engine, index: index, showsDocuments: true, logs: logs)
        defer { session.end() }
        var found = Answers(engine: engine, counts: [], tops: [])
        for query in queries {
            found.counts.append(try session.ask(.count, query)?.number)
            let hits = try session.ask(.top10, query)?.hits
            found.tops.append(hits.map { TopTen(hits: $0.map { .init(document: $0.document, score: $0.score * engine.scoreScale) }) })
        }
        if !engine.isPeer { ownUnderFTS5 = try underFTS5(found, index: index) }
        answers.append(found)
    }

    /// The engines asked, two by two.
    func agreements() -> [Agreement] {
        guard let own = answers.first(where: { !$0.engine.isPeer }) else { return [] }
        var agreements: [Agreement] = []
        let others = answers.filter { $0.engine.lengths != .exact }
        if let ownUnderFTS5, let fts5 = answers.first(where: { $0.engine.isPeer && $0.engine.lengths == .exact }) {
            agreements += compare(ownUnderFTS5, with: fts5)
            for other in others { agreements += compare(other, with: fts5) }
        }
        let rounding = others.filter { $0.engine.lengths == .byte }
        if let first = rounding.first { for other in rounding.dropFirst() { agreements += compare(other, with: first) } }
        for other in others { agreements += compare(own, with: other) }
        return agreements
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
            let same = one.engine.lengths == other.engine.lengths && one.engine.lengths != .unknown
            var agreement = Agreement(engine: one.engine.name, reference: other.engine.name, kind: kind, hasSameFormula: same)
            for index in queries.indices where queries[index].kind == kind {
                guard let count = one.counts[index], let otherCount = other.counts[index] else { continue }
                guard let top = one.tops[index], let otherTop = other.tops[index] else { continue }
                agreement.queries += 1
                let isEqual = count == otherCount
                let isSame = top.isSame(as: otherTop)
                if isEqual { agreement.equalCounts += 1 }
                if isSame { agreement.sameTop10 += 1 }
                if same { agreement.scoreDifference = max(agreement.scoreDifference, top.scoreDifference(from: otherTop)) }
                agreement.overlap += top.overlap(with: otherTop)
                if !isEqual || same && !isSame, agreement.examples.count < 3 {
                    agreement.examples.append(
                        "\(queries[index].text): \(count) matches, \(otherCount) in \(other.engine.name)\(isSame ? "" : ", another top 10")"
                    )
                }
            }
            guard agreement.queries > 0 else { return nil }
            agreement.overlap /= Double(agreement.queries)
            return agreement
        }
    }
}
