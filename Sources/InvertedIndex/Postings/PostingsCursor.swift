import IndexBytes

/// Walks a postings list: documents ascending, deleted ones included.
///
/// Call `advance` or `seek` before reading `doc`. Moving past the last posting is legal and stays at `end`.
public struct PostingsCursor: Sendable {
    /// The `doc` past the last posting.
    public static let end = UInt32.max

    /// Postings in the list: the term's df within the segment.
    public let count: Int
    /// The current document, or `end`; 0 before the first move.
    public private(set) var doc: UInt32 = 0
    /// Occurrences in the current document, over all fields.
    public private(set) var freq: UInt32 = 0

    private let list: ByteSlice
    private let docLimit: UInt32
    private let fullBlocks: Int
    private let skipStart: Int
    private let collectionFreq: Int
    private var positionsReader: PositionsReader

    private var docs = InlineArray<128, UInt32>(repeating: 0)
    private var freqs = InlineArray<128, UInt32>(repeating: 0)
    /// The loaded block; `fullBlocks` is the tail, −1 none yet.
    private var block = -1
    private var blockCount = 0
    private var index = 0
    /// Positions of the list before posting `positionsIndex` of the loaded block.
    private var positionsBefore = 0
    private var positionsIndex = 0

    /// - Parameters:
    ///   - list: the bytes that `PostingsListWriter` wrote for the term, verified.
    ///   - docLimit: documents in the segment; a document at or above it is corruption.
    init(entry: TermEntry, list: ByteSlice, docLimit: UInt32, positions: PositionsReader) throws(IndexFileError) {
        count = entry.docFreq
        collectionFreq = entry.collectionFreq
        fullBlocks = entry.docFreq / BitPacking.blockSize
        guard entry.docFreq > 0, entry.docFreq <= Int(docLimit), entry.collectionFreq >= entry.docFreq,
            fullBlocks <= list.count / 16
        else { throw list.corrupt(at: 0, expected: "a postings list of \(entry.docFreq) documents") }
        skipStart = list.count - fullBlocks * 16
        self.list = list
        self.docLimit = docLimit
        positionsReader = positions
    }

    /// Moves to the next posting.
    /// - Returns: its document, or `end`.
    @discardableResult
    public mutating func advance() throws(IndexFileError) -> UInt32 {
        guard doc != Self.end else { return doc }
        guard index + 1 < blockCount else { return try enter(block: block + 1) }
        index += 1
        doc = docs[index]
        freq = freqs[index]
        return doc
    }

    /// Moves to the first posting whose document is at least `target`; stays where it is when that is already so.
    /// Complexity: O(log of the blocks passed), one block decoded.
    @discardableResult
    public mutating func seek(_ target: UInt32) throws(IndexFileError) -> UInt32 {
        if block >= 0, doc >= target { return doc }
        if blockCount == 0 || docs[blockCount - 1] < target {
            let next = try firstBlock(from: block + 1, reaching: target)
            guard try enter(block: next) != Self.end else { return doc }
            if doc >= target { return doc }
            guard docs[blockCount - 1] >= target else { return finish() }
        }
        index = firstIndex(from: index, atLeast: target)
        doc = docs[index]
        freq = freqs[index]
        return doc
    }

    /// Replaces `positions` by the current document's `freq` positions, ascending, in the position space of `DocumentLengths`.
    public mutating func readPositions(into positions: inout [UInt32]) throws(IndexFileError) {
        positions.removeAll(keepingCapacity: true)
        while positionsIndex < index {
            positionsBefore += Int(freqs[positionsIndex])
            positionsIndex += 1
        }
        try positionsReader.read(from: positionsBefore, count: Int(freq), into: &positions)
    }

    private mutating func finish() -> UInt32 {
        doc = Self.end
        freq = 0
        blockCount = 0
        index = 0
        positionsIndex = 0
        block = fullBlocks + 1
        return doc
    }

