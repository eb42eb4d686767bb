import Foundation
import PageExtraction
import TestSupport
import Testing

/// Damaged and hostile pages never trap, and take time in proportion to their length.
@Suite struct PageFuzzTests {
    static let seed = ProcessInfo.processInfo.environment["LEDE_SEED"].flatMap { UInt64($0) } ?? 20_241_028
    static let rounds = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1" ? 4000 : 250

    @Test func mutatedTextPagesNeverTrap() throws {
        var generator = SeededGenerator(seed: Self.seed)
        for round in 0..<Self.rounds {
            let page = SavedPages.all[round % SavedPages.all.count]
            let text = String(decoding: ByteMutation.mutated(Array(page.text.utf8), &generator), as: UTF8.self)
            let found = PageExtractor(mode: round % 2 == 0 ? .recognise : .always).extract(text)
            #expect(found.body.utf8.count <= text.utf8.count * 2 + 2, "seed \(Self.seed), round \(round)")
        }
    }
}
