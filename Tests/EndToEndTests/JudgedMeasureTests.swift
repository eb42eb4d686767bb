import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Runs of the judged corpora, measured by Lede and by trec_eval and ir_measures: of some topics over a part of the articles, of all with
/// LEDE_FULL=1.
@Suite(
    .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"),
    .enabled(if: PythonReference.absence == nil, "trec_eval and ir_measures cannot be installed"))
struct JudgedMeasureTests {
    private static let measures = [
        "AP", "AP@100", "AP(rel=2)", "nDCG", "nDCG@10", "nDCG@100", "nDCG(dcg='exp-log2')@10", "P@5", "P@10", "P(rel=2)@5", "R@10", "R@100",
        "R@1000",
        "RR", "RR@10", "Rprec", "Bpref", "RBP(p=0.8)", "RBP(p=0.95)", "Success@1", "Success@10", "Judged@10", "ERR@20", "NumRet",
        "NumRelRet",
    ]

    @Test(arguments: ["cranfield", "cisi", "med", "cacm", "xquad-en", "xquad-ru", "xquad-zh"])
    func equalTheReference(_ corpus: String) throws {
        let folder = SharedCorpus.root.appending(path: "judged/\(corpus)")
        let holder = try TemporaryIndex(analyzer: corpus == "xquad-ru" ? "russian" : corpus == "xquad-zh" ? "standard" : "english")
        try holder.add(try SharedCorpus.articles("judged/\(corpus)/docs.jsonl", limit: SharedCorpus.isFull ? .max : 600))
        let reader = try holder.index.reader()
        let backend = LedeBackend(name: "lede", reader: reader, formula: try BM25(.lucene, k1: 0.9, b: 0.4))
        let parser = QueryParser(analyzer: reader.analyzer, adjacency: .any)
        var run = Run(tag: "lede")
        let topics = try Topics(path: folder.appending(path: "queries.tsv").path).topics
        // Few of the Chinese questions find anything.
        for topic in topics.prefix(SharedCorpus.isFull ? .max : corpus == "xquad-zh" ? 200 : 40) {
            // Scores are rounded: as they are, they hardly ever tie.
            run[topic.id] = try backend.rank(parser.parse(topic.text).query, limit: Comparer.runDepth).map {
                RunEntry(docno: $0.id, score: ($0.score * 4).rounded() / 4)
            }
        }
        let files = try TemporaryFolder()
        let path = try files.write(run.trecText(), to: "\(corpus).run")
        let qrelsPath = folder.appending(path: "qrels.tsv").path
        let expected = try ReferenceMeasures.values(run: path, qrels: qrelsPath, measures: Self.measures)
        let report = EffectivenessReport(
            run: try Run(path: path), qrels: try Qrels(path: qrelsPath), measures: try Self.measures.map(MeasureCatalog.measure),
            missing: .countedAsZero)
        #expect(report.answeredCount > 20)
        for (row, queryID) in zip(report.values, report.queryIDs) {
            for (name, value) in zip(Self.measures, row) {
                let wanted = try #require(expected[name]?[queryID])
                // gdeval prints five decimals.
                let isCoarse = name.hasPrefix("ERR") || name.contains("exp-log2")
                #expect(abs(value - wanted) <= (isCoarse ? 5.1e-6 : 5e-7), "\(name), query \(queryID): \(value), reference \(wanted)")
            }
        }
        #expect(TieReport(run: run, qrels: try Qrels(path: qrelsPath), measures: []).tiedDocumentCount > 100)
    }
}
