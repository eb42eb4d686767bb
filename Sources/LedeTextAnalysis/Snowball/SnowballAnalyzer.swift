/// The standard analyzer's words, stemmed by a Snowball algorithm (snowballstem.org). No word is left out of an index.
///
/// Stemmers want their language's diacritics: case is folded before the stemmer, diacritics after it. A word's surface form is the word
/// before the stemmer without its diacritics, which is the standard analyzer's term.
package struct SnowballAnalyzer: Analyzer {
    package let name: String
    private let tokenizer = StandardTokenizer(table: .caseOnly)
    private let spelling = StandardTokenizer(table: .spelling)
    private let pool: SnowballWorkerPool
    private let stopWords: StopWords

    /// - Parameter algorithm: one of `SnowballAlgorithm.names`, else nil.
    package init?(algorithm: String) {
        guard SnowballAlgorithm.names.contains(algorithm) else { return nil }
        name = algorithm
        pool = SnowballWorkerPool(algorithm: algorithm)
        stopWords = StopWords(language: algorithm)
    }

    package var forms: WordForms { [.surface, .spelling] }

    package func isStopWord(_ word: String) -> Bool { stopWords.contains(word) }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        var worker = takeWorker()
        defer { pool.giveBack(worker) }
        let keepsSurface = forms.contains(.surface)
        let ascii = tokenizer.table.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let range = tokenizer.nextWord(text, ascii: ascii, at: &offset, into: &batch) {
            worker.stemOpenTerm(of: &batch, keepsSurface: keepsSurface)
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            if keepsSurface { batch.append(worker.surface.span, as: .surface, range: range, position: position) }
            if forms.contains(.spelling) { spelling.appendSpelling(of: text, range: range, position: position, to: &batch) }
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }

    package func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool {
        analyzeTerms(text, progress: &progress, limit: limit, forms: [], into: batch)
    }

    package func analyzeTerms(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: TermBatch
    ) -> Bool {
        if forms.contains(.spelling) { return batch.appendTokens(of: text, progress: &progress, limit: limit, forms: forms, by: self) }
        var worker = takeWorker()
        defer { pool.giveBack(worker) }
        let keepsSurfaces = forms.contains(.surface)
        let ascii = tokenizer.table.ascii.span
        var remaining = limit
        while progress.offset < text.count, remaining > 0 {
            let first = batch.count
            let isWide = batch.appendWords(
                of: text, from: &progress.offset, position: &progress.position, limit: remaining, by: StandardWindow.self)
            remaining -= batch.count - first
            if isWide {
                repeat {
                    batch.tokenBatch.removeAll()
                    guard tokenizer.nextWord(text, ascii: ascii, at: &progress.offset, into: &batch.tokenBatch) != nil else { break }
                    let bytes = batch.tokenBatch.bytes
                    batch.append(bytes.span, position: progress.position)
                    progress.position &+= 1
                    remaining -= 1
                } while progress.offset < text.count && text[progress.offset] >= 0x80
            }
            batch.stemWords(from: first, by: &worker, keepsSurfaces: keepsSurfaces)
        }
        return progress.offset < text.count
    }

    private func takeWorker() -> SnowballWorker {
        guard let worker = pool.take() else { preconditionFailure("out of memory for a \(name) stemmer") }
        return worker
    }
}
