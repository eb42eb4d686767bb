import LedeBackends
import LedeInvertedIndex
import LedeRetrieval
import LedeRetrievalEvaluation

/// A query with its judgments by doc id, ready to be ranked and measured repeatedly.
struct JudgedQuery: Sendable {
    let query: BackendQuery
    private let grades: [UInt32: Int]
    /// As `JudgedRanking.judgedGrades`.
    private let judgedGrades: [Int]
    /// The judgments, if they are by aspect: a measure may look at these.
    private let byAspects: (judgments: [String: Int], aspects: [String: [String: Int]])?
    /// A document that does not count as an answer.
    private let dropped: UInt32?

    /// - Parameter dropped: the id of an article that does not count as an answer.
    /// - Throws: `IndexFileError`
    init(
        _ query: BackendQuery, judgments: [String: Int], aspects: [String: [String: Int]]? = nil, dropping dropped: String?,
        reader: IndexReader
    ) throws {
        self.query = query
        byAspects = aspects.map { (judgments, $0) }
        self.dropped = try dropped.flatMap { try reader.doc(docno: $0) }
        var grades: [UInt32: Int] = [:]
        for (docno, grade) in judgments {
            if let doc = try reader.doc(docno: docno) { grades[doc] = grade }
        }
        self.grades = grades
        judgedGrades = judgments.values.filter { $0 >= 0 }.sorted(by: >)
    }

    /// The value of `measure` under `ranking`: as for a run of `Comparer.runDepth` articles, though no more are retrieved than count.
    /// - Throws: what `Searcher.search` throws.
    func value(of measure: any Measure, under ranking: Ranking, by searcher: Searcher) throws -> Double {
        let depth = min(measure.depth ?? .max, Comparer.runDepth)
        // One more than counts tells whether the last that counts is tied with the next.
        var limit = min(depth + 1, Comparer.runDepth)
        while true {
            let hits = try hits(limit, ranking, searcher)
            let isWhole = hits.count < limit || limit == Comparer.runDepth || Float(hits[depth - 1].score) != Float(hits[limit - 1].score)
            if isWhole { return measure.value(try judged(hits, searcher.reader)) }
            limit = min(4 * limit, Comparer.runDepth)
        }
    }

    private func hits(_ limit: Int, _ ranking: Ranking, _ searcher: Searcher) throws -> [ScoredDocument] {
        let backend = LedeBackend(name: "", searcher: searcher, ranking: ranking)
        let request = RetrievalRequest(query, limit: dropped == nil ? limit : limit + 1, countsMatches: false)
        let hits = try backend.retrieve(request).hits.documents(in: searcher.reader)
        return dropped == nil ? hits : Array(hits.lazy.filter { $0.doc != dropped }.prefix(limit))
    }

    /// In trec_eval's order, as `Run.trecEvalOrder` has it; ids are fetched only if they decide between different grades.
    private func judged(_ hits: [ScoredDocument], _ reader: IndexReader) throws -> JudgedRanking {
        if let byAspects {
            let entries = try hits.map { RunEntry(docno: try reader.docno($0.doc), score: $0.score) }
            return JudgedRanking(entries: entries, judgments: byAspects.judgments, aspects: byAspects.aspects)
        }
        var ordered: [Int?] = []
        ordered.reserveCapacity(hits.count)
        var groups: [Range<Int>] = []
        var start = 0
        for rank in hits.indices where rank + 1 == hits.count || Float(hits[rank].score) != Float(hits[rank + 1].score) {
            let group = start..<rank + 1
            let own = group.map { grades[hits[$0].doc] }
            if own.allSatisfy({ $0 == own[0] }) {
                ordered += own
            } else {
                let named = try zip(group, own).map { (docno: try reader.docno(hits[$0].doc), grade: $1) }
                ordered += named.sorted { $1.docno.utf8.lexicographicallyPrecedes($0.docno.utf8) }.map(\.grade)
            }
            groups.append(group)
            start = rank + 1
        }
        return JudgedRanking(grades: ordered, tieGroups: groups, judgedGrades: judgedGrades)
    }
}
