import LedeBenchmarkSupport
import LedeModules

/// Text into tokens, as indexing does it: batch by batch into memory that is used again.
enum TokenizerKernels {
    static func make() -> [Kernel] {
        var source = SyntheticText(seed: 3)
        let text = source.sentences(40_000)
        let size = text.utf8.count
        return ["whitespace", "ascii", "unicode61", "standard", "english", "porter"].compactMap { name in
            guard let analyzer = AnalyzerCatalog.analyzer(named: name) else { return nil }
            let run = { tokenCount(text, analyzer) }
            guard name == "whitespace" else { return Kernel(name, .megabytesPerSecond, amount: size, run: run) }
            return Kernel("whitespace; reference: String.split", .megabytesPerSecond, amount: size, run: run) {
                UInt64(text.split { $0.isWhitespace }.count)
            }
        }
    }

    private static func tokenCount(_ text: String, _ analyzer: any Analyzer) -> UInt64 {
        var batch = TokenBatch()
        var count = 0
        analyzer.forEachBatch(of: text, reusing: &batch) { count += $0.count }
        return UInt64(count)
    }
}
