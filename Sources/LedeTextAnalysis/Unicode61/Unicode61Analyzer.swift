/// FTS5's `unicode61` tokenizer as SQLite 3.40.1 has it.
package struct Unicode61Analyzer: Analyzer {
    package let name: String
    private let tokenizer: Unicode61Tokenizer

    /// - Parameter diacritics: FTS5's option `remove_diacritics`; its default is 1.
    package init(diacritics: Unicode61Diacritics = .removeSimple) {
        name = diacritics == .removeSimple ? "unicode61" : "unicode61:remove_diacritics=\(diacritics.rawValue)"
        tokenizer = Unicode61Tokenizer(folding: .table(for: diacritics))
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        let ascii = tokenizer.folding.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let range = tokenizer.nextToken(text, ascii: ascii, at: &offset, into: &batch) {
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }
}
