import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

/// The terms for an index against the tokens with their places, which are found byte by byte.
@Suite struct TermBatchTests {
    private func terms(_ analyzer: any Analyzer, _ text: [UInt8], limit: Int) -> (
        terms: [[UInt8]], positions: [UInt32], end: AnalysisProgress
    ) {
        let batch = TermBatch()
        var found: (terms: [[UInt8]], positions: [UInt32], end: AnalysisProgress) = ([], [], AnalysisProgress())
        var isMore = true
        while isMore {
            batch.removeAll()
            isMore = analyzer.analyzeTerms(text.span, progress: &found.end, limit: limit, into: batch)
            for index in 0..<batch.count {
                found.terms.append(batch.term(index))
                found.positions.append(batch.position(index))
            }
        }
        return found
    }

    private func agrees(_ name: String, _ text: [UInt8]) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        let tokens = analyzer.tokens(of: text.span)
        for limit in [1, 40, 1024] {
            let found = terms(analyzer, text, limit: limit)
            #expect(
                found.terms == (0..<tokens.count).map { tokens.term($0) },
                "\(name), limit \(limit), seed \(RandomText.seed), text \(text.prefix(300))")
            #expect(found.positions == tokens.positions, "\(name), limit \(limit), seed \(RandomText.seed), text \(text.prefix(300))")
            #expect(found.end.offset == text.count, "\(name), limit \(limit), seed \(RandomText.seed), text \(text.prefix(300))")
        }
    }

    @Test(arguments: AnalyzerCatalog.names) func randomTexts(_ name: String) throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        for round in 0..<60 {
            let count = Int.random(in: 0...300, using: &generator)
            try agrees(name, round % 2 == 0 ? RandomText.bytes(&generator, count: count) : RandomText.unicode(&generator, count: count))
        }
    }

    /// Mostly ASCII, so that whole windows are; words of every length around a window's, and every byte in every place of one.
    @Test(arguments: ["standard", "whitespace", "english"]) func windows(_ name: String) throws {
        var generator = SeededGenerator(seed: RandomText.seed)
        for _ in 0..<200 {
            var text: [UInt8] = []
            for _ in 0..<Int.random(in: 1...40, using: &generator) {
                let length =
                    Int.random(in: 0..<10, using: &generator) == 0
                    ? Int.random(in: 55...200, using: &generator) : Int.random(in: 1...12, using: &generator)
                for _ in 0..<length { text.append(Array("abcxyzABCXYZ0189".utf8).randomElement(using: &generator) ?? 0) }
                let gap =
                    ["\u{20}", ". ", "\n\n", "-", "_", "'", "é", "\u{A0}", "\u{2009}", "目", "\u{301}", "\u{0}"].randomElement(
                        using: &generator) ?? " "
                text += Array((Int.random(in: 0..<3, using: &generator) == 0 ? gap : " ").utf8)
            }
            try agrees(name, text)
        }
        for byte in UInt8.min...UInt8.max {
            for place in [0, 1, 15, 16, 62, 63, 64, 65, 127] {
                var text = [UInt8](repeating: UInt8(ascii: "a"), count: 140)
                for space in stride(from: 5, to: 140, by: 7) { text[space] = 0x20 }
                text[place] = byte
                try agrees(name, text)
            }
        }
    }

    @Test func longTermsAreCut() throws {
        for name in ["standard", "whitespace"] {
            try agrees(name, [UInt8](repeating: UInt8(ascii: "a"), count: TokenBatch.longestTerm + 5))
            try agrees(name, Array("é".utf8) + [UInt8](repeating: UInt8(ascii: "a"), count: TokenBatch.longestTerm + 5) + Array(" b".utf8))
        }
    }
}
