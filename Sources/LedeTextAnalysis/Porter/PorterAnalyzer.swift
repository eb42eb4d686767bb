/// FTS5's `porter` tokenizer over `unicode61` as SQLite 3.40.1 has it.
package struct PorterAnalyzer: Analyzer {
    package let name = "porter"
    private let tokenizer = Unicode61Tokenizer(folding: .table(for: .removeSimple))
    private let stemmer = PorterStemmer()

    package init() {}

    package var forms: WordForms { .surface }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        let keepsSurface = forms.contains(.surface)
        var surface: [UInt8] = []
        let ascii = tokenizer.folding.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let range = tokenizer.nextToken(text, ascii: ascii, at: &offset, into: &batch) {
            if keepsSurface {
                surface.removeAll(keepingCapacity: true)
                surface.append(contentsOf: batch.bytes[batch.openTermRange])
            }
            if let stem = stemmer.stem(batch.bytes.span.extracting(batch.openTermRange)) {
                batch.replaceOpenTerm(with: stem.letters.span, count: stem.count)
            }
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            if keepsSurface { batch.append(surface.span, as: .surface, range: range, position: position) }
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }
}
