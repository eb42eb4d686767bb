import LedeTextAnalysis

/// Runs of ASCII letters and digits, lower-cased, and of bytes above ASCII as they are: an analyzer simple enough to predict.
struct LetterAnalyzer: Analyzer {
    var name: String { "letters" }

    func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool {
        var appended = 0
        while appended < limit {
            while progress.offset < text.count, !Self.isTokenByte(text[progress.offset]) { progress.offset += 1 }
            let start = progress.offset
            while progress.offset < text.count, Self.isTokenByte(text[progress.offset]) {
                let byte = text[progress.offset]
                batch.appendByte((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                progress.offset += 1
            }
            if start == progress.offset { return false }
            batch.endTerm(startOffset: start, endOffset: progress.offset, position: progress.position)
            progress.position += 1
            appended += 1
        }
        return progress.offset < text.count
    }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & ~0x20) || byte >= 0x80
    }
}
