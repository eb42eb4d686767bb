import LedeArticleModel
import Foundation
import LedeInvertedIndex
import LedeRetrievalTestSupport
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

/// Ranking that skips what cannot be among the best, against the walk over every document, ids and scores bit for bit.
@Suite struct RankedRetrievalTests {
    private static let isThorough = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
    private static let limits = [1, 10, 16, 17, 48, 49, 100, 200, 201, 1000]

    /// A collection: what its index has to be like for every structure to be met.
    struct Case: CustomTestStringConvertible, Sendable {
        let seed: UInt64
        let sizes: [Int]
        let longest: Int
        let deletions: ZipfCollection.Deletions

        var testDescription: String { "seed \(seed), segments of \(sizes), deletions: \(deletions)" }
    }

    private static let cases = [
        Case(seed: 1, sizes: [2500], longest: 40, deletions: .none),
        Case(seed: 2, sizes: [2100, 900, 300], longest: 30, deletions: .scattered),
        Case(seed: 3, sizes: [2000, 700], longest: 30, deletions: .wholeRanges),
        Case(seed: 4, sizes: [1500, 600, 130], longest: 60, deletions: .none),
        // So many documents that a list in blocks can have full ones.
        Case(seed: 5, sizes: [9000], longest: 12, deletions: .none),
    ]

    /// How an answer differs from the first `limit` of all matches; nil if it does not.
    private func difference(_ found: SearchResult, _ all: SearchResult, _ options: SearchOptions) -> String? {
        let expected = all.hits.prefix(options.limit)
        if found.hits.count != expected.count { return "\(found.hits.count) hits, not \(expected.count)" }
        for (rank, (hit, other)) in zip(found.hits, expected).enumerated() where hit != other {
            return "rank \(rank): \(hit), not \(other)"
        }
        let count = options.countsMatches ? all.matchCount : expected.count
        return found.matchCount == count ? nil : "\(found.matchCount) matches, not \(count)"
    }

    /// Compares every way to answer with the exhaustive one.
    private func check(_ query: Query, _ searcher: Searcher, limits: [Int], formula: BM25, _ place: String) throws {
        var options = SearchOptions(limit: .max, formula: formula)
        options.algorithm = .exhaustive
        let all = try searcher.search(query, options: options)
        func expect(_ options: SearchOptions, _ what: String) throws {
            let found = try searcher.search(query, options: options)
            let difference = difference(found, all, options)
            #expect(difference == nil, "\(place), \(what): \(formula), \(query.short.prefix(200))")
        }
        options.algorithm = .boolean
        try expect(options, "boolean")
        for limit in limits {
            for countsMatches in [true, false] {
                let options = SearchOptions(limit: limit, formula: formula, countsMatches: countsMatches)
                try expect(options, "limit \(limit), counting: \(countsMatches)")
            }
        }
        #expect(try searcher.count(query) == all.matchCount, "\(place), count: \(query.short.prefix(200))")
    }

