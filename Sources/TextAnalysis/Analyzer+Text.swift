extension Analyzer {
    /// The tokens of all of `text`.
    public func tokens(of text: Span<UInt8>) -> TokenBatch {
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        while analyze(text, progress: &progress, limit: .max, into: &batch) {}
        return batch
    }

    /// The tokens of all of `text`; offsets are bytes of its UTF-8.
    public func tokens(of text: String) -> TokenBatch {
        tokens(of: text.utf8.span)
    }

    /// The terms of all of `text`, in order.
    public func terms(of text: String) -> [[UInt8]] {
        let batch = tokens(of: text)
        return (0..<batch.count).map { batch.term($0) }
    }
}
