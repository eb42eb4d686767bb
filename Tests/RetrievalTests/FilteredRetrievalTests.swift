import LedeArticleModel
import Foundation
import LedeInvertedIndex
import LedeQueryLanguage
import LedeTestSupport
import Testing

@testable import LedeRetrieval

/// Evaluation that skips what a filter keeps out, against filtering the walk over every document afterwards: ids and scores bit for bit.
@Suite struct FilteredRetrievalTests {
    private static let isThorough = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
    private static let limits = [1, 10, 16, 17, 48, 100, 200, 201, 1000]

    /// What a filter leaves of a collection.
    enum Share: CaseIterable, Sendable {
        case nothing, one, someOfThousand, someOfHundred, half, most, all
        /// Whole ranges of documents, as a filter by date leaves them if articles were added by date.
        case aRun

        func docs(of live: [UInt32], _ random: inout SeededGenerator) -> [UInt32] {
            func some(of parts: Int) -> [UInt32] { live.filter { _ in random.below(1000) < parts } }
            switch self {
            case .nothing: return []
            case .one: return live.randomElement(using: &random).map { [$0] } ?? []
            case .someOfThousand: return some(of: 5)
            case .someOfHundred: return some(of: 50)
            case .half: return some(of: 500)
            case .most: return some(of: 900)
            case .all: return live
            case .aRun:
                let start = random.below(live.count)
                return Array(live[start..<min(live.count, start + 1 + random.below(live.count / 2))])
            }
        }
    }

    private static func liveDocs(_ reader: IndexReader) -> [UInt32] {
        (0..<reader.docLimit).filter { doc in
            let place = reader.locate(doc)
            return place.segment.isLive(place.doc)
        }
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let seed: UInt64
        let sizes: [Int]
        let longest: Int
        let deletions: ZipfCollection.Deletions

        var testDescription: String { "seed \(seed), segments of \(sizes), deletions: \(deletions)" }
    }

    private static let cases = [
        Case(seed: 21, sizes: [2500], longest: 40, deletions: .none),
        Case(seed: 22, sizes: [2100, 900, 300], longest: 30, deletions: .scattered),
        Case(seed: 23, sizes: [2000, 700], longest: 30, deletions: .wholeRanges),
        Case(seed: 24, sizes: [9000], longest: 12, deletions: .none),
    ]

    /// Shapes other than flat ones, and nested flat ones.
    private static func nested(_ queries: RankedQueries, _ random: inout SeededGenerator) -> Query {
        let first = queries.query(.union, &random)
        let second = queries.query(.term, &random)
        return [
            .all([first, second]), .without(first, second), .any([.any([first, second]), .all([second, queries.query(.term, &random)])]),
            .any([first, .boosted(.any([second]), by: 2)]),
            .all([.all([second, queries.query(.term, &random)]), queries.query(.phrase, &random)]),
        ][random.below(5)]
    }

    /// All matches, of every document, ranked.
    private func walk(_ query: Query, _ searcher: Searcher, _ ranking: Ranking) throws -> [ScoredDocument] {
        var options = SearchOptions(limit: .max, ranking: ranking)
        options.algorithm = .exhaustive
        return try searcher.search(query, options: options).hits
    }

    /// - Parameter all: what `walk` gives.
    private func check(
        _ query: Query, _ searcher: Searcher, _ all: [ScoredDocument], docs: [UInt32], limits: [Int], ranking: Ranking, _ place: String
    ) throws {
        let accepted = Set(docs)
        let expected = all.filter { accepted.contains($0.doc) }
        var request = QueryPlan.Request(need: .best, ranking: ranking)
        request.documents = DocumentFilter(docs: docs, in: searcher.reader)
        for algorithm in [nil, docs.count % 2 == 0 ? EvaluationAlgorithm.boolean : .exhaustive] {
            request.algorithm = algorithm
            for limit in algorithm == nil ? limits : [10] {
                for countsAll in [true, false] {
                    try searcher.withPlan(query, request) { plan in
                        var top = TopDocuments(limit: limit, countsAll: countsAll)
                        try plan.run(into: &top)
                        let found = top.takeRanked()
                        #expect(
                            found == Array(expected.prefix(limit)),
                            "\(place), limit \(limit), \(plan.algorithm), \(docs.count) accepted: \(ranking.summary), \(query.short.prefix(200))"
                        )
                        if countsAll, plan.countsInPassing { #expect(top.matchCount == expected.count) }
                    }
                }
            }
        }
        request.algorithm = nil
        request.ranking = nil
        request.need = .count
        #expect(try searcher.withPlan(query, request) { try $0.count() } == expected.count, "\(place), count: \(query.short.prefix(200))")
        request.need = .documents
        try searcher.withPlan(query, request) { plan in
            var all = AllMatches()
            try plan.run(into: &all)
            #expect(all.sorted() == expected.map(\.doc).sorted(), "\(place), matches: \(query.short.prefix(200))")
        }
        request.ranking = ranking
        request.need = .scores
        if let last = expected.last {
            var counter = RankCounter(last)
            try searcher.withPlan(query, request) { try $0.run(into: &counter) }
            #expect(counter.betterCount == expected.count - 1)
            #expect(counter.matchCount == expected.count)
        }
    }