    @Test(arguments: cases) func prunedIsExhaustive(_ sample: Case) throws {
        var random = SeededGenerator(seed: sample.seed)
        let collection = ZipfCollection(sizes: sample.sizes, longest: sample.longest, deletions: sample.deletions, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        #expect(searcher.reader.segments.count == sample.sizes.count)
        #expect((searcher.reader.segments.reduce(0) { $0 + $1.deletedCount } > 0) == (sample.deletions != .none))
        let queries = RankedQueries(collection: collection)
        for round in 0..<(Self.isThorough ? 60 : 3) {
            for shape in RankedQueries.Shape.allCases {
                let query = queries.query(shape, &random)
                let formula = try RankedQueries.formula(&random)
                let limits = (0..<3).map { _ in Self.limits[random.below(Self.limits.count)] } + [10, .max]
                try check(query, searcher, limits: limits, formula: formula, "seed \(sample.seed), round \(round)")
            }
        }
    }

    /// Weights and parameters of every magnitude: what is far below another part of the query is not lost, and nothing overflows.
    @Test(arguments: cases) func prunedIsExhaustiveUnderAnyWeights(_ sample: Case) throws {
        var random = SeededGenerator(seed: sample.seed &+ 100)
        let collection = ZipfCollection(sizes: sample.sizes, longest: sample.longest, deletions: sample.deletions, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        let queries = RankedQueries(collection: collection)
        for round in 0..<(Self.isThorough ? 120 : 6) {
            for shape in RankedQueries.Shape.allCases {
                let query = RankedQueries.weighted(queries.query(shape, &random), &random)
                let formula = try round % 2 == 0 ? RankedQueries.formula(&random) : RankedQueries.extremeFormula(&random)
                let limits = [Self.limits[random.below(Self.limits.count)], 10]
                try check(query, searcher, limits: limits, formula: formula, "seed \(sample.seed + 100), round \(round)")
            }
        }
    }

    /// A word once in a document, or as often as tens of thousands of times.
    @Test func prunedIsExhaustiveForAnyFrequencies() throws {
        var random = SeededGenerator(seed: 10)
        let words = (0..<6).map { "w\($0)" }
        let documents = (0..<700).map { _ in
            TestCollection.Document(
                title: [],
                body: words.flatMap { word in
                    // As likely of each number of bits; the longest are few, as they take their time.
                    Array(repeating: word, count: Int(random.number(bits: random.below(60) == 0 ? 15 : random.below(6))))
                })
        }
        let searcher = Searcher(reader: try TestCollection(segments: [documents]).reader())
        for round in 0..<24 {
            let parts = (0..<1 + random.below(4)).map { _ in Query.term(words[random.below(6)]) }
            let query = RankedQueries.weighted(round % 2 == 0 ? .any(parts) : .all(parts), &random)
            let formula = try round % 3 == 0 ? RankedQueries.extremeFormula(&random) : RankedQueries.formula(&random)
            try check(query, searcher, limits: [1, 10, 100], formula: formula, "seed 10, round \(round)")
        }
    }

    /// A word of the greatest weight that few documents have beside common words of weights far below: bounds count in the units of the
    /// first.
    @Test func smallWeightsBesideGreatOnes() throws {
        var random = SeededGenerator(seed: 8)
        let collection = ZipfCollection(sizes: [2500], wordCount: 400, longest: 40, deletions: .none, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        for round in 0..<30 {
            let exponent = -Double(round * 4)
            var parts: [Query] = (0..<2 + random.below(4)).map { index in
                .boosted(.term(collection.words[index * 3 + random.below(3)]), by: exp2(exponent - Double(random.below(8))))
            }
            parts.insert(.boosted(.term(collection.words[300 + random.below(100)]), by: 1e6), at: random.below(parts.count))
            try check(
                .any(parts), searcher, limits: [1, 10, 40, 100], formula: try RankedQueries.formula(&random), "seed 8, round \(round)")
        }
    }

    /// An OR whose bounds would take too much memory is evaluated without, to the same answer.
    @Test func unionsWithoutRoomForTheirBounds() throws {
        var random = SeededGenerator(seed: 9)
        let collection = ZipfCollection(sizes: [900, 300], longest: 30, deletions: .scattered, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        var narrow = searcher
        narrow.mostBounds = 8
        let queries = RankedQueries(collection: collection)
        for shape in [RankedQueries.Shape.term, .union, .longUnion, .mixedUnion, .intersection] {
            let query = queries.query(shape, &random)
            for limit in [1, 10, 1000] {
                let (wide, other) = (
                    try searcher.search(query, options: SearchOptions(limit: limit)),
                    try narrow.search(query, options: SearchOptions(limit: limit))
                )
                #expect(wide.hits == other.hits, "seed 9, \(query.short)")
                #expect(wide.matchCount == other.matchCount, "seed 9, \(query.short)")
                let isTree = [.union, .longUnion, .mixedUnion].contains(shape)
                #expect(other.algorithm == (isTree ? .boolean : wide.algorithm), "seed 9, \(query.short)")
            }
        }
    }

    /// Lists of all kinds are there for the queries to meet.
    @Test func theCollectionsHaveEveryKindOfList() throws {
        var random = SeededGenerator(seed: 5)
        let collection = ZipfCollection(sizes: [9000], longest: 12, deletions: .none, &random)
        let segment = try collection.collection.reader().segments[0]
        var kinds: Set<String> = []
        for word in collection.words {
            guard let entry = try segment.entry(Array(word.utf8)) else { continue }
            switch try segment.list(entry) {
            case .blocks(let list): kinds.insert(list.docFreq >= 128 ? "blocks" : "tail")
            case .ranges(let list): kinds.insert(list.ids == nil ? "bitset" : "ids")
            }
        }
        #expect(kinds == ["blocks", "tail", "bitset", "ids"])
    }

    /// A filter that matches more documents than a frequent term has, found before its range is.
    @Test func manyMatchesOfALeafBesideAFrequentTerm() throws {
        let documents = (0..<1000).map { number in
            TestCollection.Document(
                title: number % 3 > 0 ? ["a", "b"] : [], body: (number % 4 == 0 ? ["c"] : []) + (number % 11 == 0 ? ["d", "d"] : ["e"]))
        }
        let searcher = Searcher(reader: try TestCollection(segments: [documents]).reader())
        let titles = Query.term("a", field: .title)
        let phrase = Query.phrase(PhraseQuery(terms: [Array("a".utf8), Array("b".utf8)], text: ""))
        for leaves in [[titles, .term("c")], [.term("c"), titles, .term("d")], [phrase, .term("c")], [.term("d"), phrase, titles]] {
            for variant in BM25.Variant.allCases {
                try check(.all(leaves), searcher, limits: [1, 10, 1000], formula: BM25(variant), "leaves beside a frequent term")
                try check(.any(leaves), searcher, limits: [1, 10, 1000], formula: BM25(variant), "leaves beside a frequent term")
            }
        }
    }

    /// Positions are read only where a phrase can still be among the best: where scores lie close together, by a hair.
    @Test func phrasesWithFarMoreMatchesThanAreWanted() throws {
        var random = SeededGenerator(seed: 7)
        let collection = ZipfCollection(sizes: [2500], wordCount: 40, longest: 40, deletions: .none, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        for round in 0..<60 {
            let words = (0..<2 + random.below(2)).map { _ in Array(collection.words[random.below(5)].utf8) }
            let phrase = Query.phrase(PhraseQuery(terms: words, text: ""))
            let query: Query = round % 3 == 0 ? .all([phrase, .term(collection.words[random.below(5)])]) : phrase
            var options = SearchOptions(limit: .max, formula: try RankedQueries.formula(&random))
            options.algorithm = .boolean
            let all = try searcher.search(query, options: options)
            for limit in [1, 3, 10, 30, 100] {
                let found = try searcher.search(query, options: SearchOptions(limit: limit, ranking: options.ranking, countsMatches: false))
                #expect(
                    found.hits == Array(all.hits.prefix(limit)),
                    "seed 7, round \(round), limit \(limit): \(options.ranking.summary), \(query.short)")
            }
        }
    }

    /// Text pasted into a query has thousands of words; their bounds add up beyond 16 bits.
    @Test func thousandsOfWords() throws {
        var random = SeededGenerator(seed: 6)
        let collection = ZipfCollection(sizes: [400], wordCount: 60, longest: 20, deletions: .none, &random)
        let searcher = Searcher(reader: try collection.collection.reader())
        // With k1 = 0 a term adds all that it can in every document.
        let formula = try BM25(.plus, k1: 0, b: 0)
        for count in [1000, FlatQuery.mostUnionLeaves, 20_000] {
            let leaves = (0..<count).map { _ in Query.term(collection.words[random.below(60)]) }
            for query in [Query.any(leaves), .all(leaves)] {
                var options = SearchOptions(limit: 10, formula: formula)
                let found = try searcher.search(query, options: options)
                options.algorithm = .boolean
                let expected = try searcher.search(query, options: options)
                #expect(found.hits == expected.hits, "\(count) words")
                #expect(found.matchCount == expected.matchCount, "\(count) words")
            }
        }
    }
}
