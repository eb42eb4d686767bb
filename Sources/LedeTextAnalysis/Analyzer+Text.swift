extension Analyzer {
    /// The tokens of all of `text`, each followed by the word's terms of `forms`.
    package func tokens(of text: Span<UInt8>, forms: WordForms = []) -> TokenBatch {
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        while analyze(text, progress: &progress, limit: .max, forms: forms, into: &batch) {}
        return batch
    }

    /// The tokens of all of `text`; offsets are bytes of its UTF-8.
    package func tokens(of text: String) -> TokenBatch {
        tokens(of: text.utf8.span)
    }

    /// Calls `body` with the tokens of all of `text`, some thousands at a time: memory stays bounded however long the text is.
    /// - Parameters:
    ///   - forms: the forms besides the analyzer's terms that the batches have (`Analyzer.analyze`).
    ///   - batch: reused, so that a call costs no allocation.
    /// - Returns: the position after the last token, which is the number of tokens unless some share a position.
    @discardableResult
    package func forEachBatch<Failure: Error>(
        of text: String, forms: WordForms = [], reusing batch: inout TokenBatch, _ body: (borrowing TokenBatch) throws(Failure) -> Void
    ) throws(Failure) -> UInt32 {
        var progress = AnalysisProgress()
        var isMore = true
        while isMore {
            batch.removeAll()
            // Enough tokens to spread the cost of a call, few enough to stay in the cache.
            isMore = analyze(text.utf8.span, progress: &progress, limit: 4096, forms: forms, into: &batch)
            try body(batch)
        }
        return progress.position
    }

    /// The terms of all of `text`, in order.
    package func terms(of text: String) -> [[UInt8]] {
        let batch = tokens(of: text)
        return (0..<batch.count).map { batch.term($0) }
    }
}
