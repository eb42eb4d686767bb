/// Tokens in columns: `term(i)`, `startOffsets[i]`, `endOffsets[i]`, `positions[i]` belong together.
///
/// One batch is reused for many texts, so that a token costs no allocation.
package struct TokenBatch: Sendable {
    /// Longest term kept, in bytes; FTS5 cuts there too (FTS5_MAX_TOKEN_SIZE).
    package static let longestTerm = 32_768

    /// The terms' bytes, back to back.
    package private(set) var bytes: [UInt8] = []
    /// `termEnds[i]` is where term i ends in `bytes`; it starts where term i−1 ends.
    package private(set) var termEnds: [Int] = []
    /// First byte of each token in the text.
    package private(set) var startOffsets: [Int] = []
    /// The byte after each token in the text.
    package private(set) var endOffsets: [Int] = []
    /// Token positions, not descending; equal for tokens at one position.
    package private(set) var positions: [UInt32] = []

    package init() {}

    /// Number of tokens.
    package var count: Int { termEnds.count }

    /// The range of term `index` in `bytes`.
    package func termRange(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : termEnds[index - 1])..<termEnds[index]
    }

    /// A copy of term `index`.
    package func term(_ index: Int) -> [UInt8] { Array(bytes[termRange(index)]) }

    /// Forgets the tokens and keeps the memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        termEnds.removeAll(keepingCapacity: true)
        startOffsets.removeAll(keepingCapacity: true)
        endOffsets.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
    }

    // MARK: Building a term

    /// Bytes of the term that the next `endTerm` completes.
    @inline(__always) package var openTermCount: Int { bytes.count - (termEnds.last ?? 0) }

    /// The range of the open term in `bytes`.
    @inline(__always) package var openTermRange: Range<Int> { (termEnds.last ?? 0)..<bytes.count }

    /// Appends one byte to the open term.
    @inline(__always) package mutating func appendByte(_ byte: UInt8) { bytes.append(byte) }

    /// Appends `text[range]` to the open term, each byte replaced by `map[byte]`; no more than `longestTerm` bytes of it.
    ///
    /// - Precondition: `range` is inside `text`, and `map` has 256 bytes.
    @inline(__always)
    package mutating func appendBytes(of text: Span<UInt8>, in range: Range<Int>, through map: Span<UInt8>) {
        let source = text.extracting(range.prefix(Self.longestTerm))
        bytes.append(addingCapacity: source.count) { output in
            for index in source.indices { output.append(map[Int(source[index])]) }
        }
    }

    /// Appends `text[range]` to the open term; no more than `longestTerm` bytes of it.
    ///
    /// - Precondition: `range` is inside `text`.
    @inline(__always)
    package mutating func appendBytes(of text: Span<UInt8>, in range: Range<Int>) {
        let source = text.extracting(range.prefix(Self.longestTerm))
        bytes.append(addingCapacity: source.count) { output in
            for index in source.indices { output.append(source[index]) }
        }
    }

    /// Appends the UTF-8 of `scalar`, a Unicode scalar value, to the open term, unless that has `longestTerm` bytes already.
    @inline(__always)
    package mutating func appendScalar(_ scalar: UInt32) {
        guard openTermCount < Self.longestTerm else { return }
        if scalar < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: scalar))
            return
        }
        if scalar < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        } else {
            if scalar < 0x10000 {
                bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            } else {
                bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
                bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            }
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
        }
        bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }

    /// Takes back the last `count` bytes of the open term.
    ///
    /// - Precondition: it has as many.
    package mutating func dropOpenBytes(_ count: Int) { bytes.removeLast(count) }

    /// Puts the first `count` bytes of `term` in the place of the open term.
    ///
    /// - Precondition: `term` has `count` bytes or more.
    @inline(__always)
    package mutating func replaceOpenTerm(with term: Span<UInt8>, count: Int) {
        let start = termEnds.last ?? 0
        while bytes.count > start + count { bytes.removeLast() }
        let kept = bytes.count - start
        for index in 0..<kept { bytes[start + index] = term[index] }
        for index in kept..<count { bytes.append(term[index]) }
    }

    /// Appends the term of `word` in `form`, cut at `longestTerm` bytes.
    ///
    /// - Precondition: no term is open.
    package mutating func append(_ word: Span<UInt8>, as form: WordForm, range: Range<Int>, position: UInt32) {
        for mark in form.marks { appendByte(mark) }
        appendBytes(of: word, in: word.indices)
        endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
    }

    /// Completes the term made of the bytes appended since the last one, cut at `longestTerm` bytes.
    @inline(__always)
    package mutating func endTerm(startOffset: Int, endOffset: Int, position: UInt32) {
        let length = openTermCount
        if length > Self.longestTerm { bytes.removeLast(length - Self.longestTerm) }
        termEnds.append(bytes.count)
        startOffsets.append(startOffset)
        endOffsets.append(endOffset)
        positions.append(position)
    }
}
