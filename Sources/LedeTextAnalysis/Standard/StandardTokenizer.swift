/// Finds words and folds them, by a `FoldingTable`.
///
/// A word is a run of letters, marks and digits; a Han or Hiragana character is a word of its own, with the marks after it. Marks cannot
/// start a word. A maximal invalid UTF-8 sequence separates. ASCII is handled byte by byte.
struct StandardTokenizer: Sendable {
    let table: FoldingTable

    /// The next word from `offset` on, its term left open in `batch`.
    ///
    /// - Returns: the word's bytes in `text`, or nil at the end; `offset` moves past what was read.
    @inline(__always)
    func nextWord(_ text: Span<UInt8>, ascii: Span<UInt8>, at offset: inout Int, into batch: inout TokenBatch) -> Range<Int>? {
        while offset < text.count {
            while offset < text.count, text[offset] < 0x80, ascii[Int(text[offset])] == 0 { offset += 1 }
            let start = offset
            while offset < text.count, ascii[Int(text[offset])] != 0 { offset += 1 }
            if offset == text.count || text[offset] < 0x80 {
                if start == offset { return nil }
                batch.appendBytes(of: text, in: start..<offset, through: ascii)
                return start..<offset
            }
            offset = start
            if let range = wideWord(text, at: &offset, into: &batch) { return range }
        }
        return nil
    }

    /// Reads a word that may not be ASCII from `offset` on.
    ///
    /// - Returns: the word's bytes in `text`; nil when a separator or the end came first. `offset` moves past what was read either way.
    private func wideWord(_ text: Span<UInt8>, at offset: inout Int, into batch: inout TokenBatch) -> Range<Int>? {
        var start = -1
        var end = -1
        var isSingle = false
        var isFull = false
        var needsNormalizing = false
        var lastOrder: UInt32 = 0
        scan: while offset < text.count {
            let scalar = UTF8Scalar(text, at: offset)
            let folded = scalar.value == UTF8Scalar.invalid ? FoldedScalar(bits: 0) : table[scalar.value]
            switch folded.role {
            case .separator:
                if start >= 0 { break scan }
                offset += scalar.length
                return nil
            case .word, .single:
                if start < 0 {
                    start = offset
                    isSingle = folded.role == .single
                } else if isSingle || folded.role == .single {
                    break scan
                }
                end = offset + scalar.length
                append(folded, of: scalar.value, to: &batch, isFull: &isFull)
                if folded.mayCompose { needsNormalizing = true }
                lastOrder = 0
            case .mark:
                if start < 0 { break }
                end = offset + scalar.length
                if folded.isExpansion, folded.target == 0 {
                    if folded.mayCompose { composeKeptLetter(with: scalar.value, in: &batch) }
                    break
                }
                append(folded, of: scalar.value, to: &batch, isFull: &isFull)
                if folded.mayCompose || (folded.order != 0 && folded.order < lastOrder) { needsNormalizing = true }
                lastOrder = folded.order
            case .ignored: break
            }
            offset += scalar.length
        }
        guard start >= 0 else { return nil }
        if needsNormalizing { normalizeOpenTerm(of: &batch) }
        return start..<end
    }

    /// Appends what a scalar folds to, whole scalars only; nothing more once the longest term is reached.
    @inline(__always)
    private func append(_ folded: FoldedScalar, of scalar: UInt32, to batch: inout TokenBatch, isFull: inout Bool) {
        if batch.openTermCount > TokenBatch.longestTerm - 4 { isFull = true }
        if isFull { return }
        if folded.isExpansion {
            let index = Int(folded.target)
            for part in 1...max(1, Int(table.expansions[index])) where batch.openTermCount <= TokenBatch.longestTerm - 4 {
                batch.appendScalar(table.expansions[index + part])
            }
        } else {
            batch.appendScalar(folded.target == 0 ? scalar : folded.target)
        }
    }

    /// Makes й of и and a breve, and so on, though the mark is dropped elsewhere.
    private func composeKeptLetter(with mark: UInt32, in batch: inout TokenBatch) {
        guard batch.openTermCount >= 2 else { return }
        let base = UTF8Scalar(batch.bytes.span, at: batch.bytes.count - 2)
        guard base.length == 2, let letter = table.keptLetter(base: base.value, mark: mark) else { return }
        batch.dropOpenBytes(2)
        batch.appendScalar(letter)
    }

    private func normalizeOpenTerm(of batch: inout TokenBatch) {
        let term = Array(batch.bytes[batch.openTermRange])
        var scalars: [UInt32] = []
        var offset = 0
        while offset < term.count {
            let scalar = UTF8Scalar(term.span, at: offset)
            scalars.append(scalar.value)
            offset += scalar.length
        }
        CanonicalComposition.normalize(&scalars) { table.combiningOrder($0) }
        batch.dropOpenBytes(term.count)
        for scalar in scalars { batch.appendScalar(scalar) }
    }
}
