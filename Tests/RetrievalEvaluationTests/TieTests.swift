import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// What ties can do to a measure, against every order of the tied documents.
@Suite("Ties")
struct TieTests {
    static let measures = [
        "AP", "AP@3", "AP(rel=2)@4", "nDCG", "nDCG@3", "nDCG(dcg='exp-log2')@4", "P@1", "P@3", "P(rel=2)@4", "R@3", "R@5", "RR", "RR@2",
        "RR(rel=3)",
        "Rprec", "Bpref", "Bpref(rel=2)", "RBP(p=0.8)", "RBP(p=0.5)@3", "Success@1", "Success@3", "Judged", "Judged@3", "ERR", "ERR@3",
        "NumRet",
        "NumRelRet", "NumRel", "NumQ", "SetP", "SetR(rel=2)", "SetF(beta=2)", "AP(judged_only=True)", "P(judged_only=True)@3",
        "nDCG(judged_only=True)@3", "RR(judged_only=True)",
        "nDCG(gains={0:2,1:1,4:9})@3", "nDCG(gains={1:7,2:3},judged_only=True)",
    ]

    /// All orders of `values`.
    private static func orders<T>(_ values: [T]) -> [[T]] {
        guard values.count > 1 else { return [values] }
        return values.indices.flatMap { index in
            var rest = values
            let first = rest.remove(at: index)
            return orders(rest).map { [first] + $0 }
        }
    }

    @Test("lowest, expected and highest are those over all orders")
    func allOrders() throws {
        var generator = SeededGenerator(seed: 20)
        let measures = try Self.measures.map(MeasureCatalog.measure)
        for _ in 0..<150 {
            var groups: [[Int?]] = []
            while groups.reduce(0, { $0 + $1.count }) < 7 {
                groups.append((0..<1 + generator.below(4)).map { _ in [nil, -1, 0, 0, 1, 2, 4][generator.below(7)] })
            }
            var start = 0
            let ranges = groups.map { group in
                defer { start += group.count }
                return start..<start + group.count
            }
            let more = (0..<generator.below(4)).map { _ in generator.below(5) }
            let judged = (groups.joined().compactMap { $0 }.filter { $0 >= 0 } + more).sorted(by: >)
            var rankings: [[Int?]] = [[]]
            for group in groups { rankings = rankings.flatMap { ranking in Self.orders(group).map { ranking + $0 } } }
            let tied = JudgedRanking(grades: groups.flatMap { $0 }, tieGroups: ranges, judgedGrades: judged)
            for measure in measures {
                let values = rankings.map { measure.value(JudgedRanking(grades: $0, tieGroups: ranges, judgedGrades: judged)) }
                let range = try #require(measure.tieRange(tied))
                #expect(abs(range.lowest - (values.min() ?? 0)) < 1e-12, "\(measure.name) \(groups)")
                #expect(abs(range.highest - (values.max() ?? 0)) < 1e-12, "\(measure.name) \(groups)")
                #expect(abs(range.expected - values.reduce(0, +) / Double(values.count)) < 1e-12, "\(measure.name) \(groups)")
            }
        }
    }

    @Test("a run of one large group of ties is bounded and fast")
    func oneGroup() throws {
        var run = Run(tag: "t")
        var qrels = Qrels()
        for document in 0..<2_000 {
            run.append(RunEntry(docno: "d\(document)", score: 1), to: "1")
            qrels.add(queryID: "1", docno: "d\(document)", grade: document.isMultiple(of: 10) ? 1 : 0)
        }
        let report = TieReport(run: run, qrels: qrels, measures: try MeasureCatalog.measures("P@10 Success@1 ERR AP RR"))
        let ranges = try #require(report.overall).compactMap { $0 }
        #expect(ranges[0].lowest == 0)
        #expect(ranges[0].highest == 1)
        #expect(abs(ranges[0].expected - 0.1) < 1e-12)
        #expect(abs(ranges[1].expected - 0.1) < 1e-12)
        #expect(ranges.allSatisfy { $0.lowest < $0.expected && $0.expected < $0.highest })
        #expect(report.tiedQueryCount == 1)
        #expect(report.tiedDocumentCount == 2_000)
        #expect(report.largestGroup == 2_000)
    }

    @Test("scores that only differ beyond single precision are tied, as in trec_eval")
    func singlePrecision() {
        let ranking = JudgedRanking(
            entries: [RunEntry(docno: "a", score: 1.000_000_001), RunEntry(docno: "b", score: 1), RunEntry(docno: "c", score: 0.5)],
            judgments: [:])
        #expect(ranking.tieGroups == [0..<2, 2..<3])
        #expect(JudgedRanking(entries: [], judgments: ["a": 1]).tieGroups.isEmpty)
    }

    @Test("bounds of the mean are means of the bounds, sums of counts")
    func overall() throws {
        let run = try Run(bytes: Array(SmallCollection.run.utf8), name: "small.run")
        let qrels = try Qrels(bytes: Array(SmallCollection.qrels.utf8), name: "small.qrels")
        let report = TieReport(run: run, qrels: qrels, measures: try MeasureCatalog.measures("AP NumRet"), missing: .countedAsZero)
        let overall = try #require(report.overall).compactMap { $0 }
        #expect(report.queryIDs == ["q1", "q2", "q4", "q5"])
        #expect(overall[0].lowest <= overall[0].expected)
        #expect(overall[0].expected <= overall[0].highest)
        #expect(abs(overall[0].expected - report.ranges.reduce(0) { $0 + ($1[0]?.expected ?? 0) } / 4) < 1e-15)
        #expect(overall[1].lowest == 24)
        #expect(overall[1].highest == 24)
        #expect(report.tiedQueryCount == 2)
        #expect(TieReport(run: run, qrels: Qrels(), measures: []).overall == nil)
        // What is not known exactly is not reported.
        let unknown = TieReport(
            run: run, qrels: qrels, measures: try MeasureCatalog.measures("infAP IPrec@0.2 GMAP 11pt_avg alpha_nDCG@5 infAP P@1"))
        #expect(unknown.overall?.map { $0 == nil } == [true, true, true, true, true, false])
    }
}
