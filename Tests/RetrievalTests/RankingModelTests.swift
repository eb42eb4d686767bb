import LedeArticleModel
import Foundation
import LedeInvertedIndex
import LedeRetrievalTestSupport
import Testing

@testable import LedeRetrieval

/// The formulas of the models, worked by hand (in another language, from the papers) for N = 10 documents, C = 160 tokens, so avgdl = 16; a
/// leaf with n = 2 and F = 5 that occurs f = 3 times in a document of D = 8 tokens.
@Suite struct RankingModelTests {
    private let statistics = CollectionStatistics(documentCount: 10, tokenCounts: [20, 140])
    private let leaf = LeafWeight(weight: 0, docFreqs: .several([2]), collectionFreq: 5)

    private func contribution(_ model: RankingModel, leaf: LeafWeight, freq: UInt32 = 3, length: UInt32 = 8) -> Double {
        func value<Kernel: LeafKernel>(_ kernel: Kernel) -> Double {
            kernel.contribution(kernel.factors(of: leaf), freq: freq, length: length)
        }
        return switch ModelKernel(model, statistics: statistics) {
        case .bm25(let kernel): value(kernel)
        case .dirichlet(let kernel): value(kernel)
        case .jelinekMercer(let kernel): value(kernel)
        case .dph(let kernel): value(kernel)
        case .pl2(let kernel): value(kernel)
        case .tfidf(let kernel): value(kernel)
        case .weightedFields, .ingredients: .nan
        }
    }

    @Test func handWorkedValues() throws {
        #expect(abs(contribution(.dirichlet(DirichletSmoothing()), leaf: leaf) - 0.04688358589885046) < 1e-15)
        #expect(abs(contribution(.jelinekMercer(JelinekMercerSmoothing()), leaf: leaf) - 4.6913478822291435) < 1e-14)
        #expect(abs(contribution(.dph, leaf: leaf) - 1.224031334443739) < 1e-14)
        #expect(abs(contribution(.pl2(PL2()), leaf: leaf) - 2.043920634179466) < 1e-14)
        let dirichlet = DirichletKernel(DirichletSmoothing(), tokenCount: 160)
        #expect(abs(dirichlet.lengthTerm(queryLength: 1, length: 8) - -0.00399202126953745) < 1e-16)
        // The weight is idf² = (1 + ln(11 / 3))².
        let classic = LeafWeight(weight: 2.2992829841302607 * 2.2992829841302607, docFreqs: .several([2]))
        #expect(abs(contribution(.tfidf, leaf: classic) - 3.2374307281875314) < 1e-13)
    }

    @Test func aBoostMultiplies() throws {
        var boosted = leaf
        boosted.boost = 2.5
        for model in [RankingModel.dirichlet(DirichletSmoothing()), .jelinekMercer(JelinekMercerSmoothing()), .dph, .pl2(PL2())] {
            #expect(contribution(model, leaf: boosted) == 2.5 * contribution(model, leaf: leaf))
        }
    }

    @Test func aDocumentThatIsNothingButTheLeafHasNoDPH() {
        #expect(contribution(.dph, leaf: leaf, freq: 8, length: 8) == 0)
    }

    /// A leaf of idf 2 that occurs once in a title of 4 tokens and three times in a body of 10, where titles have 2 on average and bodies
    /// 20.
    @Test func fieldsWithWeights() throws {
        let statistics = CollectionStatistics(documentCount: 10, tokenCounts: [20, 200])
        let leaf = LeafWeight(weight: 2, docFreqs: .several([]))
        func score(_ formula: BM25, _ fields: FieldWeights) -> (freq: Double, score: Double) {
            let kernel = FieldKernel(formula, fields, statistics: statistics)
            let freq = kernel.norms.weighted(0, freq: 1, length: 4) + kernel.norms.weighted(1, freq: 3, length: 10)
            return (freq, kernel.contribution(kernel.factors(of: leaf), freq: freq, length: 14))
        }
        let simple = score(BM25(.lucene), try FieldWeights([.title: 2.5]))
        #expect(abs(simple.freq - 6.228571428571429) < 1e-14)
        #expect(abs(simple.score - 1.676923076923077) < 1e-14)
        let own = score(BM25(.lucene), try FieldWeights([.title: 2.5], b: [.title: 0.3]))
        #expect(abs(own.freq - 6.723076923076923) < 1e-14)
        #expect(abs(own.score - 1.6970873786407767) < 1e-14)
        let fts5 = score(BM25(.fts5), try FieldWeights([.title: 2.5]))
        #expect(fts5.freq == 5.5)
        #expect(abs(fts5.score - 3.797432239657632) < 1e-14)
        let none = score(BM25(.plus), try FieldWeights([.title: 0, .body: 0]))
        #expect(none.freq == 0)
        #expect(none.score == 0)
    }

