import Foundation
import LedeModules
import Testing

/// FTS5 as the oracle: over the same tokens, Lede finds the same articles, and under FTS5's formula gives them the same scores.
@Suite(.serialized, .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"))
struct FTS5OracleTests {
    /// Asks both engines for every match, and reports where they differ.
    struct Oracle {
        let lede: LedeBackend
        let fts5: FTS5Index
        let limit: Int

        let weights: FieldWeights?

        init(_ index: Index, weights: FieldWeights? = nil) throws {
            let reader = try index.reader()
            let model = weights.map { RankingModel.weightedFields(BM25(.fts5), $0) } ?? .bm25(BM25(.fts5))
            lede = LedeBackend(name: "lede:bm25=fts5", reader: reader, ranking: Ranking(model))
            self.weights = weights
            fts5 = try FTS5Companion(index).open(for: reader)
            limit = reader.statistics.documentCount
        }

        /// - Returns: what differs, in words; nil if all agrees.
        func difference(_ query: Query) throws -> String? {
            let found = try lede.rank(query, limit: limit)
            let expected = try fts5.rank(query, limit: limit, weights: weights)
            let counts = (try lede.count(query), try fts5.count(query))
            guard counts == (expected.count, expected.count), found.count == expected.count else {
                return "\(counts.0) matches, \(found.count) listed; FTS5 \(counts.1), \(expected.count) listed"
            }
            let scores = Dictionary(uniqueKeysWithValues: expected.map { ($0.id, $0.score) })
            for hit in found {
                guard let score = scores[hit.id] else { return "\(hit.id) is no match of FTS5's" }
                guard abs(hit.score - score) <= 1e-9 * abs(score) else { return "\(hit.id) scores \(hit.score); FTS5 \(score)" }
            }
            let top = try lede.rank(query, limit: 10)
            guard top == Array(found.prefix(10)) else { return "the top 10 are not the first 10 of all" }
            return nil
        }
    }

    /// Records the first few differences; more would say nothing new.
    static func check(_ oracle: Oracle, _ queries: [(text: String, query: Query)]) throws {
        #expect(!queries.isEmpty)
        var differing = 0
        var matched = 0
        for (text, query) in queries {
            if let difference = try oracle.difference(query) {
                differing += 1
                if differing <= 5 { Issue.record("\(text): \(difference)") }
            }
            if try oracle.lede.count(query) > 0 { matched += 1 }
        }
        #expect(differing == 0, "of \(queries.count) queries")
        // Queries that find nothing would prove nothing.
        #expect(matched * 3 > queries.count)
    }

    @Test(
        "judged corpora: whole questions, all of some words, phrases, fields and exclusions",
        arguments: [
            ("cranfield", "standard"), ("cranfield", "english"), ("cisi", "standard"), ("med", "unicode61"), ("med", "porter"),
            ("cacm", "standard"),
        ])
    func judged(_ corpus: String, _ analyzer: String) throws {
        let holder = try TemporaryIndex(analyzer: analyzer)
        let articles = try SharedCorpus.articles("judged/\(corpus)/docs.jsonl", limit: SharedCorpus.isFull ? .max : 400)
        try holder.add(articles, parts: 3)
        _ = try holder.index.delete(ids: articles.indices.filter { $0.isMultiple(of: 17) }.map { articles[$0].id })
        let oracle = try Oracle(holder.index)
        let weighted = try Oracle(holder.index, weights: FieldWeights([.title: 7.5, .body: 0.75]))
        let reader = oracle.lede.searcher.reader
        let topics = try Topics(path: SharedCorpus.root.appending(path: "judged/\(corpus)/queries.tsv").path).topics
        var queries: [(String, Query)] = []
        for (number, topic) in topics.enumerated() where SharedCorpus.isFull || number.isMultiple(of: 5) {
            let words = topic.text.split { !$0.isLetter }.filter { $0.count > 1 }.map(String.init)
            func add(_ text: String, _ adjacency: QueryParser.Adjacency) {
                queries.append((text, QueryParser(analyzer: reader.analyzer, adjacency: adjacency).parse(text).query))
            }
            // FTS5 has no wildcards.
            add(topic.text.filter { $0 != "?" && $0 != "*" }, .any)
            guard words.count >= 4 else { continue }
            add("\(words[1]) \(words[2])", .all)
            add("\"\(words[2]) \(words[3])\" OR \(words[0])", .all)
            add("title:\(words[1]) OR (\(words[2]) NOT \(words[3]))", .all)
            add("(\(words[0]) OR \(words[1])) AND (\(words[2]) OR \"\(words[1]) \(words[2])\") NOT body:\(words[3])", .all)
        }
        try Self.check(oracle, queries)
        try Self.check(weighted, queries)
    }

    @Test("the performance corpus: unions, intersections and phrases of web queries")
    func performance() async throws {
        let holder = try TemporaryIndex(analyzer: "standard")
        if SharedCorpus.isFull {
            let path = SharedCorpus.root.appending(path: "performance/docs-100k.jsonl.zst").path
            _ = try await BulkIndexer(holder.index).run([path])
        } else {
            try holder.add(try SharedCorpus.articles("performance/docs-100k.jsonl.zst", limit: 1_500), parts: 2)
        }
        let oracle = try Oracle(holder.index)
        let analyzer = oracle.lede.searcher.reader.analyzer
        struct Line: Decodable { var query: String }
        let lines = try String(contentsOf: SharedCorpus.root.appending(path: "performance/queries.jsonl"), encoding: .utf8)
            .split(separator: "\n").map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)).query }
        // The benchmark's form: `a b` one suffices, `+a +b` all, `"a b"` in order.
        let queries = lines.map { line in
            let adjacency: QueryParser.Adjacency = line.hasPrefix("+") ? .all : .any
            let text = line.replacingOccurrences(of: "+", with: " ")
            return (line, QueryParser(analyzer: analyzer, adjacency: adjacency).parse(text).query)
        }
        #expect(lines.count == 489)
        try Self.check(oracle, queries)
    }
}
