/// Finds words and folds them, by a `FoldingTable`.
///
/// A word is a run of letters, marks and digits; a Han or Hiragana character is a word of its own. ASCII is handled by the byte.
struct StandardTokenizer: Sendable {
    let table: FoldingTable

    /// As `Analyzer.analyze`.
    func tokenize(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        let ascii = table.ascii.span
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0 {
            while offset < text.count, text[offset] < 0x80, ascii[Int(text[offset])] == 0 { offset += 1 }
            guard offset < text.count else { break }
            let start = offset
            while offset < text.count, ascii[Int(text[offset])] != 0 { offset += 1 }
            if offset == text.count || text[offset] < 0x80 {
                batch.appendBytes(of: text, in: start..<offset, through: ascii)
                batch.endTerm(startOffset: start, endOffset: offset, position: position)
            } else {
                offset = start
                guard let range = wideWord(text, at: &offset, into: &batch) else { continue }
                batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
            }
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }

    /// Reads a word that may have other than ASCII from `offset` on, leaving its term open in `batch`.
    ///
    /// - Returns: the word's bytes in `text`; nil when a separator or the end came first. `offset` moves past what was read either way.
    private func wideWord(_ text: Span<UInt8>, at offset: inout Int, into batch: inout TokenBatch) -> Range<Int>? {
        var start = -1
        var end = -1
        var isSingle = false
        while offset < text.count {
            let scalar = UTF8Scalar(text, at: offset)
            guard scalar.value != UTF8Scalar.invalid else {
                if start < 0 { offset += scalar.length }
                break
            }
            let folded = table[scalar.value]
            switch folded.role {
            case .separator:
                if start < 0 {
                    offset += scalar.length
                    return nil
                }
                return start..<end
            case .word, .single:
                let nextIsSingle = folded.role == .single
                if start >= 0, isSingle || nextIsSingle { return start..<end }
                if start < 0 { start = offset }
                isSingle = nextIsSingle
                end = offset + scalar.length
                batch.appendScalar(folded.target)
            case .mark:
                if start >= 0 {
                    end = offset + scalar.length
                    batch.appendScalar(folded.target)
                }
            case .ignored: break
            }
            offset += scalar.length
        }
        return start < 0 ? nil : start..<end
    }
}
