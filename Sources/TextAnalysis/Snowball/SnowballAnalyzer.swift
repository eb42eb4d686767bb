/// The standard analyzer's words, stemmed by a Snowball algorithm (snowballstem.org). No word is left out of an index.
///
/// Stemmers want their language's diacritics: case is folded before the stemmer, diacritics after it.
public struct SnowballAnalyzer: Analyzer {
    public let name: String
    private let tokenizer = StandardTokenizer(table: .caseOnly)
    private let pool: SnowballWorkerPool
    private let stopWords: StopWords

    /// - Parameter algorithm: one of `SnowballAlgorithm.names`, else nil.
    public init?(algorithm: String) {
        guard SnowballAlgorithm.names.contains(algorithm) else { return nil }
        name = algorithm
        pool = SnowballWorkerPool(algorithm: algorithm)
        stopWords = StopWords(language: algorithm)
    }

    public func isStopWord(_ word: String) -> Bool { stopWords.contains(word) }

    public func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        guard var worker = pool.take() else { preconditionFailure("out of memory for a \(name) stemmer") }
        defer { pool.giveBack(worker) }
        let ascii = tokenizer.table.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let range = tokenizer.nextWord(text, ascii: ascii, at: &offset, into: &batch) {
            worker.stemOpenTerm(of: &batch)
            batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }
}
