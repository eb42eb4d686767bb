import LedeInvertedIndex
import LedeTestSupport
import Testing

@testable import LedeQueryLanguage
@testable import LedeRetrieval

/// Bounds and thresholds from the codes in postings against the contributions of all documents, for kernels of every kind.
@Suite struct ImpactBoundsTests {
    /// A kernel over a mean length that may be far from the segment's own.
    private func kernel(_ formula: BM25, _ own: Double, _ random: inout SeededGenerator) -> BM25Kernel {
        let factor = [1, 1, 0.99, 1.01, 0.3, 4, Double.random(in: 0.5...2, using: &random)][random.below(7)]
        return BM25Kernel(formula, averageLength: own * factor)
    }

    /// Calls `body` with the terms of a segment under random kernels.
    private func withLists(
        _ seed: UInt64, sizes: [Int], longest: Int, _ body: (PreparedLists, BM25Kernel, Comment, inout SeededGenerator) throws -> Void
    ) throws {
        var random = SeededGenerator(seed: seed)
        let collection = ZipfCollection(sizes: sizes, longest: longest, deletions: .none, &random)
        let reader = try collection.collection.reader()
        let pool = SearchArenaPool()
        for segment in reader.segments {
            for round in 0..<40 {
                let formula = try RankedQueries.formula(&random)
                let kernel = kernel(formula, segment.lengths.averageLength, &random)
                let words = (0..<1 + random.below(8)).map { _ in collection.word(&random) }
                let weights = words.map { _ in
                    round % 2 == 0 ? [0, 1e-6, 0.01, 1, 7][random.below(5)] : Query.boost(1, by: RankedQueries.weight(&random))
                }
                try pool.withArena { arena in
                    let lists = try PreparedLists(words, segment, kernel: kernel, arena: arena) { weights[$0] }
                    try body(lists, kernel, "seed \(seed), round \(round), \(formula)", &random)
                }
            }
        }
    }

    private static let samples: [(seed: UInt64, sizes: [Int], longest: Int)] = [(1, [2000, 300], 40), (2, [8700], 10)]

