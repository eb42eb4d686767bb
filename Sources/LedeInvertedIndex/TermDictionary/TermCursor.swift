import LedeIndexBytes

/// Walks the terms of a segment in ascending order of their bytes.
package struct TermCursor: Sendable {
    private let dictionary: TermDictionaryReader
    private var reader: ByteReader?
    private var nextBlock: Int
    private var ordinal: Int
    private var left = 0
    /// The last term of the previous block, if this cursor has walked it.
    private var lastOfBlock: [UInt8]?
    private var postingsOffset = 0
    private var positionsOffset = 0
    /// Whether the current term was found by `skip(below:)` and is yet to be returned.
    private var isPending = false

    /// The current term's bytes; empty before the first `next`.
    package private(set) var term: [UInt8] = []
    private var current: TermEntry?

    init(_ dictionary: TermDictionaryReader, block: Int) {
        self.dictionary = dictionary
        nextBlock = block
        ordinal = block * TermDictionaryWriter.blockSize - 1
    }

    /// The current term's entry.
    /// - Precondition: the last `next` returned true.
    package var entry: TermEntry {
        guard let current else { preconditionFailure("TermCursor.entry before next") }
        return current
    }

    /// Moves to the next term.
    /// - Returns: false past the last one.
    package mutating func next() throws(IndexFileError) -> Bool {
        if isPending {
            isPending = false
            return true
        }
        if left == 0 {
            guard nextBlock < dictionary.blockCount else { return false }
            var block = ByteReader(try dictionary.blockBytes(nextBlock))
            postingsOffset = try Self.offset(&block)
            positionsOffset = try Self.offset(&block)
            reader = block
            left = dictionary.termCount(ofBlock: nextBlock)
            nextBlock += 1
            lastOfBlock = current == nil ? nil : term
            term.removeAll(keepingCapacity: true)
        }
        guard var reader else { return false }
        let shared = try reader.varint()
        guard shared <= UInt64(term.count) else {
            throw reader.slice.corrupt(at: reader.offset, expected: "at most \(term.count) shared bytes", found: "\(shared)")
        }
        let rest = try reader.take(try reader.length())
        try checkOrder(shared: Int(shared), rest: rest)
        term.removeSubrange(Int(shared)...)
        rest.withSpan { bytes in for index in bytes.indices { term.append(bytes[index]) } }
        lastOfBlock = nil
        ordinal += 1
        let docFreq = Int(try reader.varint32())
        let more = try Self.offset(&reader)
        let postingsLength = try Self.offset(&reader)
        let positionsLength = try Self.offset(&reader)
        current = TermEntry(
            ordinal: ordinal, docFreq: docFreq, collectionFreq: docFreq + more, postingsOffset: postingsOffset,
            positionsOffset: positionsOffset, postingsLength: postingsLength, positionsLength: positionsLength)
        postingsOffset += postingsLength
        positionsOffset += positionsLength
        left -= 1
        self.reader = reader
        return true
    }

    /// Throws unless the term made of `shared` bytes of the current one and `rest` comes after it: merges rely on ascending terms.
    private func checkOrder(shared: Int, rest: ByteSlice) throws(IndexFileError) {
        let isAscending: Bool
        if let lastOfBlock {
            isAscending = rest.withSpan { lastOfBlock.span.compared(with: $0) < 0 }
        } else if left == dictionary.termCount(ofBlock: nextBlock - 1) {
            isAscending = true
        } else if shared < term.count, rest.count > 0 {
            let first = try rest.byte(at: 0)
            isAscending = first > term[shared]
        } else {
            isAscending = rest.count > 0
        }
        guard isAscending else { throw rest.corrupt(at: 0, expected: "terms in ascending order", found: "one out of order") }
    }

    /// Moves so that the next `next` gives the first term not below `bound`.
    mutating func skip(below bound: [UInt8]) throws(IndexFileError) {
        while try next() {
            if term.compared(with: bound) >= 0 {
                isPending = true
                return
            }
        }
    }

    /// A varint that is an offset or a length: under 2⁴⁸, so that sums of a few never overflow.
    private static func offset(_ reader: inout ByteReader) throws(IndexFileError) -> Int {
        let start = reader.offset
        let value = try reader.varint()
        guard value < 1 << 48 else { throw reader.slice.corrupt(at: start, expected: "an offset under 2⁴⁸", found: "\(value)") }
        return Int(value)
    }
}
