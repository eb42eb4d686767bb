import Testing

@testable import lede_benchmark

/// What counts as the same best ten.
@Suite struct TopTenTests {
    private func top(_ hits: [(Int, Double)]) -> TopTen { TopTen(hits: hits.map { .init(document: $0.0, score: $0.1) }) }

    @Test func tiesMayStandInAnyOrder() {
        #expect(top([(1, 3), (2, 2), (3, 2)]).isSame(as: top([(1, 3), (3, 2), (2, 2)])))
        // Which of the documents tied in the last place are in is open, too.
        #expect(top([(1, 3), (2, 2), (3, 2)]).isSame(as: top([(1, 3), (2, 2), (4, 2)])))
        #expect(top([(1, 3)]).isSame(as: top([(1, 3.000_001)])))
        #expect(top([]).isSame(as: top([])))
    }

    @Test func otherDocumentsAndScoresAreNotTheSame() {
        #expect(!top([(1, 3), (2, 2)]).isSame(as: top([(4, 3), (2, 2)])))
        #expect(!top([(1, 3), (2, 2)]).isSame(as: top([(1, 3), (2, 1.9)])))
        #expect(!top([(1, 3), (2, 2)]).isSame(as: top([(1, 3)])))
        #expect(!top([]).isSame(as: top([(1, 3)])))
    }

    @Test func overlapIsAPartOfTheOther() {
        #expect(top([(1, 3), (2, 2)]).overlap(with: top([(2, 9), (5, 8), (1, 7), (6, 6)])) == 0.5)
        #expect(top([]).overlap(with: top([])) == 1)
    }
}
