import LedeTestSupport
import Testing

@testable import LedeTextAnalysis

@Suite struct BatchLimitTests {
    /// However a text is cut into batches, the tokens are the same.
    @Test(arguments: AnalyzerCatalog.names) func limitDoesNotChangeTokens(_ name: String) throws {
        let analyzer = try #require(AnalyzerCatalog.analyzer(named: name))
        var generator = SeededGenerator(seed: RandomText.seed)
        for round in 0..<20 {
            let text =
                round % 2 == 0 ? RandomText.bytes(&generator, count: 150) : RandomText.unicode(&generator, count: 150)
            let whole = analyzer.tokens(of: text.span)
            for limit in [1, 2, 7] {
                var parts = TokenBatch()
                var progress = AnalysisProgress()
                var count = 0
                while analyzer.analyze(text.span, progress: &progress, limit: limit, into: &parts) {
                    // The terms of one position stay together.
                    #expect(parts.positions.count - count <= limit + 1, "seed \(RandomText.seed)")
                    count = parts.count
                }
                #expect(progress.offset == text.count)
                #expect(parts.bytes == whole.bytes, "\(name), limit \(limit), seed \(RandomText.seed), text \(text)")
                #expect(parts.termEnds == whole.termEnds, "\(name), limit \(limit), seed \(RandomText.seed), text \(text)")
                #expect(parts.startOffsets == whole.startOffsets, "\(name), limit \(limit), seed \(RandomText.seed), text \(text)")
                #expect(parts.endOffsets == whole.endOffsets, "\(name), limit \(limit), seed \(RandomText.seed), text \(text)")
                #expect(parts.positions == whole.positions, "\(name), limit \(limit), seed \(RandomText.seed), text \(text)")
            }
        }
    }
}
