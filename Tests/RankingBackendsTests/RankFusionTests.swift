import LedeBackends
import LedeRetrieval
import LedeTestSupport
import Testing

@testable import LedeRankingBackends

/// Fusion against figures worked out by hand and against the formulas written plainly.
@Suite("Rank fusion")
struct RankFusionTests {
    private func list(_ scores: KeyValuePairs<String, Double>) -> [RankedArticle] { scores.map { RankedArticle(id: $0, score: $1) } }

    @Test("reciprocal ranks")
    func reciprocalRanks() {
        let fused = RankFusion(.reciprocalRank(k: 60)).fused([
            (list(["a": 9, "b": 8, "c": 7]), 1), (list(["c": 0.3, "a": 0.2, "d": 0.1]), 1),
        ])
        #expect(fused.map(\.id) == ["a", "c", "b", "d"])
        let scores: [Double] = [1.0 / 61 + 1.0 / 62, 1.0 / 61 + 1.0 / 63, 1.0 / 62, 1.0 / 63]
        #expect(fused.map(\.score) == scores)
        let weighted = RankFusion(.reciprocalRank(k: 0)).fused([(list(["a": 2, "b": 1]), 1), (list(["b": 2, "a": 1]), 3)])
        #expect(weighted == list(["b": 3.5, "a": 2.5]))
    }

    @Test("CombSUM and CombMNZ over normalised scores")
    func combinations() {
        let lists: [(articles: [RankedArticle], weight: Double)] = [
            (list(["a": 12, "b": 8, "c": 4]), 1.0), (list(["b": 1, "d": 0.5, "a": 0]), 1.0),
        ]
        #expect(RankFusion(.combSum(.minmax)).fused(lists) == list(["b": 1.5, "a": 1, "d": 0.5, "c": 0]))
        #expect(RankFusion(.combMNZ(.minmax)).fused(lists) == list(["b": 3, "a": 2, "d": 0.5, "c": 0]))
        #expect(RankFusion(.combSum(.none)).fused(lists) == list(["a": 12, "b": 9, "c": 4, "d": 0.5]))
        let shares: [Double] = [1.0 + 8.0 / 12, 1, 0.5, 4.0 / 12]
        #expect(RankFusion(.combSum(.max)).fused(lists).map(\.score) == shares)
    }

    @Test("normalisations, as their papers have them")
    func normalizations() {
        let scores = [10.0, 6, 4, 0]
        #expect(ScoreNormalization.minmax.normalized(scores) == [1, 0.6, 0.4, 0])
        #expect(ScoreNormalization.max.normalized(scores) == [1, 0.6, 0.4, 0])
        #expect(ScoreNormalization.sum.normalized(scores) == [0.5, 0.3, 0.2, 0])
        let z = ScoreNormalization.zscore.normalized(scores)
        #expect(abs(z.reduce(0, +)) < 1e-12)
        #expect(abs(z.reduce(0) { $0 + $1 * $1 } - 4) < 1e-12)
        for normalization in ScoreNormalization.allCases {
            #expect(normalization.normalized([]).isEmpty)
            for scores in [[3.0], [2, 2, 2], [-1, -2], [0, 0], [1e308, -1e308], [.leastNonzeroMagnitude, 0]] {
                #expect(normalization.normalized(scores).allSatisfy { $0.isFinite }, "\(normalization) \(scores)")
                #expect(normalization.normalized(scores).count == scores.count, "\(normalization) \(scores)")
            }
        }
        #expect(ScoreNormalization.minmax.normalized([2, 2]) == [1, 1])
    }

