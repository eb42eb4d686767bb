import LedeBackends
import LedeArticleModel
import Foundation
import LedeIndexStorage
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTestSupport
import Testing
import LedeTextAnalysis

@testable import LedeRankingBackends

@Suite("FTS5 ranks by the formula of its bm25()")
struct FTS5ScoreTests {
    /// Occurrences of `terms` in a row in `tokens`.
    static func occurrences(of terms: [[UInt8]], in tokens: [[UInt8]]) -> Int {
        guard !terms.isEmpty, tokens.count >= terms.count else { return 0 }
        return (0...(tokens.count - terms.count)).count { Array(tokens[$0..<($0 + terms.count)]) == terms }
    }

    /// Every article that has at least one of the phrases, with its score: the formula written out, slowly.
    static func scores(_ phrases: [(text: String, field: IndexedField?)], _ articles: [Article]) -> [String: Double] {
        let fields = articles.map { article in
            IndexedField.allCases.map { SmallArticles.analyzer.terms(of: article.text(of: $0)) }
        }
        let lengths = fields.map { Double($0.reduce(0) { $0 + $1.count }) }
        let average = lengths.reduce(0, +) / Double(articles.count)
        var result: [String: Double] = [:]
        for phrase in phrases {
            let terms = SmallArticles.analyzer.terms(of: phrase.text)
            let frequencies = fields.map { columns in
                IndexedField.allCases.filter { phrase.field == nil || phrase.field == $0 }
                    .reduce(0) { $0 + occurrences(of: terms, in: columns[$1.rawValue]) }
            }
            let n = Double(frequencies.count { $0 > 0 })
            var idf = log((Double(articles.count) - n + 0.5) / (n + 0.5))
            if idf <= 0 { idf = 1e-6 }
            for (index, frequency) in frequencies.enumerated() where frequency > 0 {
                let f = Double(frequency)
                result[articles[index].id, default: 0] +=
                    idf * (f * 2.2) / (f + 1.2 * (1 - 0.75 + 0.75 * lengths[index] / average))
            }
        }
        return result
    }

