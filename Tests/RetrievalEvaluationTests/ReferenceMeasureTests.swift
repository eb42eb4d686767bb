import Foundation
import TestSupport
import Testing

@testable import RetrievalEvaluation

/// Every measure against trec_eval and ir_measures themselves, on random runs and qrels.
@Suite("Measures beside trec_eval and ir_measures", .enabled(if: PythonReference.absence == nil, "trec_eval and ir_measures cannot be installed"))
struct ReferenceMeasureTests {
    /// Ours, and the reference's name where it is another one.
    static let names: [(own: String, reference: String)] =
        [
            "AP", "AP@10", "AP(rel=2)", "AP(rel=3)@7", "nDCG", "nDCG@10", "nDCG@3", "nDCG(dcg='exp-log2')@10", "P@1", "P@10", "P(rel=2)@5", "R@10",
            "R@100", "R(rel=2)@20", "RR", "RR@10", "RR(rel=3)", "RR(rel=2)@5", "Rprec", "Rprec(rel=2)", "Bpref", "Bpref(rel=2)", "RBP(p=0.8)",
            "RBP(p=0.5)", "Success@1", "Success@10", "Success(rel=4)@5", "Judged", "Judged@10", "ERR@10", "ERR@20", "NumRet", "NumRet(rel=2)",
            "NumRelRet",
        ].map { ($0, $0) } + [
            ("nDCG(dcg='exp-log2')", "nDCG(gains={2:3,3:7,4:15})"), ("nDCG(dcg='exp-log2')@5", "nDCG(gains={2:3,3:7,4:15})@5"),
            ("AP", "trec_eval:map"), ("AP@10", "trec_eval:map_cut.10"), ("nDCG", "trec_eval:ndcg"), ("nDCG@10", "trec_eval:ndcg_cut.10"),
            ("P@10", "trec_eval:P.10"), ("R@10", "trec_eval:recall.10"), ("RR", "trec_eval:recip_rank"), ("Rprec", "trec_eval:Rprec"),
            ("Bpref", "trec_eval:bpref"), ("Success@5", "trec_eval:success.5"), ("NumRet", "trec_eval:num_ret"),
            ("NumRelRet", "trec_eval:num_rel_ret"), ("NumRel", "trec_eval:num_rel"),
        ]

    @Test("random runs", arguments: [(1, 40, 12), (2, 30, 60), (3, 12, 400), (4, 3, 1_000)])
    func randomRuns(_ seed: UInt64, _ queryCount: Int, _ deepest: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let collection = RandomCollection(&generator, queryCount: queryCount, deepest: deepest)
        let folder = try TemporaryFolder()
        let (run, qrels) = (try folder.write(collection.run, to: "a.run"), try folder.write(collection.qrels, to: "a.qrels"))
        let expected = try ReferenceMeasures.values(run: run, qrels: qrels, measures: Self.names.map(\.reference))
        let report = EffectivenessReport(
            run: try Run(path: run), qrels: try Qrels(path: qrels), measures: try Self.names.map { try MeasureCatalog.measure($0.own) },
            missing: .countedAsZero)
        for (row, queryID) in zip(report.values, report.queryIDs) {
            for (name, value) in zip(Self.names, row) {
                let wanted = try #require(expected[name.reference]?[queryID])
                // The reference counts nothing for a query that the run lacks.
                if name.own == "NumRel", try Run(path: run)[queryID] == nil { continue }
                // gdeval prints five decimals.
                let isCoarse = name.reference.hasPrefix("ERR") || name.reference.contains("exp-log2")
                #expect(abs(value - wanted) <= (isCoarse ? 5.1e-6 : 5e-7), "\(name), query \(queryID): \(value), reference \(wanted)")
            }
        }
    }
}
