import LedeTestSupport
import Testing

@testable import LedeRetrieval

/// Sorting and selecting in buckets against the standard library's sort.
@Suite struct SelectionTests {
    /// How scores are spread; each has a bad case of its own.
    enum Spread: CaseIterable {
        case even, ties, equal, skewed, close, ascending, descending, negative
    }

    private func documents(_ count: Int, _ spread: Spread, _ random: inout SeededGenerator) -> [ScoredDocument] {
        var documents = (0..<count).map { index in
            let score: Double =
                switch spread {
                case .even: Double.random(in: 0...20, using: &random)
                case .ties: Double(random.below(4))
                case .equal: 1.25
                // Nearly all in one bucket.
                case .skewed: random.below(50) == 0 ? 1e12 : Double.random(in: 0...1e-6, using: &random)
                case .close: 1 + Double(random.below(5)) * Double.ulpOfOne
                case .ascending: Double(index)
                case .descending: -Double(index)
                case .negative: Double.random(in: -1e300...1e300, using: &random)
                }
            return ScoredDocument(doc: UInt32(index), score: score)
        }
        if spread != .ascending, spread != .descending { documents.shuffle(using: &random) }
        return documents
    }

    @Test(arguments: Spread.allCases) func sortingIsTheStandardSort(_ spread: Spread) {
        var random = SeededGenerator(seed: 1)
        for count in [0, 1, 2, 3, 24, 25, 63, 64, 65, 66, 100, 1000, 5000] {
            var documents = documents(count, spread, &random)
            let expected = documents.sorted { $0.isBetter(than: $1) }
            Selection.sort(&documents)
            #expect(documents == expected, "\(count) documents")
        }
    }

    @Test(arguments: Spread.allCases) func whatIsKeptAreTheBest(_ spread: Spread) {
        var random = SeededGenerator(seed: 2)
        for count in [1, 2, 3, 4, 5, 10, 64, 65, 500, 2000] {
            for kept in Set([1, 2, count / 2, count - 1, count]) where kept > 0 && kept <= count {
                var documents = documents(count, spread, &random)
                let expected = documents.sorted { $0.isBetter(than: $1) }.prefix(kept)
                Selection.keepBest(kept, of: &documents)
                #expect(documents.last == expected.last, "\(kept) of \(count)")
                #expect(documents.sorted { $0.isBetter(than: $1) } == Array(expected), "\(kept) of \(count)")
            }
        }
    }

    /// Scores of which each round of choosing the better half of `count` drops two: every pivot is the second best left (found by
    /// McIlroy's adversary, Software: Practice and Experience 29(4), 1999).
    private func contrived(_ count: Int) -> [ScoredDocument] {
        let half = count / 2
        var ranks = (0..<half - 1).map { $0.isMultiple(of: 2) ? $0 : half + $0 } + stride(from: 3, to: half, by: 2)
        let taken = Set(ranks)
        ranks += (0..<count).filter { $0 != 1 && !taken.contains($0) } + [1]
        return ranks.enumerated().map { ScoredDocument(doc: UInt32($0), score: -Double($1)) }
    }

    /// Quickselect alone would compare each pair of them.
    @Test func contrivedScoresAreSelectedToo() {
        func select(_ count: Int) {
            var documents = contrived(count)
            Selection.keepBest(count / 2, of: &documents)
            let worst = -Double(count / 2 - 1)
            #expect(documents.count == count / 2)
            #expect(documents.last?.score == worst)
            #expect(documents.allSatisfy { $0.score >= worst })
        }
        for count in [32, 2_000] { select(count) }
        #expect(WorkGrowth.isLinear(from: 10_000, select))
    }

    /// An infinite spread has no buckets.
    @Test func infinitiesAreSortedToo() {
        var documents = (0..<100).map { ScoredDocument(doc: UInt32($0), score: [Double.infinity, -.infinity, Double($0)][$0 % 3]) }
        let expected = documents.sorted { $0.isBetter(than: $1) }
        Selection.sort(&documents)
        #expect(documents == expected)
    }
}
