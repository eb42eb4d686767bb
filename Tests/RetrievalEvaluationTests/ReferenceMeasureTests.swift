import Foundation
import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// Every measure against trec_eval and ir_measures themselves, on random runs and qrels.
@Suite(
    "Measures beside trec_eval and ir_measures",
    .enabled(if: PythonReference.absence == nil, "trec_eval and ir_measures cannot be installed"))
struct ReferenceMeasureTests {
    /// How to ask pytrec_eval for a measure that it then names so.
    private static func asked(_ name: String) -> String {
        guard let end = name.lastIndex(of: "_"), name[name.index(after: end)...].allSatisfy({ $0.isNumber || $0 == "." }) else {
            return name
        }
        return name[..<end] + "." + name[name.index(after: end)...]
    }

    /// Ours, and the reference's name if different.
    static let names: [(own: String, reference: String)] =
        [
            "AP", "AP@10", "AP(rel=2)", "AP(rel=3)@7", "nDCG", "nDCG@10", "nDCG@3", "nDCG(dcg='exp-log2')@10", "P@1", "P@10", "P(rel=2)@5",
            "R@10",
            "R@100", "R(rel=2)@20", "RR", "RR@10", "RR(rel=3)", "RR(rel=2)@5", "Rprec", "Rprec(rel=2)", "Bpref", "Bpref(rel=2)",
            "RBP(p=0.8)",
            "RBP(p=0.5)", "Success@1", "Success@10", "Success(rel=4)@5", "Judged", "Judged@10", "ERR@10", "ERR@20", "NumRet",
            "NumRet(rel=2)",
            "NumRelRet", "infAP", "infAP(rel=2)", "IPrec@0.0", "IPrec@0.1", "IPrec@0.35", "IPrec(rel=2)@0.5", "IPrec@1.0", "SetP",
            "SetP(rel=2)", "SetP(relative=True)", "SetR", "SetF", "SetF(rel=3)",
            "SetAP", "P(judged_only=True)@5", "P(rel=2,judged_only=True)@10", "AP(judged_only=True)", "AP(rel=2,judged_only=True)@20",
            "nDCG(judged_only=True)@10", "RR(judged_only=True)",
            "Rprec(judged_only=True)", "Success(judged_only=True)@1", "R(judged_only=True)@10", "IPrec(judged_only=True)@0.3",
            "SetP(judged_only=True)", "SetF(judged_only=True)",
            "nDCG(gains={1:5,2:1})@10", "nDCG(gains={0:1,3:0})", "nDCG(gains={1:2,4:100},judged_only=True)@5",
        ].map { ($0, $0) }
        + [
            "map", "P_10", "recall_10", "ndcg", "ndcg_cut_10", "map_cut_10", "recip_rank", "Rprec", "bpref", "infAP", "success_5", "set_P",
            "set_recall", "set_F", "set_map", "set_relative_P", "11pt_avg", "iprec_at_recall_0.10", "iprec_at_recall_0.80", "num_rel_ret",
        ].map {
            ($0, "trec_eval:" + Self.asked($0))
        } + [
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

    /// The geometric mean, and alpha-nDCG beside ndeval, on random runs and judgments by aspects.
    @Test("geometric means", arguments: [(5, 30, 40), (6, 8, 300)])
    func geometricMeans(_ seed: UInt64, _ queryCount: Int, _ deepest: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let collection = RandomCollection(&generator, queryCount: queryCount, deepest: deepest)
        let folder = try TemporaryFolder()
        let (run, qrels) = (try folder.write(collection.run, to: "a.run"), try folder.write(collection.qrels, to: "a.qrels"))
        let logarithms = try #require(
            try ReferenceMeasures.values(run: run, qrels: qrels, measures: ["trec_eval:gm_map"])["trec_eval:gm_map"])
        let report = EffectivenessReport(
            run: try Run(path: run), qrels: try Qrels(path: qrels), measures: try MeasureCatalog.measures("GMAP AP"))
        let expected = exp(report.queryIDs.reduce(0) { $0 + (logarithms[$1] ?? 0) } / Double(report.queryIDs.count))
        #expect(abs(try #require(report.overall)[0] - expected) < 1e-9)
        #expect(report.values.allSatisfy { $0[0] == $0[1] })
    }
}

@Suite("alpha-nDCG beside ndeval", .enabled(if: NoveltyReference.absence == nil, "pyndeval cannot be installed"))
struct NoveltyMeasureTests {
    @Test(arguments: [(1, 0.5, 1), (2, 0.3, 1), (3, 0.9, 2), (4, 0, 1), (5, 1, 1)] as [(UInt64, Double, Int)])
    func randomRuns(_ seed: UInt64, _ alpha: Double, _ relevance: Int) throws {
        var generator = SeededGenerator(seed: seed)
        var (qrels, run) = ("", "")
        for query in 1...30 {
            let documents = (0..<30).map { "d\($0)" }.shuffled(using: &generator)
            for docno in documents.prefix(2 + generator.below(20)) {
                for aspect in 1...1 + generator.below(5) where generator.below(2) == 0 {
                    qrels += "\(query) \(aspect) \(docno) \(generator.below(4) - 1)\n"
                }
            }
            qrels += "\(query) 1 never \(generator.below(2))\n\(query) 2 never 0\n"
            for (rank, docno) in documents.shuffled(using: &generator).prefix(1 + generator.below(25)).enumerated() {
                run += "\(query) Q0 \(docno) \(rank + 1) \(100 - rank) t\n"
            }
        }
        let folder = try TemporaryFolder()
        let files = (run: try folder.write(run, to: "a.run"), qrels: try folder.write(qrels, to: "a.qrels"))
        let expected = try NoveltyReference.alphaNDCG(
            run: files.run, qrels: files.qrels, cutoffs: [1, 5, 10, 20], alpha: alpha, relevance: relevance)
        let measures = [1, 5, 10, 20].map { AlphaNDCG(cutoff: $0, alpha: alpha, relevance: relevance) }
        let report = EffectivenessReport(run: try Run(path: files.run), qrels: try Qrels(path: files.qrels), measures: measures)
        #expect(report.queryIDs.count == 30)
        for (row, query) in zip(report.values, report.queryIDs) {
            for (value, cutoff) in zip(row, [1, 5, 10, 20]) {
                let wanted = expected[query]?["\(cutoff)"] ?? 0
                #expect(abs(value - wanted) < 1e-9, "query \(query), @\(cutoff): \(value), reference \(wanted)")
            }
        }
    }
}
