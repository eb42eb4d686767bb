import LedeArticleModel
import LedeInvertedIndex
import LedeResultPresentation
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

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
                let found = try searcher.search(
                    query, options: SearchOptions(limit: 100, ranking: Ranking(.ingredients(BM25Ingredients(formula)))))
                #expect(found.hits == expected.hits, "\(formula)")
                let weights = try FieldWeights([.title: 3, .body: 0.5])
                let fielded = try searcher.search(
                    query, options: SearchOptions(limit: 100, ranking: Ranking(.weightedFields(formula, weights))))
                let mixed = Ranking(.ingredients(BM25Ingredients(formula, fields: weights)))
                #expect(
                    try searcher.search(query, options: SearchOptions(limit: 100, ranking: mixed)).hits == fielded.hits,
                    "\(formula), weighted")
            }
        }
    }

    @Test("lengths in one byte are those of Lucene's SmallFloat")
    func bytes() {
        for length in UInt32(0)...40 { #expect(LengthForm.roundedToByte(length) == length) }
        let known: [(UInt32, UInt32)] = [
            (41, 40), (42, 42), (43, 42), (55, 54), (56, 56), (57, 56), (60, 60), (63, 60), (88, 88), (95, 88), (96, 96), (151, 144),
            (152, 152), (167, 152),
            (168, 168), (1_000, 984), (100_000, 98_328), (.max, 4_026_531_864),
        ]
        for (length, rounded) in known { #expect(LengthForm.roundedToByte(length) == rounded, "\(length)") }
        #expect(Set((0...UInt32(1) << 20).map(LengthForm.roundedToByte)).count < 180)
    }

    /// Worked out in another language: N = 10, n = 2, f = 3, D = 45, avgdl = 16, the engine's own k1 and b.
    @Test(arguments: [
        (ImitatedEngine.lucene, 0.76966465), (.tantivy, 1.6932623), (.pisa, 1.5322394), (.xapian, 1.496591610646154),
        (.atire, 2.0151117190278685),
        (.fts5, 1.3851091701960925),
    ])
    func handWorkedValues(_ engine: ImitatedEngine, _ expected: Double) throws {
        let ingredients = try BM25Ingredients(like: engine)
        let kernel = IngredientsKernel(ingredients, statistics: CollectionStatistics(documentCount: 10, tokenCounts: [20, 140]))
        let weight = LeafWeight(weight: ingredients.idf.weight(docFreq: 2, documentCount: 10), docFreqs: .several([2]))
        let value = kernel.contribution(kernel.factors(of: weight), freq: 3, length: 45)
        #expect(abs(value - expected) < 2e-7 * expected, "\(value)")
        #expect((Double(Float(value)) == value) == (ingredients.precision == .single))
    }

    /// Worked in another language with 32-bit numbers, in the engine's order of operations; another order, or an idf in 64 bits, gives
    /// another last digit.
    @Test(
        "scores of 32 bits are reckoned in the engine's order",
        arguments: [
            (ImitatedEngine.lucene, (240, 6_013, 3, 1, 17, 2.214939594268799)), (.lucene, (240, 7_445, 3, 2, 32, 2.621746301651001)),
            (.tantivy, (1_000, 25_013, 118, 1, 36, 1.8088099956512451)), (.tantivy, (1_000, 25_013, 118, 1, 40, 1.7137718200683594)),
            (.pisa, (240, 6_013, 3, 2, 36, 5.2419610023498535)), (.pisa, (240, 6_013, 17, 1, 36, 2.352475643157959)),
        ] as [(ImitatedEngine, (Int, UInt64, Int, Double, UInt32, Double))])
    func orderOfOperations(
        _ engine: ImitatedEngine, _ worked: (count: Int, tokens: UInt64, docFreq: Int, freq: Double, length: UInt32, value: Double)
    ) throws {
        let ingredients = try BM25Ingredients(like: engine)
        let kernel = IngredientsKernel(
            ingredients, statistics: CollectionStatistics(documentCount: worked.count, tokenCounts: [0, worked.tokens]))
        let weight = LeafWeight(
            weight: ingredients.weight(docFreqs: [worked.docFreq], documentCount: worked.count), docFreqs: .several([worked.docFreq]))
        #expect(kernel.contribution(kernel.factors(of: weight), freq: worked.freq, length: worked.length) == worked.value)
    }

    @Test("an idf is rounded to 32 bits once by Lucene, and at each step by Tantivy and PISA; a phrase's are added up likewise")
    func singleWeights() throws {
        let (lucene, tantivy, pisa) = (
            try BM25Ingredients(like: .lucene), try BM25Ingredients(like: .tantivy), try BM25Ingredients(like: .pisa)
        )
        #expect(lucene.weight(docFreqs: [498], documentCount: 997) == Double(Float(0.6941496869095709)))
        #expect(tantivy.weight(docFreqs: [498], documentCount: 997) == 0.6941497325897217)
        #expect(pisa.weight(docFreqs: [498], documentCount: 997) == 0.002004044596105814)
        #expect(pisa.weight(docFreqs: [700], documentCount: 997) == Double(Float(1e-6)))
        let words = [3, 330, 497]
        let sum = words.reduce(0.0) { $0 + lucene.weight(docFreqs: [$1], documentCount: 997) }
        #expect(lucene.weight(docFreqs: words, documentCount: 997) == Double(Float(sum)))
        let rounded = words.reduce(Float(0)) { $0 + Float(tantivy.weight(docFreqs: [$1], documentCount: 997)) }
        #expect(tantivy.weight(docFreqs: words, documentCount: 997) == Double(rounded))
        for form in IDFForm.allCases {
            for docFreq in [0, 1, 2, 333, 600, 996, 997] {
                let weight = form.weight(docFreq: docFreq, documentCount: 997)
                #expect(
                    abs(Double(form.singleWeight(docFreq: docFreq, documentCount: 997)) - weight) <= 1e-6 * max(1, weight),
                    "\(form), \(docFreq)")
            }
        }
    }

    @Test("a phrase of Xapian's scores as its words do, with all of their occurrences")
    func phrasesWordByWord() throws {
        var random = SeededGenerator(seed: 53)
        let ranking = Ranking(.ingredients(try BM25Ingredients(like: .xapian)))
        var matched = 0
        for round in 0..<6 {
            let searcher = Searcher(reader: try TestCollection.random(&random).reader())
            let field: IndexedField? = round % 3 == 2 ? .body : nil
            let words = ["w\(round % 2)", "w1", "w2"].prefix(2 + round % 2)
            let phrase = Query.phrase(PhraseQuery(terms: words.map { Array($0.utf8) }, text: words.joined(separator: " "), field: field))
            let alone = words.map { Query.term($0, field: field) }
            for (query, same) in [
                (phrase, Query.any(alone)), (.any([phrase, .term("w3")]), .any(alone + [.term("w3")])),
                (.boosted(phrase, by: 3), .boosted(.any(alone), by: 3)), (.without(phrase, .term("w11")), .any(alone)),
            ] {
                let result = try searcher.search(query, options: SearchOptions(limit: 100, ranking: ranking))
                #expect(result.matchCount == (try searcher.count(query)))
                #expect(result.leafWeights.count == query.scoringLeaves.count)
                for hit in result.hits {
                    let explanation = try searcher.explain(query, doc: hit.doc, ranking: ranking)
                    #expect(explanation.score == hit.score)
                    #expect(abs(explanation.leaves.reduce(0) { $0 + $1.contribution } - hit.score) < 1e-12)
                    guard try searcher.explain(phrase, doc: hit.doc).isMatch else { continue }
                    matched += 1
                    #expect(
                        abs(try searcher.explain(same, doc: hit.doc, ranking: ranking).score - hit.score) < 1e-12, "\(query), \(hit.doc)")
                }
            }
        }
        #expect(matched > 50)
    }

    @Test("Xapian takes no document for shorter than half the mean")
    func shortDocuments() throws {
        let kernel = IngredientsKernel(
            try BM25Ingredients(like: .xapian), statistics: CollectionStatistics(documentCount: 10, tokenCounts: [0, 160]))
        let factors = kernel.factors(of: LeafWeight(weight: 1, docFreqs: .several([2])))
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
