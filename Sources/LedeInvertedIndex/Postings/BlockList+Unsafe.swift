import LedeIndexBytes

/// The postings of a rare term as `BlockListEncoder` wrote them, decoded a block of 128 at a time into the caller's buffers.
///
/// It does not retain the list's bytes: it is valid as long as the segment's reader, which the holder of a list keeps.
package struct BlockList: BitwiseCopyable, Sendable {
    /// Postings in the list.
    package let docFreq: Int
    /// Occurrences in all postings.
    package let collectionFreq: Int
    private let list: BorrowedBytes
    private let docLimit: UInt32
    private let fullBlocks: Int
    private let skipStart: Int

    private static var skipSize: Int { 16 }

    /// - Parameters:
    ///   - list: the list's bytes, verified.
    ///   - docLimit: documents in the segment; a document at or above it means corruption.
    init(docFreq: Int, collectionFreq: Int, list: ByteSlice, docLimit: UInt32) throws(IndexFileError) {
        self.docFreq = docFreq
        self.collectionFreq = collectionFreq
        self.docLimit = docLimit
        self.list = BorrowedBytes(list)
        fullBlocks = docFreq / BitPacking.blockSize
        guard docFreq > 0, docFreq <= Int(docLimit), collectionFreq >= docFreq, fullBlocks <= list.count / Self.skipSize else {
            throw list.corrupt(at: 0, expected: "a postings list of \(docFreq) documents")
        }
        skipStart = list.count - fullBlocks * Self.skipSize
    }

    /// Blocks, the tail among them.
    package var blockCount: Int { (docFreq + BitPacking.blockSize - 1) / BitPacking.blockSize }

    /// The last document of a full block; for the tail `docLimit`, which none of its documents reaches.
    package func lastDoc(ofBlock block: Int) throws(IndexFileError) -> UInt32 {
        block < fullBlocks ? try list.uint32(at: skipStart + block * Self.skipSize) : docLimit
    }

    /// The first block from `start` on that can hold a document of at least `target`. Complexity: O(log of the blocks passed).
    package func firstBlock(from start: Int, reaching target: UInt32) throws(IndexFileError) -> Int {
        var low = start
        var step = 1
        while low + step < fullBlocks, try lastDoc(ofBlock: low + step) < target {
            low += step
            step <<= 1
        }
        var high = min(low + step, fullBlocks)
        while low < high {
            let middle = (low + high) >> 1
            if try lastDoc(ofBlock: middle) < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The 10th, 100th and 1000th greatest saturation of all postings, rounded down; 0 where there are fewer postings, or it is not known.
    package func topSaturations() throws(IndexFileError) -> (Float, Float, Float) {
        (Float(try topSaturation(limit: 10)), Float(try topSaturation(limit: 100)), Float(try topSaturation(limit: 1000)))
    }

    /// A lower bound of the `limit`-th greatest saturation (`ImpactCode`) of the list; 0 if nothing is known.
    package func topSaturation(limit: Int) throws(IndexFileError) -> Double {
        let entry = limit <= 10 ? 0 : limit <= 100 ? 1 : 7
        guard limit > 0, limit <= 1000, entry < fullBlocks, docFreq >= limit else { return 0 }
        return Double(try list.byte(at: skipStart + entry * Self.skipSize + 15)) / 255
    }

    /// An upper bound of the saturations (`ImpactCode`) in block `block`; 1, which none exceeds, for the tail.
    package func largestSaturation(ofBlock block: Int) throws(IndexFileError) -> Double {
        block < fullBlocks ? ImpactCode.saturation(try list.byte(at: skipStart + block * Self.skipSize + 14), low: 0, high: 1) : 1
    }

    /// Decodes block `block`.
    /// - Parameters:
    ///   - docs, freqs: aligned to 16 bytes, room for 128 values each.
    /// - Returns: the number of postings, and how many of the list's positions lie before the block.
    package func decode(
        block: Int, docs: UnsafeMutablePointer<UInt32>, freqs: UnsafeMutablePointer<UInt32>
    ) throws(IndexFileError) -> (count: Int, positionsBefore: Int) {
        // SAFETY: the caller promises room for 128 values; every index below is under 128.
        guard block < fullBlocks else { return try decodeTail(docs: docs, freqs: freqs) }
        let skip = skipStart + block * Self.skipSize
        let last = try list.uint32(at: skip)
        let start = Int(try list.uint32(at: skip + 4))
        let positions = Int(try list.uint32(at: skip + 8))
        let widths = try list.uint32(at: skip + 12)
        let gapWidth = Int(widths & 0xFF)
        let freqWidth = Int(widths >> 8 & 0xFF)
        try list.unpack(at: start, width: gapWidth, to: docs)
        try list.unpack(at: start + gapWidth * 16, width: freqWidth, to: freqs)
        // Only with 32 bits can freq − 1 have no successor.
        if freqWidth == 32 { for index in 0..<BitPacking.blockSize { try checkFreq(freqs[index], at: start) } }
        // In 64 bits, so that hostile gaps cannot wrap around to the correct last document.
        var running = UInt64(try base(of: block))
        for index in 0..<BitPacking.blockSize {
            running &+= UInt64(docs[index])
            docs[index] = UInt32(truncatingIfNeeded: running)
            freqs[index] = freqs[index] &+ 1
            running &+= 1
        }
        guard running == UInt64(last) + 1, last < docLimit else {
            throw list.corrupt(at: skip, expected: "last document \(last) under \(docLimit)", found: "\(running)")
        }
        return (BitPacking.blockSize, positions)
    }

    /// Decodes the whole list.
    /// - Parameters:
    ///   - docs, freqs: aligned to 16 bytes, room for `blockCount` × 128 values each.
    package func decodeAll(docs: UnsafeMutablePointer<UInt32>, freqs: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        // SAFETY: block i writes 128 values from 128·i on, for which the caller promises room.
        for block in 0..<blockCount {
            _ = try decode(block: block, docs: docs + block * BitPacking.blockSize, freqs: freqs + block * BitPacking.blockSize)
        }
    }

    /// How many of the list's positions come before those of posting `posting`, which is below `docFreq`.
    /// - Parameter freqs: the frequencies of all postings, as `decodeAll` writes them.
    package func positionsBefore(_ posting: Int, freqs: UnsafePointer<UInt32>) throws(IndexFileError) -> Int {
        // SAFETY: the caller promises the frequencies of `docFreq` postings.
        let block = posting / BitPacking.blockSize
        let first = block * BitPacking.blockSize
        guard block < fullBlocks else { return collectionFreq &- Self.sum(freqs, posting, docFreq) }
        return Int(try list.uint32(at: skipStart + block * Self.skipSize + 8)) &+ Self.sum(freqs, first, posting)
    }

    /// The sum of frequencies `first..<end`.
    package static func sum(_ freqs: UnsafePointer<UInt32>, _ first: Int, _ end: Int) -> Int {
        // SAFETY: the caller promises frequencies up to `end`.
        var sum = 0
        for index in first..<end { sum &+= Int(freqs[index]) }
        return sum
    }

    /// One more than the document that the first gap of `block` counts from.
    private func base(of block: Int) throws(IndexFileError) -> UInt32 {
        guard block > 0 else { return 0 }
        let last = try lastDoc(ofBlock: block - 1)
        guard last < docLimit else {
            throw list.corrupt(at: skipStart + (block - 1) * Self.skipSize, expected: "a document under \(docLimit)", found: "\(last)")
        }
        return last + 1
    }

    private func checkFreq(_ more: UInt32, at offset: Int) throws(IndexFileError) {
        guard more < UInt32.max else { throw list.corrupt(at: offset, expected: "a frequency of 32 bits", found: "2³²") }
    }

    private func decodeTail(
        docs: UnsafeMutablePointer<UInt32>, freqs: UnsafeMutablePointer<UInt32>
    ) throws(IndexFileError) -> (count: Int, positionsBefore: Int) {
        // SAFETY: the tail has `docFreq % 128` postings, fewer than the room that the caller promises.
        let tailCount = docFreq - fullBlocks * BitPacking.blockSize
        var start = 0
        if fullBlocks > 0 {
            let skip = skipStart + (fullBlocks - 1) * Self.skipSize
            let widths = try list.uint32(at: skip + 12)
            start = Int(try list.uint32(at: skip + 4)) + Int(widths & 0xFF) * 16 + Int(widths >> 8 & 0xFF) * 16
        }
        var place = start
        var running = UInt64(try base(of: fullBlocks))
        var positions = 0
        for index in 0..<tailCount {
            let gap = try list.varint32(at: &place)
            running &+= gap &>> 1
            docs[index] = UInt32(truncatingIfNeeded: running)
            guard running < UInt64(docLimit) else {
                throw list.corrupt(at: place, expected: "a document under \(docLimit)", found: "\(running)")
            }
            var freq: UInt64 = 1
            if gap & 1 == 0 {
                freq &+= try list.varint32(at: &place)
                guard freq <= UInt64(UInt32.max) else {
                    throw list.corrupt(at: place, expected: "a frequency of 32 bits", found: "\(freq)")
                }
            }
            freqs[index] = UInt32(truncatingIfNeeded: freq)
            positions &+= Int(freq)
            running &+= 1
        }
        guard positions <= collectionFreq else {
            throw list.corrupt(at: start, expected: "at most \(collectionFreq) positions", found: "\(positions)")
        }
        return (tailCount, collectionFreq - positions)
    }
}