    /// The first index from `start` on whose document is at least `target`; there is one.
    private func firstIndex(from start: Int, atLeast target: UInt32) -> Int {
        var low = start
        var step = 1
        while low + step < blockCount, docs[low + step] < target {
            low += step
            step <<= 1
        }
        var high = min(low + step, blockCount - 1)
        while low < high {
            let middle = (low + high) >> 1
            if docs[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The first block from `start` on whose last document is at least `target`, or the tail.
    private func firstBlock(from start: Int, reaching target: UInt32) throws(IndexFileError) -> Int {
        var low = start
        var step = 1
        while low + step < fullBlocks, try lastDoc(of: low + step) < target {
            low += step
            step <<= 1
        }
        var high = min(low + step, fullBlocks)
        while low < high {
            let middle = (low + high) >> 1
            if try lastDoc(of: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func lastDoc(of block: Int) throws(IndexFileError) -> UInt32 { try list.uint32(at: skipStart + block * 16) }

    /// Loads a block and moves to its first posting.
    private mutating func enter(block next: Int) throws(IndexFileError) -> UInt32 {
        if next < fullBlocks {
            try loadFullBlock(next)
        } else if next == fullBlocks, count > fullBlocks * BitPacking.blockSize {
            try loadTail()
        } else {
            return finish()
        }
        block = next
        index = 0
        positionsIndex = 0
        doc = docs[0]
        freq = freqs[0]
        return doc
    }

    /// One more than the document that the first gap of `block` counts from.
    private func base(of block: Int) throws(IndexFileError) -> UInt32 {
        guard block > 0 else { return 0 }
        let last = try lastDoc(of: block - 1)
        guard last < docLimit else {
            throw list.corrupt(at: skipStart + (block - 1) * 16, expected: "a document under \(docLimit)", found: "\(last)")
        }
        return last + 1
    }

    private mutating func loadFullBlock(_ next: Int) throws(IndexFileError) {
        let skip = skipStart + next * 16
        let last = try list.uint32(at: skip)
        let start = Int(try list.uint32(at: skip + 4))
        let widths = try list.uint32(at: skip + 12)
        let gapWidth = Int(widths & 0xFF)
        let freqWidth = Int(widths >> 8 & 0xFF)
        try BitPacking.unpack(list, at: start, width: gapWidth, into: &docs)
        try BitPacking.unpack(list, at: start + gapWidth * 16, width: freqWidth, into: &freqs)
        // Only in 32 bits can freq − 1 be a number that has no successor.
        if freqWidth == 32 { for position in 0..<BitPacking.blockSize { try checkFreq(freqs[position], at: start) } }
        // In 64 bits, so that hostile gaps cannot wrap around to the right last document.
        var running = UInt64(try base(of: next))
        for position in 0..<BitPacking.blockSize {
            running &+= UInt64(docs[position])
            docs[position] = UInt32(truncatingIfNeeded: running)
            freqs[position] = freqs[position] &+ 1
            running &+= 1
        }
        guard running == UInt64(last) + 1, last < docLimit else {
            throw list.corrupt(at: skip, expected: "last document \(last) under \(docLimit)", found: "\(running)")
        }
        blockCount = BitPacking.blockSize
        positionsBefore = Int(try list.uint32(at: skip + 8))
    }

    private func checkFreq(_ more: UInt32, at offset: Int) throws(IndexFileError) {
        guard more < UInt32.max else { throw list.corrupt(at: offset, expected: "a frequency of 32 bits", found: "2³²") }
    }

    private mutating func loadTail() throws(IndexFileError) {
        let tailCount = count - fullBlocks * BitPacking.blockSize
        var start = 0
        if fullBlocks > 0 {
            let skip = skipStart + (fullBlocks - 1) * 16
            let widths = try list.uint32(at: skip + 12)
            start = Int(try list.uint32(at: skip + 4)) + Int(widths & 0xFF) * 16 + Int(widths >> 8 & 0xFF) * 16
        }
        var reader = ByteReader(list, at: start)
        var running = UInt64(try base(of: fullBlocks))
        var tailPositions = 0
        for position in 0..<tailCount {
            let gap = try reader.varint()
            running += gap >> 1
            guard running < UInt64(docLimit) else {
                throw list.corrupt(at: reader.offset, expected: "a document under \(docLimit)", found: "\(running)")
            }
            docs[position] = UInt32(running)
            let more = gap & 1 == 1 ? 0 : try reader.varint32()
            try checkFreq(more, at: reader.offset)
            freqs[position] = more + 1
            tailPositions += Int(more) + 1
            running += 1
        }
        guard tailPositions <= collectionFreq else {
            throw list.corrupt(at: start, expected: "at most \(collectionFreq) positions", found: "\(tailPositions)")
        }
        blockCount = tailCount
        positionsBefore = collectionFreq - tailPositions
    }
}
