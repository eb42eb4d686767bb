import LedeTestSupport
import Testing

@testable import LedeRetrieval

/// The best matches kept one by one, against a sort of all of them.
@Suite struct TopDocumentsTests {
    /// Matches in a random order, with many ties.
    private func matches(_ count: Int, _ random: inout SeededGenerator) -> [ScoredDocument] {
        (0..<count).map { ScoredDocument(doc: UInt32($0), score: Double(random.below(9))) }.shuffled(using: &random)
    }

    private func best(_ matches: [ScoredDocument], _ limit: Int) -> [ScoredDocument] {
        Array(matches.sorted { $0.isBetter(than: $1) }.prefix(limit))
    }

    @Test(arguments: [true, false]) func keepsWhatSortingWouldKeep(countsAll: Bool) {
        var random = SeededGenerator(seed: 5)
        // Few are kept in a heap, more than 48 in a buffer.
        for count in Array(0..<60) + [95, 96, 97, 98, 200, 1000] {
            let matches = matches(count, &random)
            for limit in [0, 1, 2, 3, 7, 47, 48, 49, 50, 100, count, count + 1, .max] {
                var top = TopDocuments(limit: limit, countsAll: countsAll)
                for match in matches { top.collect(doc: match.doc, score: match.score) }
                top.add(3)
                #expect(top.matchCount == count + 3)
                if countsAll { #expect(top.neededScore == -.infinity) } else { #expect(top.neededScore == top.threshold) }
                #expect(top.takeRanked() == best(matches, limit), "count \(count), limit \(limit)")
                #expect(top.takeRanked() == [])
            }
        }
    }

    /// A threshold known beforehand keeps out what is below it, and nothing else.
    @Test(arguments: [true, false]) func aThresholdThatIsRaisedLosesNothing(countsAll: Bool) {
        var random = SeededGenerator(seed: 6)
        for count in [1, 10, 48, 49, 100, 500] {
            for limit in [1, 10, 48, 49, 100, 499] where limit <= count {
                let matches = matches(count, &random)
                let expected = best(matches, limit)
                var top = TopDocuments(limit: limit, countsAll: countsAll)
                let floor = expected[limit - 1].score
                let moment = random.below(count)
                for (index, match) in matches.enumerated() {
                    // It may come at any time, and a lower one after it changes nothing.
                    if index == moment { top.raise(to: floor) }
                    if index == moment + 1 { top.raise(to: floor - 1) }
                    let before = top.threshold
                    top.collect(doc: match.doc, score: match.score)
                    #expect(top.threshold >= before)
                }
                #expect(top.threshold <= floor)
                #expect(top.neededScore == (countsAll ? -.infinity : top.threshold))
                #expect(top.matchCount == count)
                #expect(top.takeRanked() == expected, "count \(count), limit \(limit), raised at \(moment)")
            }
        }
    }

    @Test func noDocumentIsWantedOfALimitOfZero() {
        var top = TopDocuments(limit: 0, countsAll: false)
        #expect(top.neededScore == .infinity)
        top.collect(doc: 1, score: 5)
        #expect(top.takeRanked() == [])
        #expect(top.matchCount == 1)
    }
}
