import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// The queries of the performance corpus over its documents: the best found by skipping the rest are those of the walk over every document,
/// ids and scores bit for bit. A sample by default, all documents with LEDE_FULL=1.
@Suite(.enabled(if: SharedCorpus.hasPerformance, "../shared/corpora/performance is not there"))
struct RankedCorpusTests {
    /// A query of the log: `a`, `a b` (one suffices), `+a +b` (all) or `"a b"`.
    private struct LoggedQuery: Decodable {
        var query: String
        var tags: [String]

        /// The query as a tree; nil for one of another kind.
        var tree: Query? {
            let words = query.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map { $0.lowercased() }
            switch tags.first {
            case "term", "union": return .any(words.map { Query.term($0) })
            case "intersection": return .all(words.map { Query.term($0) })
            case "phrase": return .phrase(PhraseQuery(terms: words.map { Array($0.utf8) }, text: query))
            default: return nil
            }
        }
    }

    private static func queries() throws -> [Query] {
        let text = try String(contentsOf: SharedCorpus.root.appending(path: "performance/queries.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").compactMap { try JSONDecoder().decode(LoggedQuery.self, from: Data($0.utf8)).tree }
    }

    @Test(arguments: [1, 2]) func prunedIsExhaustive(segments: Int) throws {
        let holder = try TemporaryIndex(analyzer: "standard")
        let documents = try SharedCorpus.articles(SharedCorpus.performance, limit: SharedCorpus.isFull ? .max : 2_000)
        // A later segment of under half the size stays separate.
        let first = segments == 1 ? documents.count : documents.count * 3 / 4
        try holder.add(Array(documents[..<first]))
        if first < documents.count { try holder.add(Array(documents[first...])) }
        let searcher = Searcher(reader: try holder.index.reader())
        #expect(searcher.reader.segments.count == segments)
        let queries = try Self.queries()
        #expect(queries.count > 400)
        var random = SeededGenerator(seed: UInt64(segments))
        // One walk over all documents takes far longer than all the other answers.
        for (number, query) in queries.enumerated() where number % (SharedCorpus.isFull ? 2 : 6) == 0 {
            var options = SearchOptions(limit: .max)
            if number % 3 > 0 {
                let variant = BM25.Variant.allCases[random.below(BM25.Variant.allCases.count)]
                options.ranking = Ranking(
                    try BM25(variant, k1: Double.random(in: 0...3, using: &random), b: Double.random(in: 0...1, using: &random)))
            }
            options.algorithm = .exhaustive
            let all = try searcher.search(query, options: options)
            options.algorithm = .boolean
            #expect(try searcher.search(query, options: options).hits == all.hits, "query \(number): \(query)")
            options.algorithm = nil
            for limit in [10, 100, 1000] {
                for countsMatches in [true, false] {
                    options.limit = limit
                    options.countsMatches = countsMatches
                    let found = try searcher.search(query, options: options)
                    #expect(
                        found.hits == Array(all.hits.prefix(limit)), "query \(number), limit \(limit): \(query), \(options.ranking.summary)"
                    )
                    #expect(found.matchCount == (countsMatches ? all.matchCount : found.hits.count), "query \(number), limit \(limit)")
                }
            }
            #expect(try searcher.count(query) == all.matchCount, "query \(number): \(query)")
        }
    }
}