    @Test("against the formulas, written plainly, whatever the order of the rankings")
    func oracle() {
        var generator = SeededGenerator(seed: 13)
        for round in 0..<200 {
            let lists = (0..<1 + generator.below(4)).map { _ -> (articles: [RankedArticle], weight: Double) in
                let ids = (0..<12).shuffled(using: &generator).prefix(generator.below(12))
                let scores = ids.map { _ in Double(generator.below(40)) / 4 - 2 }.sorted(by: >)
                return (zip(ids, scores).map { RankedArticle(id: "d\($0)", score: $1) }, Double(1 + generator.below(3)))
            }
            let normalization = ScoreNormalization.allCases[round % ScoreNormalization.allCases.count]
            for method in [RankFusion.Method.reciprocalRank(k: Double(round)), .combSum(normalization), .combMNZ(normalization)] {
                let fused = RankFusion(method).fused(lists)
                #expect(fused == RankFusion(method).fused(lists.reversed()))
                #expect(Set(fused.map(\.id)) == Set(lists.flatMap { $0.articles.map(\.id) }))
                #expect(Set(fused.map(\.id)).count == fused.count)
                for (one, next) in zip(fused, fused.dropFirst()) { #expect(one.score >= next.score) }
                for article in fused {
                    var (sum, count) = (0.0, 0.0)
                    for list in lists {
                        guard let rank = list.articles.firstIndex(where: { $0.id == article.id }) else { continue }
                        count += 1
                        switch method {
                        case .reciprocalRank(let k): sum += list.weight / (k + Double(rank) + 1)
                        case .combSum, .combMNZ: sum += list.weight * normalization.normalized(list.articles.map(\.score))[rank]
                        }
                    }
                    if case .combMNZ = method { sum *= count }
                    #expect(abs(article.score - sum) <= 1e-12 * max(1, abs(sum)), "\(method)")
                }
            }
        }
    }

    /// Recorded from ranx 0.3.21 (`fuse`), the scores of articles in the order of their ids.
    @Test("as ranx fuses")
    func ranx() {
        let first = [
            list(["a": 12, "b": 8, "c": 5.5, "d": 1]), list(["c": 0.9, "a": 0.7, "e": 0.25]), list(["e": 100, "b": 40, "a": 10]),
        ].map { (articles: $0, weight: 1.0) }
        let second = [list(["x": 3, "y": 2.5]), list(["y": 7, "z": 6, "x": 1]), list(["z": 5, "y": 4])].map { (articles: $0, weight: 1.0) }
        let recorded: [(RankFusion.Method, [Double], [Double])] = [
            (
                .reciprocalRank(k: 60), [0.04839549075403121, 0.03225806451612903, 0.032266458495966696, 0.015625, 0.032266458495966696],
                [0.032266458495966696, 0.048651507139079855, 0.03252247488101534]
            ),
            (.combSum(.minmax), [1.692307692307692, 0.9696969696969697, 1.4090909090909092, 0, 1], [1, 1, 1.8333333333333335]),
            (.combMNZ(.minmax), [5.076923076923077, 1.9393939393939394, 2.8181818181818183, 0, 2], [2, 3, 3.666666666666667]),
            (
                .combSum(.max), [1.8777777777777778, 1.0666666666666667, 1.4583333333333333, 0.08333333333333333, 1.2777777777777777],
                [1.1428571428571428, 2.6333333333333337, 1.8571428571428572]
            ),
            (
                .combMNZ(.sum), [2.6939393939393934, 1.1222222222222222, 1.5818181818181816, 0, 1.5],
                [2, 1.6363636363636362, 2.909090909090909]
            ),
            (
                .combSum(.zscore),
                [0.584567404897558, 0.07733107740972683, 0.7603977067699546, -1.4096958517724367, -0.012600337304802922],
                [-0.3970013970020956, -1.1109991109986666, 1.508000508000762]
            ),
        ]
        for (method, one, two) in recorded {
            for (rankings, expected) in [(first, one), (second, two)] {
                let found = RankFusion(method).fused(rankings).sorted { $0.id < $1.id }.map(\.score)
                #expect(found.count == expected.count)
                for (score, wanted) in zip(found, expected) { #expect(abs(score - wanted) < 1e-12, "\(method)") }
            }
        }
    }

    private struct Fixed: RankingBackend {
        let name = "fixed"
        var articles: [RankedArticle]
        var matches: Int?
        func rank(_ query: BackendQuery, limit: Int) -> [RankedArticle] { Array(articles.prefix(limit)) }
        func count(_ query: BackendQuery) -> Int? { matches }
    }

    @Test("as a backend")
    func backend() throws {
        let query = BackendQuery(id: "b", text: "", query: .none)
        let (first, second) = (
            Fixed(articles: list(["a": 3, "b": 2, "c": 1]), matches: 3), Fixed(articles: list(["b": 3, "c": 2, "d": 1]), matches: 3)
        )
        let fusion = FusionBackend(name: "f", inputs: [.init(first), .init(second)], fusion: RankFusion(.reciprocalRank(k: 60)))
        let all = try fusion.rank(query, limit: 100)
        for limit in 0...5 { #expect(try fusion.rank(query, limit: limit) == Array(all.prefix(limit))) }
        #expect(try fusion.count(query) == 4)
        #expect(fusion.isTimed)
        #expect(fusion.recipe == nil)
        var unknown = second
        unknown.matches = nil
        #expect(try FusionBackend(name: "f", inputs: [.init(first), .init(unknown)], fusion: fusion.fusion).count(query) == nil)
        #expect(try FusionBackend(name: "f", inputs: fusion.inputs, fusion: fusion.fusion, depth: 2).count(query) == nil)
        #expect(
            try FusionBackend(name: "f", inputs: fusion.inputs, fusion: fusion.fusion, depth: 1).rank(query, limit: 9).map(\.id) == [
                "a", "b",
            ])
        // The query's own article takes no rank in what is fused.
        let dropped = try QueryDroppingBackend(fusion).rank(query, limit: 9)
        #expect(dropped.map(\.id) == ["c", "a", "d"])
        let best: Double = 1.0 / 61 + 1.0 / 62
        #expect(dropped[0].score == best)
    }
}
