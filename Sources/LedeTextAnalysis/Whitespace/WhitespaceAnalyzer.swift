/// Splits at Unicode white space (property White_Space) and NUL only; terms are all other bytes as they are.
///
/// NUL separates as in every other analyzer: SQLite FTS5 cannot keep one in a term.
package struct WhitespaceAnalyzer: Analyzer {
    package let name = "whitespace"

    package init() {}

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        var offset = progress.offset
        var position = progress.position
        var remaining = limit
        while remaining > 0, let word = nextWord(text, at: &offset) {
            batch.appendBytes(of: text, in: word)
            batch.endTerm(startOffset: word.lowerBound, endOffset: word.upperBound, position: position)
            position &+= 1
            remaining -= 1
        }
        progress.offset = offset
        progress.position = position
        return offset < text.count
    }

    package func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool {
        let stop = batch.count + limit
        while progress.offset < text.count, batch.count < stop {
            let isWide = batch.appendWords(
                of: text, from: &progress.offset, position: &progress.position, limit: stop - batch.count, by: WhitespaceWindow.self)
            guard isWide, let word = nextWord(text, at: &progress.offset) else { continue }
            batch.append(text.extracting(word), position: progress.position)
            progress.position &+= 1
        }
        return progress.offset < text.count
    }

    /// The next word from `offset` on, which moves past it; nil at the end.
    @inline(__always)
    private func nextWord(_ text: Span<UInt8>, at offset: inout Int) -> Range<Int>? {
        while offset < text.count {
            let length = Self.whiteSpaceLength(text, at: offset)
            if length == 0 { break }
            offset += length
        }
        let start = offset
        while offset < text.count, Self.whiteSpaceLength(text, at: offset) == 0 { offset += 1 }
        return offset > start ? start..<offset : nil
    }

    /// Bytes of the white space scalar at `offset`, or 0: U+0000, 0009–000D, 0020, 0085, 00A0, 1680, 2000–200A, 2028, 2029, 202F, 205F,
    /// 3000.
    ///
    /// Asking at every byte is right in any bytes: all multi-byte ones start with a lead byte.
    @inline(__always)
    private static func whiteSpaceLength(_ text: Span<UInt8>, at offset: Int) -> Int {
        let byte = text[offset]
        if byte < 0x80 { return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0 ? 1 : 0 }
        guard byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3) else { return 0 }
        return wideWhiteSpaceLength(text, at: offset)
    }

    private static func wideWhiteSpaceLength(_ text: Span<UInt8>, at offset: Int) -> Int {
        let scalar = UTF8Scalar(text, at: offset)
        switch scalar.value {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return scalar.length
        default: return 0
        }
    }
}
