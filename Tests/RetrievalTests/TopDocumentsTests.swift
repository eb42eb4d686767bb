import TestSupport
import Testing

@testable import Retrieval

@Suite struct TopDocumentsTests {
    @Test func keepsWhatSortingWouldKeep() {
        var random = SeededGenerator(seed: 5)
        for count in 0..<60 {
            let matches = (0..<count).map { ScoredDocument(doc: UInt32($0), score: Double(Int.random(in: 0...8, using: &random))) }
                .shuffled(using: &random)
            for limit in [0, 1, 2, 3, 7, count, count + 1] {
                var top = TopDocuments(limit: limit)
                for match in matches { top.collect(doc: match.doc, score: match.score) }
                #expect(top.ranked() == Array(matches.sorted { $0.isBetter(than: $1) }.prefix(limit)))
                #expect(top.matchCount == count)
            }
        }
    }
}
