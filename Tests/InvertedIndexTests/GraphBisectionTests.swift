import Foundation
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// The order that recursive graph bisection finds.
@Suite struct GraphBisectionTests {
    @Test(arguments: [1 as UInt64, 2, 3]) func shuffledTopicsFindTogetherAgain(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let clustered = TopicCorpus(topics: 24, documentsPerTopic: 50, &random)
        let best = LogGapCost.bits(clustered.lists, order: clustered.identity)
        let shuffled = clustered.shuffled(&random)
        let worst = LogGapCost.bits(shuffled.lists, order: shuffled.identity)
        let order = try GraphBisection.order(shuffled.forwardIndex, threads: 2) {}
        let found = LogGapCost.bits(shuffled.lists, order: order)
        #expect(worst > best * 1.3)
        #expect((worst - found) / (worst - best) > 0.9, "\(worst) → \(found), topic by topic \(best)")
    }

    @Test(arguments: [1 as UInt64, 2, 3]) func anOrderByTopicsGetsNoWorse(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let corpus = TopicCorpus(topics: 16, documentsPerTopic: 64, &random)
        let order = try GraphBisection.order(corpus.forwardIndex, threads: 1) {}
        #expect(LogGapCost.bits(corpus.lists, order: order) <= LogGapCost.bits(corpus.lists, order: corpus.identity))
    }

    @Test func theOrderIsAPermutationAndTheSameForAnyThreads() throws {
        var random = SeededGenerator(seed: 4)
        for count in [0, 1, 2, 31, 32, 33, 64, 65, 127, 128, 255, 256, 257, 384, 500, 1000, 3001] {
            let termCount = 1 + random.below(400)
            let rows = (0..<count).map { _ in
                Set((0..<random.below(30)).map { _ in UInt32(random.number(bits: 9)) % UInt32(termCount) }).sorted()
            }
            var first: [UInt32]?
            for threads in [1, 2, 3, 7] {
                let index = ForwardIndex(capacities: rows.map { UInt32($0.count) }, termCount: termCount)
                for (doc, row) in rows.enumerated() { for term in row { index.append(term, to: doc) } }
                let order = try GraphBisection.order(index, threads: threads) {}
                #expect(order.sorted() == (0..<count).map { UInt32($0) }, "\(count) documents, \(threads) threads")
                #expect(order == first ?? order, "\(count) documents, \(threads) threads")
                first = order
            }
        }
    }

    @Test func equalDocumentsKeepTheirOrder() throws {
        for row in [[], [0], [0, 1, 2]] as [[UInt32]] {
            let index = ForwardIndex(capacities: Array(repeating: UInt32(row.count), count: 500), termCount: 3)
            for doc in 0..<500 { for term in row { index.append(term, to: doc) } }
            #expect(try GraphBisection.order(index, threads: 2) {} == (0..<500).map { UInt32($0) })
        }
    }

    @Test(arguments: [1, 2]) func whatACheckpointThrowsEndsTheSearch(threads: Int) throws {
        struct Stop: Error {}
        var random = SeededGenerator(seed: 5)
        let corpus = TopicCorpus(topics: 20, documentsPerTopic: 50, &random)
        for last in [0, 1, 5, 40] {
            let counter = Counter()
            #expect(throws: Stop.self) {
                _ = try GraphBisection.order(corpus.forwardIndex, threads: threads) { if counter.next() >= last { throw Stop() } }
            }
        }
    }

    @Test func gainsAreWhatTheCostOfAPartLosesByAMove() {
        var random = SeededGenerator(seed: 6)
        func cost(_ degree: UInt32, of size: Double) -> Double { Double(degree) * log2(size / Double(degree + 1)) }
        let gains = MoveGains(docCount: 1_000_000)
        for _ in 0..<2000 {
            // From a half with `left` to one with `right` documents of the term; both halves have `size`, as if two documents were swapped.
            let (left, right) = (UInt32(1 + random.number(bits: 20)), UInt32(random.number(bits: 20)))
            let size = Double(max(left, right)) * 1.5 + 1
            let saved = cost(left, of: size) + cost(right, of: size) - cost(left - 1, of: size) - cost(right + 1, of: size)
            let gain = Double(gains.gain(right) - gains.gain(left - 1))
            #expect(abs(gain - saved) < 1e-4 * max(1, abs(saved)), "\(left) and \(right): \(gain), not \(saved)")
        }
        #expect(gains.gain(.max) == 0)
    }

    @Test func logarithms() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let number = 1 + Int(random.number(bits: 40))
            #expect(abs(MoveGains.log2(number) - log2(Double(number))) < 1e-12)
        }
        #expect((0..<40).allSatisfy { MoveGains.log2(1 << $0) == Double($0) })
    }
}