    @Test(
        "terms, phrases and fields",
        arguments: [
            [("ferry", nil)], [("of", nil), ("night", nil)], [("harbour ferry", nil)], [("budget", .title)],
            [("ZURICH", .body), ("harbour harbour", .title), ("of", nil), ("of", nil)],
        ] as [[(text: String, field: IndexedField?)]])
    func formula(_ phrases: [(text: String, field: IndexedField?)]) throws {
        let folder = try TemporaryFolder()
        let articles = SmallArticles.make(300)
        let index = try SmallArticles.build(articles, in: folder)
        let query = Query.any(
            phrases.map {
                .phrase(PhraseQuery(terms: SmallArticles.analyzer.terms(of: $0.text), text: $0.text, field: $0.field))
            })
        let expected = Self.scores(phrases, articles)
        let hits = try index.rank(query, limit: 1000)
        #expect(try index.count(query) == expected.count)
        #expect(!expected.isEmpty)
        #expect(Set(hits.map(\.id)) == Set(expected.keys))
        for hit in hits { #expect(abs(hit.score - (expected[hit.id] ?? 0)) <= 1e-12 * hit.score) }
        #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
        #expect(try index.rank(query, limit: 7) == Array(hits.prefix(7)))
    }

    /// Lede's scores under the weights are FTS5's, over whole answers.
    @Test("weights of columns", arguments: [41 as UInt64, 42])
    func columnWeights(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        let articles = SmallArticles.make(250, seed: seed)
        let index = try SmallArticles.build(articles, in: folder)
        let reader = try SmallArticles.reader(articles)
        let texts = [
            "ferry", "the night", "harbour OR title:budget", "\"of the\" OR ferry", "zürich NOT title:strike", "body:council vote",
        ]
        var queries = texts.map { ($0, QueryParser(analyzer: SmallArticles.analyzer).parse($0).query) }
        queries.append(("near", .near(Query.any([.term("harbour"), .term("night")]).scoringLeaves, within: 3)))
        for round in 0..<30 {
            let weights = try FieldWeights([
                .title: [0, 1, 10, Double.random(in: 0...1000, using: &random)][random.below(4)],
                .body: [0, 1, 1e-5, Double.random(in: 0...3, using: &random)][random.below(4)],
            ])
            let (text, query) = queries[round % queries.count]
            let backend = LedeBackend(name: "lede", reader: reader, ranking: Ranking(.weightedFields(BM25(.fts5), weights)))
            let found = Dictionary(uniqueKeysWithValues: try backend.rank(query, limit: 1000).map { ($0.id, $0.score) })
            let expected = try index.rank(query, limit: 1000, weights: weights)
            #expect(found.count == expected.count, "\(text)")
            #expect(!expected.isEmpty, "\(text)")
            for hit in expected {
                let score = try #require(found[hit.id])
                #expect(abs(score - hit.score) <= 1e-9 * abs(hit.score), "seed \(seed), round \(round): \(text), \(weights.summary)")
            }
        }
    }

    @Test("ties come in the order of addition, also after replacing")
    func ties() throws {
        let folder = try TemporaryFolder()
        let articles = (0..<50).map { Article(id: "t\($0)", title: "ferry", body: "night of the strike") }
        _ = try SmallArticles.build(articles, in: folder)
        var added = [articles[3], Article(id: "new", title: "ferry", body: "night of the strike"), articles[0]][...]
        try FTS5Index.update(
            in: folder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generations: (1, 2), removing: ["t7", "unknown"],
            adding: { added.popFirst() })
        let index = try FTS5Index(in: folder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generation: 2)
        let wanted = (0..<50).filter { ![0, 3, 7].contains($0) }.map { "t\($0)" } + ["t3", "new", "t0"]
        #expect(try index.rank(.term("ferry"), limit: 100).map(\.id) == wanted)
        #expect(try index.rank(.term("ferry"), limit: 5).map(\.id) == Array(wanted.prefix(5)))
        #expect(index.properties.articleCount == 50)
    }

    @Test("an index built with repeated ids, and one updated, rank as one built from what remains")
    func replacement() throws {
        let articles = SmallArticles.make(200)
        let remaining =
            Array(articles[20..<150])
            + articles[150..<200].map {
                Article(id: $0.id, title: $0.title + " council", body: "vote " + $0.body)
            }
        let fresh = try SmallArticles.build(remaining, in: try TemporaryFolder())

        let updatedFolder = try TemporaryFolder()
        _ = try SmallArticles.build(articles, in: updatedFolder)
        var added = remaining.suffix(50)
        try FTS5Index.update(
            in: updatedFolder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generations: (1, 2),
            removing: articles[..<20].map(\.id), adding: { added.popFirst() })
        let updated = try FTS5Index(in: updatedFolder.url, tokenizer: .analyzer, analyzer: SmallArticles.analyzer, generation: 2)

        let repeated = try SmallArticles.build(
            Array(articles[20...]) + remaining.suffix(50), in: try TemporaryFolder())

        for text in ["ferry", "the council", "vote", "of", "Zürich"] {
            let query = Query.phrase(PhraseQuery(terms: SmallArticles.analyzer.terms(of: text), text: text))
            let expected = try fresh.rank(query, limit: 1000)
            #expect(!expected.isEmpty)
            #expect(try updated.rank(query, limit: 1000) == expected)
            #expect(try repeated.rank(query, limit: 1000) == expected)
        }
    }

    @Test("FTS5's own tokenizers")
    func ownTokenizers() throws {
        let folder = try TemporaryFolder()
        let articles = [
            Article(id: "1", title: "Voting", body: "The councils were voting"), Article(id: "2", title: "Vote", body: "No."),
        ]
        let porter = try SmallArticles.build(articles, in: folder, tokenizer: .porter)
        let unicode61 = try SmallArticles.build(articles, in: folder, tokenizer: .unicode61)
        #expect(
            folder.names == ["fts5-porter.sqlite", "fts5-porter.sqlite.crc32c", "fts5-unicode61.sqlite", "fts5-unicode61.sqlite.crc32c"])
        #expect(try porter.count(.term("votes")) == 2)
        #expect(try unicode61.count(.term("votes")) == 0)
        #expect(try unicode61.rank(.term("VOTING"), limit: 10).map(\.id) == ["1"])
    }
}