    @Test(arguments: cases) func prunedIsFilteringAfterwards(_ sample: Case) throws {
        var random = SeededGenerator(seed: sample.seed)
        let collection = ZipfCollection(sizes: sample.sizes, longest: sample.longest, deletions: sample.deletions, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        let live = Self.liveDocs(searcher.reader)
        let queries = RankedQueries(collection: collection)
        for round in 0..<(Self.isThorough ? 60 : 1) {
            for shape in RankedQueries.Shape.allCases {
                var query = queries.query(shape, &random)
                if random.below(4) == 0 { query = Self.nested(queries, &random) }
                if random.below(4) == 0 { query = RankedQueries.weighted(query, &random) }
                let ranking = Ranking(try random.below(4) == 0 ? RankedQueries.extremeFormula(&random) : RankedQueries.formula(&random))
                let all = try walk(query, searcher, ranking)
                for share in Share.allCases {
                    try check(
                        query, searcher, all, docs: share.docs(of: live, &random),
                        limits: [Self.limits[random.below(Self.limits.count)], 10],
                        ranking: ranking, "seed \(sample.seed), round \(round), \(share)")
                }
            }
        }
    }

    /// Rankings that leave nothing to skip.
    @Test func otherRankings() throws {
        var random = SeededGenerator(seed: 31)
        let collection = ZipfCollection(sizes: [900, 300], longest: 20, deletions: .scattered, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        let live = Self.liveDocs(searcher.reader)
        let queries = RankedQueries(collection: collection)
        let rankings = [
            Ranking(.tfidf), Ranking(.dph), Ranking(.dirichlet(DirichletSmoothing())), Ranking(.bm25(BM25()), proximity: ProximityBonus()),
        ]
        for ranking in rankings {
            let query = queries.query(.mixedUnion, &random)
            let all = try walk(query, searcher, ranking)
            for share in Share.allCases {
                try check(
                    query, searcher, all, docs: share.docs(of: live, &random), limits: [10], ranking: ranking,
                    "seed 31, \(share)")
            }
        }
    }

    /// Conditions that are in a query are kept apart from what is ranked, and change no score, no weight and no match.
    @Test(arguments: cases) func conditionsInQueries(_ sample: Case) throws {
        var random = SeededGenerator(seed: sample.seed &+ 40)
        let collection = ZipfCollection(sizes: sample.sizes, longest: sample.longest, deletions: sample.deletions, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        let queries = RankedQueries(collection: collection)
        func condition(_ random: inout SeededGenerator) throws -> Query {
            let text = ["s0-*", "s?-1*", "s0-7", "s0-*5", "s1-*", "nothing", "*"][random.below(7)]
            return .filter(.locator(try #require(LocatorPattern(.id, text: text))))
        }
        for round in 0..<(Self.isThorough ? 300 : 12) {
            let first = queries.query(RankedQueries.Shape.allCases.randomElement(using: &random) ?? .term, &random)
            let second = queries.query(.term, &random)
            let one = try condition(&random)
            let two = try condition(&random)
            let query: Query =
                switch random.below(8) {
                case 0: .all([one, first])
                case 1: .all([one, first, two])
                case 2: .all([second, one, queries.query(.term, &random), two])
                case 3: .without(first, one)
                case 4: .without(.all([one, first]), two)
                case 5: .all([one, two])
                case 6: .any([one, first])
                default: .all([one, .all([first, two])])
                }
            var options = SearchOptions(limit: .max, formula: try RankedQueries.formula(&random))
            options.algorithm = .exhaustive
            let expected = try searcher.search(query, options: options)
            for limit in [10, 300, .max] {
                let found = try searcher.search(query, options: SearchOptions(limit: limit, ranking: options.ranking))
                #expect(found.hits == Array(expected.hits.prefix(limit)), "round \(round), \(found.algorithm): \(query.short.prefix(200))")
                #expect(found.matchCount == expected.matchCount, "round \(round): \(query.short.prefix(200))")
                #expect(found.leafWeights == expected.leafWeights, "round \(round): \(query.short.prefix(200))")
            }
            #expect(try searcher.count(query) == expected.matchCount)
            #expect(try searcher.matches(query) == expected.hits.map(\.doc).sorted())
        }
    }
}