    @Test(arguments: samples) func noDocumentExceedsItsRangesBound(seed: UInt64, sizes: [Int], longest: Int) throws {
        try withLists(seed, sizes: sizes, longest: longest) { lists, _, place, _ in
            var wrong = 0
            for term in lists.terms {
                var firsts: [Int: Int] = [:]
                for (posting, doc) in term.docs.enumerated() {
                    let range = Int(doc) / 128
                    // Within rounding of a product.
                    if term.contributions[posting] > term.bounds[range] * (1 + 1e-12) { wrong += 1 }
                    if firsts[range] == nil { firsts[range] = posting }
                }
                // A range without a posting is known to have none, one with postings never is taken for such.
                for range in term.bounds.indices where (term.bounds[range] == 0) != (firsts[range] == nil) { wrong += 1 }
                if !term.starts.isEmpty, term.starts != firsts { wrong += 1 }
            }
            #expect(wrong == 0, place)
            #expect(lists.sums == lists.addedSums, place)
            for (score, sum) in lists.leastSums where sum > 0 { #expect(sum <= score, place) }
        }
    }

    @Test(arguments: samples) func theBestAreAtLeastWhatIsStored(seed: UInt64, sizes: [Int], longest: Int) throws {
        try withLists(seed, sizes: sizes, longest: longest) { lists, kernel, place, _ in
            let scale = ImpactScale(kernel: kernel, averageLength: lists.averageLength)
            for term in lists.terms {
                let sorted = term.contributions.sorted(by: >)
                for limit in [0, 1, 9, 10, 11, 99, 100, 101, 1000, 1001, sorted.count, .max] {
                    let least: Double =
                        switch term.list {
                        case .ranges(let list):
                            scale.leastScore(of: list.topSaturation(limit: limit), factors: term.factors, kernel: kernel)
                        case .blocks(let list):
                            scale.leastScore(of: try list.topSaturation(limit: limit), factors: term.factors, kernel: kernel)
                        }
                    let best = limit > 0 && limit <= sorted.count ? sorted[limit - 1] : 0
                    #expect(least <= best, place)
                }
            }
        }
    }

    /// Under the codes' reference formula, what is stored is close to the truth, not only on the right side of it.
    @Test func whatIsStoredIsNearUnderTheReference() throws {
        var random = SeededGenerator(seed: 3)
        let collection = ZipfCollection(sizes: [3000], longest: 30, deletions: .none, &random)
        let reader = try collection.collection.reader()
        let kernel = BM25Kernel(BM25(), averageLength: reader.segments[0].lengths.averageLength)
        try SearchArenaPool().withArena { arena in
            let lists = try PreparedLists(Array(collection.words.prefix(10)), reader.segments[0], kernel: kernel, arena: arena) { _ in 1 }
            let scale = ImpactScale(kernel: kernel, averageLength: lists.averageLength)
            for term in lists.terms {
                guard case .ranges(let list) = term.list else { continue }
                let sorted = term.contributions.sorted(by: >)
                let least = scale.leastScore(of: list.topSaturation(limit: 10), factors: term.factors, kernel: kernel)
                #expect(least > sorted[9] - 1e-6)
                for range in term.bounds.indices {
                    let places = term.docs.indices.filter { Int(term.docs[$0]) / 128 == range }
                    guard let greatest = places.map({ term.contributions[$0] }).max() else { continue }
                    #expect(term.bounds[range] < greatest + 0.01)
                }
            }
        }
    }

    /// What a code or a filter keeps out cannot reach the score.
    @Test(arguments: samples) func whatReachesAScorePasses(seed: UInt64, sizes: [Int], longest: Int) throws {
        try withLists(seed, sizes: sizes, longest: longest) { lists, kernel, place, random in
            let scale = ImpactScale(kernel: kernel, averageLength: lists.averageLength)
            var wrong = 0
            for term in lists.terms {
                guard case .ranges(let list) = term.list else { continue }
                let codes = PreparedLists.boundCodes(list)
                let scores = [0, -1, term.contributions[random.below(term.contributions.count)], term.contributions.max() ?? 0]
                for score in scores {
                    let least = scale.leastCode(list, reaching: score, factors: term.factors, kernel: kernel)
                    for (posting, doc) in term.docs.enumerated() where term.contributions[posting] >= score {
                        if Int(codes[Int(doc) / 128]) < least { wrong += 1 }
                    }
                }
            }
            #expect(wrong == 0, place)
        }
    }

    @Test func aFilterLetsThroughWhatReachesTheScore() throws {
        var random = SeededGenerator(seed: 4)
        for round in 0..<300 {
            let formula = try RankedQueries.formula(&random)
            let kernel = BM25Kernel(formula, averageLength: Double.random(in: 1...1000, using: &random))
            let factors = kernel.factors(weight: [0, 1e-6, 1, 9][random.below(4)])
            let postings = (0..<60).map { _ in
                let freq = UInt32(1 + random.number(bits: 14))
                return (freq: freq, length: freq + UInt32(random.number(bits: 20)))
            }
            let scores = postings.map { kernel.contribution(factors, freq: $0.freq, length: $0.length) }
            for score in scores.prefix(20) + [0, -.infinity, .infinity] {
                let filter = TermFilter(kernel, factors, reaching: score)
                for (posting, own) in zip(postings, scores) where own >= score {
                    #expect(filter.passes(freq: posting.freq, length: posting.length), "seed 4, round \(round), \(formula)")
                }
            }
            // And keeps most others out.
            let filter = TermFilter(kernel, factors, reaching: scores[0])
            for (posting, own) in zip(postings, scores) where own < scores[0] - (scores[0].magnitude + factors.bonus) * 1e-8 - 1e-300 {
                #expect(!filter.passes(freq: posting.freq, length: posting.length), "seed 4, round \(round), \(formula)")
            }
        }
    }

    /// Four at once are the same bits as one by one, and as the public function.
    @Test func contributionsInVectors() throws {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<2000 {
            let formula = try RankedQueries.formula(&random)
            let average = Double.random(in: 0.5...5000, using: &random)
            let weight = Double.random(in: 0...20, using: &random)
            let kernel = BM25Kernel(formula, averageLength: average)
            let factors = kernel.factors(weight: weight)
            let freqs = (0..<4).map { _ in 1 + UInt32(random.number(bits: 30)) }
            let lengths = freqs.map { $0 + UInt32(random.number(bits: 30)) }
            let found = kernel.contributions(factors, freqs: SIMD4(freqs.map(Double.init)), lengths: SIMD4(lengths.map(Double.init)))
            for lane in 0..<4 {
                let one = kernel.contribution(factors, freq: freqs[lane], length: lengths[lane])
                #expect(found[lane] == one)
                #expect(formula.contribution(idf: weight, freq: freqs[lane], length: lengths[lane], averageLength: average) == one)
                #expect(one <= kernel.largestContribution(factors) * (1 + 1e-12))
                let g = (kernel.normBase + kernel.normSlope * Double(lengths[lane])) / Double(freqs[lane])
                #expect(abs(kernel.contribution(factors, g: g) - one) <= 1e-12 * one)
            }
        }
    }
}
