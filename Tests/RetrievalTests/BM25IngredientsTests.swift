import ArticleModel
import InvertedIndex
import TestSupport
import Testing

@testable import Retrieval

/// BM25 put together from its ingredients: what Lede's own variants are made of, and what engines compute.
@Suite struct BM25IngredientsTests {
    private static let variants: [BM25] = BM25.Variant.allCases.flatMap { variant in
        [BM25(variant), try? BM25(variant, k1: 0, b: 0.3), try? BM25(variant, k1: 2.5, b: 1)].compactMap { $0 }
    }

    @Test("the ingredients of a variant rank as it does, bit for bit")
    func variantsFromIngredients() throws {
        var random = SeededGenerator(seed: 51)
        for _ in 0..<12 {
            let collection = TestCollection.random(&random)
            let searcher = Searcher(reader: try collection.reader())
            for formula in Self.variants {
                let words = (0..<3).map { _ in Query.term("w\(random.below(12))") }
                let phrase = Query.phrase(PhraseQuery(terms: [Array("w0".utf8), Array("w1".utf8)], text: "w0 w1"))
                let query = Query.any(words + [phrase])
                let expected = try searcher.search(query, options: SearchOptions(limit: 100, formula: formula))
                let found = try searcher.search(query, options: SearchOptions(limit: 100, ranking: Ranking(.ingredients(BM25Ingredients(formula)))))
                #expect(found.hits == expected.hits, "\(formula)")
                let weights = try FieldWeights([.title: 3, .body: 0.5])
                let fielded = try searcher.search(query, options: SearchOptions(limit: 100, ranking: Ranking(.weightedFields(formula, weights))))
                let mixed = Ranking(.ingredients(BM25Ingredients(formula, fields: weights)))
                #expect(try searcher.search(query, options: SearchOptions(limit: 100, ranking: mixed)).hits == fielded.hits, "\(formula), weighted")
            }
        }
    }

    @Test("lengths in one byte are those of Lucene's SmallFloat")
    func bytes() {
        for length in UInt32(0)...40 { #expect(LengthForm.roundedToByte(length) == length) }
        let known: [(UInt32, UInt32)] = [
            (41, 40), (42, 42), (43, 42), (55, 54), (56, 56), (57, 56), (60, 60), (63, 60), (88, 88), (95, 88), (96, 96), (151, 144), (152, 152), (167, 152),
            (168, 168), (1_000, 984), (100_000, 98_328), (.max, 4_026_531_864),
        ]
        for (length, rounded) in known { #expect(LengthForm.roundedToByte(length) == rounded, "\(length)") }
        #expect(Set((0...UInt32(1) << 20).map(LengthForm.roundedToByte)).count < 180)
    }

    /// Worked in another language: N = 10, n = 2, f = 3, D = 45, avgdl = 16, the engine's own k1 and b.
    @Test(arguments: [
        (ImitatedEngine.lucene, 0.76966465), (.tantivy, 1.6932623), (.pisa, 1.5322394), (.xapian, 1.496591610646154), (.atire, 2.0151117190278685),
        (.fts5, 1.3851091701960925),
    ])
    func handWorkedValues(_ engine: ImitatedEngine, _ expected: Double) throws {
        let ingredients = try BM25Ingredients(like: engine)
        let kernel = IngredientsKernel(ingredients, statistics: CollectionStatistics(documentCount: 10, tokenCounts: [20, 140]))
        let weight = LeafWeight(weight: ingredients.idf.weight(docFreq: 2, documentCount: 10), docFreqs: [2])
        let value = kernel.contribution(kernel.factors(of: weight), freq: 3, length: 45)
        #expect(abs(value - expected) < 2e-7 * expected, "\(value)")
        #expect((Double(Float(value)) == value) == (ingredients.precision == .single))
    }

    @Test("Xapian takes no document for shorter than half the mean")
    func shortDocuments() throws {
        let kernel = IngredientsKernel(
            try BM25Ingredients(like: .xapian), statistics: CollectionStatistics(documentCount: 10, tokenCounts: [0, 160]))
        let factors = kernel.factors(of: LeafWeight(weight: 1, docFreqs: [2]))
        #expect(kernel.contribution(factors, freq: 1, length: 3) == kernel.contribution(factors, freq: 1, length: 8))
        #expect(kernel.contribution(factors, freq: 1, length: 8) > kernel.contribution(factors, freq: 1, length: 9))
    }

    @Test("an engine that counts documents with tokens only has another N and another mean")
    func emptyDocuments() throws {
        let full = TestCollection.Document(title: [], body: ["a", "b", "c"])
        let other = TestCollection.Document(title: [], body: ["c", "d"])
        let empty = TestCollection.Document(title: [], body: [])
        func scores(_ documents: [TestCollection.Document], _ engine: ImitatedEngine) throws -> [Double] {
            let searcher = Searcher(reader: try TestCollection(segments: [documents]).reader())
            let ranking = Ranking(.ingredients(try BM25Ingredients(like: engine)))
            return try searcher.search(.term("a"), options: SearchOptions(ranking: ranking)).hits.map(\.score)
        }
        #expect(try scores([full, other], .lucene) == scores([full, empty, other, empty], .lucene))
        #expect(try scores([full, other], .tantivy) != scores([full, empty, other, empty], .tantivy))
    }

    @Test("scores of 32 bits are sums rounded to 32 bits, and explained")
    func singlePrecision() throws {
        var random = SeededGenerator(seed: 52)
        let searcher = Searcher(reader: try TestCollection.random(&random).reader())
        let ranking = Ranking(.ingredients(try BM25Ingredients(like: .lucene)))
        let query = Query.any((0..<6).map { .term("w\($0)") })
        let result = try searcher.search(query, options: SearchOptions(limit: 100, ranking: ranking))
        #expect(!result.hits.isEmpty)
        for hit in result.hits {
            #expect(Double(Float(hit.score)) == hit.score)
            let explanation = try searcher.explain(query, doc: hit.doc, ranking: ranking)
            #expect(explanation.score == hit.score)
            #expect(Double(Float(explanation.leaves.reduce(0) { $0 + $1.contribution })) == hit.score)
        }
        var options = SearchOptions(limit: 100, ranking: ranking)
        options.algorithm = .exhaustive
        #expect(try searcher.search(query, options: options).hits == result.hits)
    }
}
