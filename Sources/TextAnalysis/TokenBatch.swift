/// Tokens in columns: `term(i)`, `startOffsets[i]`, `endOffsets[i]`, `positions[i]` belong together.
///
/// One batch is reused for many texts, so that a token costs no allocation.
public struct TokenBatch: Sendable {
    /// Longest term kept, in bytes: FTS5 cuts there too (FTS5_MAX_TOKEN_SIZE).
    public static let longestTerm = 32_768

    /// The terms' bytes, back to back.
    public private(set) var bytes: [UInt8] = []
    /// `termEnds[i]` is where term i ends in `bytes`; it starts where term i−1 ends.
    public private(set) var termEnds: [Int] = []
    /// First byte of each token in the text.
    public private(set) var startOffsets: [Int] = []
    /// The byte after each token in the text.
    public private(set) var endOffsets: [Int] = []
    /// Token positions, not descending; equal for tokens at one place.
    public private(set) var positions: [UInt32] = []

    public init() {}

    /// Number of tokens.
    public var count: Int { termEnds.count }

    /// The range of term `index` in `bytes`.
    public func termRange(_ index: Int) -> Range<Int> {
        (index == 0 ? 0 : termEnds[index - 1])..<termEnds[index]
    }

    /// A copy of term `index`.
    public func term(_ index: Int) -> [UInt8] { Array(bytes[termRange(index)]) }

    /// Forgets the tokens and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        termEnds.removeAll(keepingCapacity: true)
        startOffsets.removeAll(keepingCapacity: true)
        endOffsets.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
    }

    /// Appends one byte to the term that the next `endTerm` completes.
    @inlinable package mutating func appendByte(_ byte: UInt8) { appendToTerm(byte) }

    @usableFromInline mutating func appendToTerm(_ byte: UInt8) { bytes.append(byte) }

    /// Completes the term made of the bytes appended since the last one, cut at `longestTerm` bytes.
    package mutating func endTerm(startOffset: Int, endOffset: Int, position: UInt32) {
        let start = termEnds.last ?? 0
        if bytes.count - start > Self.longestTerm { bytes.removeLast(bytes.count - start - Self.longestTerm) }
        termEnds.append(bytes.count)
        startOffsets.append(startOffset)
        endOffsets.append(endOffset)
        positions.append(position)
    }
}
