import LedeArticleModel
import Foundation
import LedeIndexStorage
import LedeInvertedIndex
import LedeTestSupport
import LedeTextAnalysis

@testable import LedeRankingBackends

/// Seeded articles over few words, so that terms and phrases of every frequency occur.
enum SmallArticles {
    static let words = ["harbour", "ferry", "strike", "the", "council", "vote", "budget", "night", "Zürich", "of"]

    static func make(_ count: Int, seed: UInt64 = 42) -> [Article] {
        var state = seed
        // Numerical Recipes' linear congruential generator; its high bits are good enough here.
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        return (0..<count).map { number in
            func text(_ length: Int) -> String {
                (0..<length).map { _ in words[min(next(words.count), next(words.count))] }.joined(separator: " ")
            }
            return Article(id: "a\(number)", title: text(next(5)), body: text(next(60)))
        }
    }

    static func build(
        _ articles: [Article], in folder: TemporaryFolder, tokenizer: FTS5Tokenizer = .analyzer, generation: Int64 = 1
    ) throws -> FTS5Index {
        var rest = articles[...]
        try FTS5Index.build(
            in: folder.url, tokenizer: tokenizer, analyzer: analyzer, generation: generation, articles: { rest.popFirst() },
            isCancelled: { false })
        return try FTS5Index(in: folder.url, tokenizer: tokenizer, analyzer: analyzer, generation: generation)
    }

    /// An index of the articles in memory.
    static func reader(_ articles: [Article]) throws -> IndexReader {
        let directory = MemoryDirectory()
        let writer = try IndexWriter(directory, analyzerName: analyzer.name)
        let builder = try writer.makeRunBuilder()
        for article in articles { try builder.add(article) }
        _ = try writer.commit([try builder.finish()])
        writer.close()
        return try IndexReader(directory)
    }

    static let analyzer: any Analyzer = StandardAnalyzer()
}
