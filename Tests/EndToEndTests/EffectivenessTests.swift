import LedeModules
import Testing

/// BM25 with `english` ranks the judged corpora about as well as a plain BM25 does elsewhere.
@Suite(.enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"))
struct EffectivenessTests {
    /// The figures of the corpora's README (k1 = 0.9, b = 0.4, Snowball English, stop words left out), and how far off we may be.
    struct Yardstick: Sendable {
        var corpus: String
        var judgedQueries: Int
        var nDCG: Double
        var averagePrecision: Double
        static let tolerance = 0.02
    }

    private func means(_ corpus: String) throws -> (judged: Int, nDCG: Double, averagePrecision: Double) {
        let folder = SharedCorpus.root.appending(path: "judged/\(corpus)")
        let holder = try TemporaryIndex(analyzer: "english")
        try holder.add(try SharedCorpus.articles("judged/\(corpus)/docs.jsonl"))
        let reader = try holder.index.reader()
        let backend = LedeBackend(name: "lede", reader: reader, formula: try BM25(.lucene, k1: 0.9, b: 0.4))
        let parser = QueryParser(analyzer: reader.analyzer, adjacency: .any)
        var run = Run(tag: "lede")
        for topic in try Topics(path: folder.appending(path: "queries.tsv").path).topics {
            run[topic.id] = try backend.rank(parser.parse(words: topic.text).query, limit: Comparer.runDepth).map {
                RunEntry(docno: $0.id, score: $0.score)
            }
        }
        let report = EffectivenessReport(
            run: run, qrels: try Qrels(path: folder.appending(path: "qrels.tsv").path),
            measures: [NDCG(cutoff: 10), AveragePrecision()], missing: .countedAsZero)
        let means = try #require(report.overall)
        return (report.judgedCount, means[0], means[1])
    }

    @Test(arguments: [
        Yardstick(corpus: "cranfield", judgedQueries: 225, nDCG: 0.342, averagePrecision: 0.278),
        Yardstick(corpus: "med", judgedQueries: 30, nDCG: 0.671, averagePrecision: 0.515),
        Yardstick(corpus: "cacm", judgedQueries: 52, nDCG: 0.468, averagePrecision: 0.316),
        Yardstick(corpus: "cisi", judgedQueries: 76, nDCG: 0.361, averagePrecision: 0.202),
    ])
    func reachesTheYardstick(_ yardstick: Yardstick) throws {
        let means = try means(yardstick.corpus)
        #expect(means.judged == yardstick.judgedQueries)
        #expect(means.nDCG >= yardstick.nDCG - Yardstick.tolerance)
        #expect(means.averagePrecision >= yardstick.averagePrecision - Yardstick.tolerance)
    }
}
