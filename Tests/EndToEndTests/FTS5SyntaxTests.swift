import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// The strict syntax against SQLite: every expression that FTS5 accepts finds the same articles with the same scores, and what it refuses
/// is refused in the same words.
@Suite(.serialized)
struct FTS5SyntaxTests {
    /// An index of the articles in three segments, some of them deleted, and all their words.
    private static func index(_ articles: [Article], analyzer: String) throws -> (TemporaryIndex, [String]) {
        let holder = try TemporaryIndex(analyzer: analyzer)
        try holder.add(articles, parts: 3)
        _ = try holder.index.delete(ids: articles.indices.filter { $0.isMultiple(of: 13) }.map { articles[$0].id })
        return (holder, articles.flatMap { [$0.title, $0.body] })
    }

    private static func check(_ articles: [Article], analyzer: String, count: Int, seed: UInt64) throws {
        let (holder, texts) = try index(articles, analyzer: analyzer)
        let oracle = try MatchOracle(holder.index)
        var generator = MatchExpressionGenerator(texts: texts, seed: seed)
        var (refused, matched, differing) = (0, 0, 0)
        for _ in 0..<count {
            let text = generator.next()
            // FTS5 answers these about itself.
            if text.hasPrefix("*") { continue }
            do {
                switch try oracle.check(text) {
                case .refused: refused += 1
                case .matched(let rows): matched += rows > 0 ? 1 : 0
                }
            } catch let difference as MatchOracle.Difference {
                differing += 1
                if differing <= 20 { Issue.record("\(text.debugDescription): \(difference)") }
            }
        }
        print("\(analyzer): of \(count) expressions FTS5 refuses \(refused), \(matched) find something, \(differing) differ")
        #expect(differing == 0)
        // Mostly errors or empty answers would prove little.
        #expect(refused < count / 3)
        #expect(matched > count / 3)
    }

    @Test("the sample corpus", arguments: ["standard", "unicode61", "porter", "english"])
    func sample(_ analyzer: String) throws {
        let articles = try SharedCorpus.sampleArticles()
        try Self.check(articles, analyzer: analyzer, count: SharedCorpus.isFull ? 10_000 : 250, seed: 7)
    }

    @Test(
        "shared corpora", .enabled(if: SharedCorpus.isPresent, "../shared/corpora is not there"),
        arguments: [("cranfield", "standard"), ("med", "english"), ("cisi", "porter"), ("cacm", "unicode61")])
    func shared(_ corpus: String, _ analyzer: String) throws {
        let articles = try SharedCorpus.articles("judged/\(corpus)/docs.jsonl", limit: SharedCorpus.isFull ? 400 : 200)
        try Self.check(articles, analyzer: analyzer, count: SharedCorpus.isFull ? 15_000 : 250, seed: 11)
    }
}
