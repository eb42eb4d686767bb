import Testing

@testable import LedeRetrieval

@Suite struct BM25Tests {
    /// Worked by hand: N = 10, n = 2, f = 3, D = 8, avgdl = 16, so K = 1.2 · (0.25 + 0.75 / 2) = 0.75.
    @Test(
        arguments: zip(
            [BM25.Variant.lucene, .fts5, .plus, .l],
            [1.1852836327393725, 2.1538447596549237, 4.705104734578053, 2.6577706072579006]))
    func handWorkedValues(_ variant: BM25.Variant, _ expected: Double) {
        let formula = BM25(variant)
        let score = formula.contribution(idf: formula.idf(docFreq: 2, documentCount: 10), freq: 3, length: 8, averageLength: 16)
        #expect(abs(score - expected) < 1e-14)
    }

    @Test func atireHasItsOwnDefaults() {
        let formula = BM25(.atire)
        #expect(formula.k1 == 0.9)
        #expect(formula.b == 0.4)
        // K = 0.9 · (0.6 + 0.4 / 2) = 0.72, the score ln(10 / 2) · 3 · 1.9 / 3.72.
        let score = formula.contribution(idf: formula.idf(docFreq: 2, documentCount: 10), freq: 3, length: 8, averageLength: 16)
        #expect(abs(score - 2.466074220665153) < 1e-14)
    }

    @Test func aTermInMostDocumentsKeepsAPositiveWeight() {
        #expect(BM25(.fts5).idf(docFreq: 9, documentCount: 10) == 1e-6)
        #expect(BM25(.lucene).idf(docFreq: 10, documentCount: 10) > 0)
        for variant in BM25.Variant.allCases { #expect(BM25(variant).idf(docFreq: 0, documentCount: 10) == 0) }
    }

    @Test func parametersOutOfRangeAreRefused() throws {
        #expect(try BM25(.lucene, k1: 0, b: 1) != BM25(.lucene, k1: nil, b: nil))
        #expect(throws: RankingParameterError.self) { try BM25(.lucene, k1: -0.1, b: nil) }
        #expect(throws: RankingParameterError.self) { try BM25(.lucene, k1: .nan, b: nil) }
        #expect(throws: RankingParameterError.self) { try BM25(.lucene, k1: .infinity, b: nil) }
        #expect(throws: RankingParameterError.self) { try BM25(.lucene, k1: nil, b: 1.5) }
        #expect(RankingParameterError(name: "b", value: 1.5, largest: 1).description == "b must be a number from 0 to 1, not 1.5")
    }
}
