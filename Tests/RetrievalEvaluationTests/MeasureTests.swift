import Testing

@testable import LedeRetrievalEvaluation

/// The expected values are those of pytrec_eval-terrier 0.5 (trec_eval's own code) and of ir_measures 0.4 over it.
@Suite("Measures as trec_eval computes them")
struct MeasureTests {
    let run: Run
    let qrels: Qrels
    let measures: [any Measure] = [
        NDCG(cutoff: 10), AveragePrecision(), ReciprocalRank(), Precision(cutoff: 10), Recall(cutoff: 100), NDCG(cutoff: 3),
        Precision(cutoff: 3), Recall(cutoff: 5),
    ]

    init() throws {
        run = try Run(bytes: Array(SmallCollection.run.utf8), name: "small.run")
        qrels = try Qrels(bytes: Array(SmallCollection.qrels.utf8), name: "small.qrels")
    }

    @Test("names follow ir_measures")
    func names() {
        #expect(measures.map(\.name) == ["nDCG@10", "AP", "RR", "P@10", "R@100", "nDCG@3", "P@3", "R@5"])
        #expect(MeasureCatalog.standard.map(\.name) == ["nDCG@10", "AP", "RR", "P@10", "R@100"])
    }

    @Test("each query's values")
    func perQuery() {
        let report = EffectivenessReport(run: run, qrels: qrels, measures: measures)
        #expect(report.queryIDs == ["q1", "q2", "q5"])
        let expected: [[Double]] = [
            [0.13869012617430843, 0.23076923076923075, 1, 0.1, 0.4, 0.1564262420075855, 1.0 / 3, 0.2],
            [0.16490842522986465, 0.10416666666666666, 0.5, 0.2, 0.25, 0.10706810063236014, 1.0 / 3, 0.125],
            [0, 0, 0, 0, 0, 0, 0, 0],
        ]
        for (values, wanted) in zip(report.values, expected) {
            for (value, want) in zip(values, wanted) { #expect(abs(value - want) < 1e-12) }
        }
        #expect(report.judgedCount == 4)
        #expect(report.answeredCount == 3)
        #expect(report.missingCount == 1)
        #expect(report.unjudgedCount == 1)
    }

    @Test("means with missing queries counted as 0, as ir_measures does")
    func means() throws {
        let report = EffectivenessReport(run: run, qrels: qrels, measures: measures, missing: .countedAsZero)
        #expect(report.queryIDs.count == 4)
        let expected = [0.07589963785104327, 0.08373397435897435, 0.375, 0.075, 0.1625, 0.06587358565998641, 1.0 / 6, 0.08125]
        for (value, want) in zip(try #require(report.overall), expected) { #expect(abs(value - want) < 1e-12) }
    }

    /// By measure, for q1, q2 and q5. Judged, ERR and RBP are ir_measures' own, given trec_eval's order; ERR is gdeval's to five decimals.
    static let recorded: [(name: String, values: [Double])] = [
        ("AP@10", [0.2, 0.10416666666666666, 0]), ("AP(rel=2)", [0, 0.041666666666666664, 0]),
        ("nDCG", [0.17511702332824025, 0.16490842522986465, 0]),
        ("nDCG(dcg='exp-log2')@10", [0.06355647691080621, 0.10894283056359409, 0]), ("P(rel=2)@5", [0, 0, 0]),
        ("R(rel=2)@20", [0, 0.25, 0]),
        ("RR@10", [1, 0.5, 0]), ("RR(rel=2)", [0, 1.0 / 6, 0]), ("Rprec", [0.2, 0.25, 0]), ("Bpref", [1.0 / 3, 0.25, 0]),
        ("Bpref(rel=2)", [0, 0.1875, 0]), ("RBP(p=0.8)", [0.21374389534719992, 0.225536, 0]),
        ("RBP(p=0.5)", [0.5001220703125, 0.265625, 0]),
        ("Success@5", [1, 1, 0]), ("Judged", [0.2857142857142857, 1.0 / 3, 1]), ("Judged@10", [0.2, 1.0 / 3, 1]),
        ("ERR@10", [0.0625, 0.06055, 0]),
        ("NumRet", [14, 9, 1]), ("NumRelRet", [2, 2, 0]), ("NumRel", [5, 8, 0]), ("NumQ", [1, 1, 1]),
    ]

    @Test("all other measures' values")
    func recordedValues() throws {
        let report = EffectivenessReport(run: run, qrels: qrels, measures: try Self.recorded.map { try MeasureCatalog.measure($0.name) })
        for (measure, wanted) in Self.recorded.enumerated() {
            for (query, want) in wanted.values.enumerated() {
                let value = report.values[query][measure]
                #expect(abs(value - want) < (wanted.name.hasPrefix("ERR") ? 5.1e-6 : 1e-12), "\(wanted.name): \(value)")
            }
        }
        // Counts are summed.
        #expect(try #require(report.overall).suffix(4) == [24, 4, 13, 3])
    }

    @Test("documents that were not judged are counted; a negative grade does not count as judged")
    func coverage() {
        let coverage = EffectivenessReport(run: run, qrels: qrels, measures: measures).coverage
        #expect(coverage.count == 24)
        #expect(coverage.unjudgedCount == 24 - 6)
        #expect(coverage.topCount == 20)
        #expect(coverage.unjudgedTopCount == 20 - 5)
    }

    @Test("no judged query, no mean")
    func nothingJudged() {
        #expect(EffectivenessReport(run: run, qrels: Qrels(), measures: measures).overall == nil)
    }

    @Test("ties are broken by docno descending, in single precision")
    func order() {
        let entries = [
            RunEntry(docno: "a", score: 1.000_000_01), RunEntry(docno: "é", score: 1), RunEntry(docno: "z", score: 1),
            RunEntry(docno: "Z", score: 1), RunEntry(docno: "b", score: 2),
        ]
        #expect(Run.trecEvalOrder(entries).map(\.docno) == ["b", "é", "z", "a", "Z"])
    }
}
