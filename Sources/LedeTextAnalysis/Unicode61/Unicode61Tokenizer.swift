/// SQLite 3.40.1's unicode61, token for token and offset for offset, invalid UTF-8 included.
struct Unicode61Tokenizer: Sendable {
    let folding: Unicode61Folding

    /// As `Analyzer.analyze`, one token at a time: leaves the term open in `batch`.
    ///
    /// - Returns: the token's bytes in `text`, or nil at the end; `offset` moves past what was read.
    @inline(__always)
    func nextToken(
        _ text: Span<UInt8>, ascii: Span<UInt8>, at offset: inout Int, into batch: inout TokenBatch
    ) -> Range<Int>? {
        while offset < text.count {
            while offset < text.count, text[offset] < 0x80, ascii[Int(text[offset])] == 0 { offset += 1 }
            let start = offset
            while offset < text.count, ascii[Int(text[offset])] != 0 { offset += 1 }
            if offset > start {
                batch.appendBytes(of: text, in: start..<offset, through: ascii)
                if offset < text.count, text[offset] >= 0x80 {
                    continueToken(text, ascii: ascii, at: &offset, into: &batch)
                }
                return start..<offset
            }
            guard offset < text.count else { return nil }
            let scalar = LenientUTF8Scalar(text, at: offset)
            offset = scalar.end
            if folding.kind(scalar.value) == .tokenCharacter {
                append(folding.fold(scalar.value), to: &batch)
                continueToken(text, ascii: ascii, at: &offset, into: &batch)
                return start..<offset
            }
        }
        return nil
    }

    private func continueToken(
        _ text: Span<UInt8>, ascii: Span<UInt8>, at offset: inout Int, into batch: inout TokenBatch
    ) {
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x80 {
                let folded = ascii[Int(byte)]
                if folded == 0 { return }
                append(UInt32(folded), to: &batch)
                offset += 1
            } else {
                let scalar = LenientUTF8Scalar(text, at: offset)
                if folding.kind(scalar.value) == .separator { return }
                append(folding.fold(scalar.value), to: &batch)
                offset = scalar.end
            }
        }
    }

    /// Numbers past Unicode's last code point are written as FTS5 does: four bytes, of which the first keeps three bits.
    @inline(__always)
    private func append(_ folded: UInt32, to batch: inout TokenBatch) {
        guard folded != 0 else { return }
        if folded <= 0x10_FFFF {
            batch.appendScalar(folded)
        } else if batch.openTermCount < TokenBatch.longestTerm {
            batch.appendByte(0xF0 | UInt8(truncatingIfNeeded: folded >> 18 & 0x07))
            for shift: UInt32 in [12, 6, 0] { batch.appendByte(0x80 | UInt8(truncatingIfNeeded: folded >> shift & 0x3F)) }
        }
    }
}
