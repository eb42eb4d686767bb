import LedeArticleModel
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

@Suite struct ScoreComparisonTests {
    /// Over random collections and queries: differences sum to the difference of the scores, ranks and thresholds are those of the search.
    @Test func partsSumToTheDifferenceAndRanksAreTheSearchs() throws {
        var random = SeededGenerator(seed: 401)
        let rankings =
            BM25.Variant.allCases.map { Ranking(BM25($0)) } + [
                Ranking(.dirichlet(DirichletSmoothing())), Ranking(.dph, proximity: ProximityBonus()), Ranking(.tfidf),
                Ranking(.weightedFields(BM25(), try FieldWeights([.title: 3]))),
            ]
        for _ in 0..<40 {
            let collection = TestCollection.random(&random)
            let searcher = Searcher(reader: try collection.reader())
            let phrase = Query.phrase(PhraseQuery(terms: [Array("w0".utf8), Array("w1".utf8)], text: "w0 w1"))
            let query = Query.any([.term("w\(random.below(6))"), .boosted(phrase, by: 2.5), .term("w\(random.below(9))", field: .title)])
            let ranking = rankings[random.below(rankings.count)]
            let all = try searcher.search(query, options: SearchOptions(limit: 1_000, ranking: ranking)).hits
            for (rank, hit) in all.enumerated() where rank.isMultiple(of: 5) {
                let standing = try #require(try searcher.standing(of: hit.doc, in: query, limit: 3, ranking: ranking))
                #expect(standing.rank == rank + 1)
                #expect(standing.score == hit.score)
                #expect(standing.matchCount == all.count)
                #expect(standing.threshold == (all.count >= 3 ? all[2].score : nil))
                #expect(standing.isShown == (rank < 3))
                let other = all[random.below(all.count)]
                let comparison = try searcher.compare(query, hit.doc, over: other.doc, ranking: ranking)
                #expect(comparison.difference == hit.score - other.score)
                let leaves = comparison.leaves.reduce(0) { $0 + $1.byPresence + $1.byMatching + $1.byFrequency + $1.byLength }
                let sum = leaves + comparison.byLength + comparison.byProximity + comparison.byRounding
                #expect(abs(sum - comparison.difference) < 1e-12)
                #expect(abs(comparison.byRounding) < 1e-9)
                #expect(abs(comparison.parts.reduce(0) { $0 + $1.difference } - comparison.difference) < 1e-9)
                if comparison.difference != 0 {
                    let deciding = try #require(comparison.deciding)
                    #expect((deciding.difference > 0) == (comparison.difference > 0))
                }
            }
        }
    }

    @Test func causesAreTold() throws {
        func document(_ body: String) -> TestCollection.Document { .init(title: [], body: body.split(separator: " ").map(String.init)) }
        let searcher = Searcher(
            reader: try TestCollection(segments: [
                [
                    document("fire fire sea"), document("fire calm sea"), document("fire calm calm calm sea sea sea"),
                    document("calm calm calm"),
                ]
            ]).reader())
        let query = Query.term("fire")
        let frequency = try searcher.compare(query, 0, over: 1)
        #expect(frequency.deciding?.cause == .frequency)
        #expect(frequency.leaves[0].byLength == 0)
        let length = try searcher.compare(query, 1, over: 2)
        #expect(length.deciding?.cause == .length)
        #expect(abs(length.leaves[0].byFrequency) < 1e-12)
        #expect(try searcher.compare(query, 1, over: 3).deciding?.cause == .presence)
        #expect(try searcher.compare(query, 3, over: 1).difference < 0)
        #expect(try searcher.compare(query, 1, over: 1).deciding == nil)
        #expect(try searcher.standing(of: 3, in: query) == nil)
        // Present in both, but in one the part of the query that it is of does not match.
        let group = try searcher.compare(.any([.all([query, .term("sea")]), .term("calm")]), 0, over: 1)
        #expect(group.leaves[0].byMatching == 0)
        #expect(group.leaves[2].byPresence == group.leaves[2].difference)
        let failing = try searcher.compare(.any([.all([query, .term("absent")]), .all([.term("calm"), query])]), 1, over: 0)
        #expect(failing.leaves.map(\.byPresence) == [0, 0, failing.leaves[2].difference, 0])
        #expect(failing.leaves[3].byMatching > 0)
        let near = Query.near([.term("fire"), .term("sea")].flatMap { (query: Query) in query.scoringLeaves }, within: 1)
        let apart = try searcher.compare(near, 0, over: 2)
        #expect(apart.leaves.allSatisfy { $0.byMatching == $0.difference && $0.byPresence == 0 && $0.difference > 0 })
        let boosted = try searcher.explain(.boosted(query, by: 3), doc: 0)
        let plain = try searcher.explain(query, doc: 0)
        #expect(boosted.leaves[0].boost == 3)
        #expect(abs(boosted.score - 3 * plain.score) < 1e-12)
    }
}
