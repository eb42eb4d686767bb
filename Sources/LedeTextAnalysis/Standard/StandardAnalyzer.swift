/// Unicode words with case and diacritics folded: the default.
///
/// Apostrophes and dots separate, so that "Russia's" is found by "Russia", and "don't" is the two tokens of a phrase. Soft hyphens and
/// joiners inside a word are dropped. What is folded: `FoldingTable.plain`.
package struct StandardAnalyzer: Analyzer {
    package let name = "standard"
    private let tokenizer = StandardTokenizer(table: .plain)
    private let spelling = StandardTokenizer(table: .spelling)

    package init() {}

    package var forms: WordForms { .spelling }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        let keepsSpelling = forms.contains(.spelling)
        let ascii = tokenizer.table.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let range = tokenizer.nextWord(text, ascii: ascii, at: &offset, into: &batch) {
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            if keepsSpelling { spelling.appendSpelling(of: text, range: range, position: position, to: &batch) }
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }

    package func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool {
        let ascii = tokenizer.table.ascii.span
        let stop = batch.count + limit
        while progress.offset < text.count, batch.count < stop {
            let isWide = batch.appendWords(
                of: text, from: &progress.offset, position: &progress.position, limit: stop - batch.count, by: StandardWindow.self)
            guard isWide else { continue }
            repeat {
                batch.tokenBatch.removeAll()
                let word = tokenizer.nextWord(text, ascii: ascii, at: &progress.offset, into: &batch.tokenBatch)
                guard word != nil else { break }
                let bytes = batch.tokenBatch.bytes
                batch.append(bytes.span, position: progress.position)
                progress.position &+= 1
            } while progress.offset < text.count && text[progress.offset] >= 0x80
        }
        return progress.offset < text.count
    }
}
