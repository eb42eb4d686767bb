/// Unicode words with case and diacritics folded: the default.
public struct StandardAnalyzer: Analyzer {
    public let name = "standard"
    private let tokenizer = StandardTokenizer(table: .folded)

    public init() {}

    public func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        tokenizer.tokenize(text, progress: &progress, limit: limit, into: &batch)
    }
}
