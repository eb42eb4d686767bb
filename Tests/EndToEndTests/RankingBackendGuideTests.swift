import Foundation
import Lede
import LedeEvaluation
import Testing

/// The comparison in the article "Writing a ranking backend", compiled and run as it is there.
@Suite struct RankingBackendGuideTests {
    private static func index() throws -> ArticleIndex {
        let index = try ArticleIndex.inMemory()
        try index.blocking.write { transaction in
            try transaction.add(Article(id: "wall", title: "Sea wall breached", body: "The wall at Dunmere had stood since 1911."))
            try transaction.add(Article(id: "ferry", title: "The ferry strikes again", body: "The sea was calm."))
            try transaction.add(Article(id: "ferries", title: "Ferry strike ends", body: "They sail again from Monday."))
            try transaction.add(Article(id: "council", title: "Council votes", body: "It votes on the sea wall and the ferry."))
        }
        return index
    }

    @Test func theGuidesBackendIsCompared() async throws {
        let snapshot = try Self.index().blocking.snapshot()
        let headlines = try HeadlineBackend(snapshot)
        var judgments = RelevanceJudgments()
        judgments.add(query: "q1", article: "wall", grade: 2)
        judgments.add(query: "q2", article: "ferries", grade: 1)
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

        // Comparison begins
        let rankings = try RankingComparison(snapshot, rankings: ["bm25": .formula(), "headlines": .backend(headlines)])
        let outcome = try await rankings.run(
            ["q1": "sea wall", "q2": "ferry strike"], judgments: judgments, measures: ["nDCG@10", "RR"])
        for query in outcome.queries { print(query.id, query.answers.map { $0.map(\.id) }, query.overlaps[1]) }
        for ranking in outcome.rankings { print(ranking.name, ranking.measures["nDCG@10"] ?? 0) }
        // Comparison ends

        #expect(
            printed == [
                #"q1 [["wall", "council", "ferry"], ["wall"]] "# + "\(1.0 / 3)",
                #"q2 [["ferries", "ferry", "council"], ["ferries", "ferry"]] "# + "\(2.0 / 3)",
                "bm25 1.0", "headlines 1.0",
            ])
        #expect(outcome.json.hasPrefix("{"))
    }

    @Test func mistakesAreTyped() async throws {
        let snapshot = try Self.index().blocking.snapshot()
        let unknown = await #expect(throws: LedeError.self) {
            try await RankingComparison(snapshot, rankings: ["bm25": .formula()]).run(
                ["q": "sea"], judgments: RelevanceJudgments(), measures: ["F1"])
        }
        #expect(unknown?.code == .invalidQuery)
        let none = await #expect(throws: LedeError.self) { try await RankingComparison(snapshot, rankings: [:]).run(["q": "sea"]) }
        #expect(none?.code == .invalidQuery)
        let missing = #expect(throws: LedeError.self) { try RelevanceJudgments(contentsOf: URL(filePath: "/nowhere/qrels")) }
        #expect(missing?.code == .notFound)
    }

    @Test func theGuidesBackendKeepsTheProtocolsPromises() throws {
        let backend = try HeadlineBackend(try Self.index().blocking.snapshot())
        let query = BackendQuery(text: "the sea, ferry strike")
        // the: 1, sea: 1, ferry: 2, strike: 1 headlines.
        let all = backend.rank(query, limit: 10)
        #expect(
            all == [
                RankedArticle(id: "ferries", score: 1.5), RankedArticle(id: "ferry", score: 1.5), RankedArticle(id: "wall", score: 1),
            ])
        #expect(backend.rank(query, limit: 2) == Array(all.prefix(2)))
        #expect(backend.rank(query, limit: 0).isEmpty)
        #expect(backend.count(query) == 3)
        let nothing = BackendQuery(text: "?")
        #expect(backend.rank(nothing, limit: 10).isEmpty)
        #expect(backend.count(nothing) == 0)
    }

    @Test func theGuideHoldsTheComparison() throws {
        let here = URL(filePath: #filePath)
        let source = try String(contentsOf: here, encoding: .utf8)
        let guide = try String(
            contentsOf: here.deletingLastPathComponent().appending(path: "../../Sources/Lede/Lede.docc/WritingARankingBackend.md")
                .standardizedFileURL,
            encoding: .utf8)
        let start = try #require(source.range(of: "        // Comparison begins\n"))
        let end = try #require(source.range(of: "        // Comparison ends"))
        let code = source[start.upperBound..<end.lowerBound].split(separator: "\n").map { $0.dropFirst(8) + "\n" }.joined()
        #expect(guide.contains("```swift\n" + code + "```"))
    }
}