    /// The paper's example values of ln(α + e^(−δ)) with α = 0.3, less ln α.
    @Test func proximityFallsWithDistance() throws {
        let bonus = ProximityBonus()
        #expect(abs(bonus.bonus(distance: 1) - 0.8003252053041994) < 1e-14)
        #expect(bonus.bonus(distance: 2) < bonus.bonus(distance: 1))
        #expect(bonus.bonus(distance: 1000) == 0)
        #expect(try ProximityBonus(weight: 2).bonus(distance: 3) == 2 * bonus.bonus(distance: 3))
    }

    @Test func parametersOutOfRangeAreRefused() throws {
        for mu in [0, -1, 1e10, .nan, .infinity] { #expect(throws: RankingParameterError.self) { try DirichletSmoothing(mu: mu) } }
        for lambda in [0, 1, -0.1, .nan] { #expect(throws: RankingParameterError.self) { try JelinekMercerSmoothing(lambda: lambda) } }
        for c in [0, 1e7, .nan] { #expect(throws: RankingParameterError.self) { try PL2(c: c) } }
        for weight in [-1, 1001, .nan] {
            #expect(throws: RankingParameterError.self) { try ProximityBonus(weight: weight) }
            #expect(throws: RankingParameterError.self) { try FieldWeights([.body: weight]) }
        }
        #expect(throws: RankingParameterError.self) { try FieldWeights([:], b: [.title: 1.1]) }
        for articles in [0, 1001] { #expect(throws: RankingParameterError.self) { try RelevanceFeedback(articles: articles) } }
        #expect(throws: RankingParameterError.self) { try RelevanceFeedback(terms: 0) }
        #expect(throws: RankingParameterError.self) { try RelevanceFeedback(weight: 1.5) }
        #expect(
            RankingParameterError(name: "lambda", value: 1, largest: 1, isOpen: true).description
                == "lambda must be a number above 0 and below 1, not 1")
    }

    /// ln p(q|d) written out word by word, absent words and all, ranks as the score does and differs by what is the same for every
    /// document.
    @Test func queryLikelihoodIsTheLikelihoodOfTheQuery() throws {
        let texts = ["a b b c", "a a a", "b d d d d d d", "c c a b e", "e e e e e e e e e a"]
        let collection = TestCollection(segments: [texts.map { .init(title: [], body: $0.split(separator: " ").map(String.init)) }])
        let searcher = Searcher(reader: try collection.reader())
        let words = ["a", "b", "e", "absent"]
        let tokens = texts.map { $0.split(separator: " ").map(String.init) }
        let all = tokens.flatMap { $0 }
        for smoothed in [true, false] {
            let ranking = Ranking(
                smoothed ? .dirichlet(try DirichletSmoothing(mu: 7)) : .jelinekMercer(try JelinekMercerSmoothing(lambda: 0.3)))
            let hits = try searcher.search(.any(words.map { .term($0) }), options: SearchOptions(limit: 10, ranking: ranking)).hits
            #expect(hits.count == 5)
            var shifts: [Double] = []
            for hit in hits {
                let document = tokens[Int(hit.doc)]
                var likelihood = 0.0
                for word in words where all.contains(word) {
                    let p = Double(all.count { $0 == word }) / Double(all.count)
                    let f = Double(document.count { $0 == word })
                    let length = Double(document.count)
                    likelihood += smoothed ? log((f + 7 * p) / (length + 7)) : log(0.7 * f / length + 0.3 * p)
                }
                shifts.append(hit.score - likelihood)
            }
            #expect(shifts.allSatisfy { abs($0 - shifts[0]) < 1e-12 })
        }
    }
}
