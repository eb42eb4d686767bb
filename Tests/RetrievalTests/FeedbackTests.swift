import LedeArticleModel
import Foundation
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

@Suite struct FeedbackTests {
    private static func weights(_ query: Query) -> [String: Double] {
        var result: [String: Double] = [:]
        guard case .any(let parts) = query else { return [:] }
        for part in parts {
            guard case .boosted(let inner, let boost) = part else { continue }
            result[inner.scoringLeaves.map(\.text).joined(separator: " "), default: 0] += boost
        }
        return result
    }

    /// p(w) = weight · p(w|q) + (1 − weight) · p(w|R), computed from the documents' tokens.
    @Test(arguments: [31 as UInt64, 32, 33])
    func theMixtureIsThatOfTheTokens(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for round in 0..<10 {
            let collection = TestCollection.random(&random, wordCount: 40)
            let searcher = Searcher(reader: try collection.reader())
            let documents = collection.segments.flatMap { $0 }
            let words = (0..<3).map { _ in "w\(Int.random(in: 0..<12, using: &random))" }
            let query = Query.any(words.map { .term($0) })
            let ranking = Ranking([.bm25(BM25()), .dirichlet(DirichletSmoothing()), .dph][round % 3])
            let feedback = try RelevanceFeedback(articles: Int.random(in: 1...6, using: &random), terms: 5, weight: 0.4)
            let options = SearchOptions(ranking: ranking)
            guard let expanded = try searcher.expanded(query, by: feedback, options: options) else { continue }

            let hits = try searcher.search(query, options: SearchOptions(limit: feedback.articles, ranking: ranking)).hits
            let shares =
                switch ranking.model {
                case .dirichlet: hits.map { exp($0.score) }
                default: hits.contains { $0.score > 0 } ? hits.map { max(0, $0.score) } : hits.map { _ in 1 }
                }
            var model: [String: Double] = [:]
            for (hit, share) in zip(hits, shares) {
                let number = Int(try searcher.reader.docno(hit.doc)) ?? 0
                let tokens = documents[number].title + documents[number].body
                for token in tokens { model[token, default: 0] += share / shares.reduce(0, +) / Double(tokens.count) }
            }
            let live = documents.filter { !$0.isDeleted }
            let kept = model.filter { term in
                term.key.count >= 2 && live.count { ($0.title + $0.body).contains(term.key) } <= max(10, live.count / 10) && term.value > 0
            }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
            let sum = kept.reduce(0) { $0 + $1.value }
            var expected: [String: Double] = [:]
            for word in words { expected[word, default: 0] += 0.4 / 3 }
            for term in kept { expected[term.key, default: 0] += 0.6 * term.value / sum }
            let found = Self.weights(expanded.query)
            let place: Comment = "seed \(seed), round \(round), \(query.short)"
            // Terms whose weights differ by rounding alone may stand in for each other at the cut.
            #expect(found.count == expected.count, place)
            #expect(expanded.terms.count == kept.count, place)
            for (term, weight) in zip(expanded.terms, kept) { #expect(abs(term.probability - weight.value / sum) < 1e-12, place) }
            for (word, weight) in found { if let wanted = expected[word] { #expect(abs(weight - wanted) < 1e-9, place) } }
        }
    }

    private func searcher(_ texts: [String]) throws -> Searcher {
        Searcher(
            reader: try TestCollection(segments: [texts.map { .init(title: [], body: $0.split(separator: " ").map(String.init)) }]).reader()
        )
    }

    @Test func newWordsFindWhatTheQueryMisses() throws {
        let searcher = try searcher(["harbour crane barge", "barge crane", "harbour barge tide", "tram stop", "barge"])
        let feedback = try RelevanceFeedback(articles: 2, terms: 3)
        let expanded = try #require(try searcher.expanded(.term("harbour"), by: feedback, options: SearchOptions()))
        #expect(expanded.terms.map(\.probability).reduce(0, +) == 1)
        #expect(Set(expanded.terms.map { String(decoding: $0.term, as: UTF8.self) }).isSuperset(of: ["barge", "harbour"]))
        #expect(try searcher.search(expanded.query).hits.count == 4)
    }

    @Test func whatIsLeftOutStaysLeftOut() throws {
        let searcher = try searcher(["harbour barge", "barge tide", "barge"])
        let query = Query.without(.term("harbour"), .term("tide"))
        let expanded = try #require(try searcher.expanded(query, by: RelevanceFeedback(), options: SearchOptions()))
        #expect(try searcher.search(expanded.query).hits.map(\.doc).sorted() == [0, 2])
        guard case .without(_, .phrase) = expanded.query else {
            Issue.record("\(expanded.query.short)")
            return
        }
    }

    @Test func filtersOfTheWholeQueryStay() throws {
        let filter = Query.filter(.field(name: "section", value: "sport"))
        let query = Query.boosted(
            .all([.without(.all([filter, .term("goal")]), .term("own")), .any([.term("match"), .term("game")])]), by: 2)
        let parts = FeedbackParts(query)
        #expect(parts.filters == [filter])
        #expect(parts.dropped == [.term("own")])
        #expect(parts.parts.map(\.query) == [.term("goal"), .term("match"), .term("game")])
        #expect(parts.parts.map(\.boost) == [2, 2, 2])
    }

    @Test func phrasesAndBoostsKeepTheirShares() throws {
        let searcher = try searcher(["sea wall repair", "sea wall", "repair"])
        let phrase = Query.phrase(PhraseQuery(terms: [Array("sea".utf8), Array("wall".utf8)], text: "sea wall"))
        let query = Query.all([.boosted(phrase, by: 3), .term("repair")])
        let feedback = try RelevanceFeedback(articles: 1, terms: 1, weight: 1)
        let expanded = try #require(try searcher.expanded(query, by: feedback, options: SearchOptions()))
        let weights = Self.weights(expanded.query)
        #expect(weights["sea wall"] == 0.75)
        #expect(weights["repair"] == 0.25)
    }

    @Test func noMatchesNoQuery() throws {
        let searcher = try searcher(["a b", "c"])
        #expect(try searcher.expanded(.term("x"), by: RelevanceFeedback(), options: SearchOptions()) == nil)
    }

    @Test func likelihoodsSumToOne() throws {
        let scores = [3.0, -1, 0.5]
        #expect(Searcher.likelihoods(scores, ranking: Ranking(.dph)) == [3 / 3.5, 0, 0.5 / 3.5])
        #expect(Searcher.likelihoods([-1, -2], ranking: Ranking(.dph)) == [0.5, 0.5])
        let likelihoods = Searcher.likelihoods([-1000, -1001], ranking: Ranking(.dirichlet(DirichletSmoothing())))
        #expect(abs(likelihoods[0] / likelihoods[1] - M_E) < 1e-12)
        #expect(abs(likelihoods.reduce(0, +) - 1) < 1e-15)
    }
}
