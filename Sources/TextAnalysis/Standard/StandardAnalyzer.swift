/// Unicode words with case and diacritics folded: the default.
///
/// Apostrophes and dots separate, so that "Russia's" is found by "Russia", and "don't" is the two tokens of a phrase. Soft hyphens and
/// joiners inside a word are dropped. What is folded: `FoldingTable.plain`.
public struct StandardAnalyzer: Analyzer {
    public let name = "standard"
    private let tokenizer = StandardTokenizer(table: .plain)

    public init() {}

    public func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        let ascii = tokenizer.table.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let range = tokenizer.nextWord(text, ascii: ascii, at: &offset, into: &batch) {
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }
}
