import IndexBytes
import IndexStorage

/// Writes postings lists, one after the other, into a `.postings` file.
///
///     list  := block* tail skips                       docFreq / 128 blocks, docFreq % 128 postings in the tail
///     block := gaps freqs                              128 postings: gaps − 1 and freqs − 1, each packed with its own width (BitPacking)
///     tail  := (gap:varint [freq−1:varint])*           gap − 1 doubled; its lowest bit set says freq = 1, and no freq follows
///     skips := (lastDoc:u32 block:u32 positions:u32 gapWidth:u8 freqWidth:u8 zero:u16)*
///
/// A gap is counted from the document before, the first of a list from −1, so that it is at least 1. In a skip entry `lastDoc` is the
/// block's last document, `block` where it starts, in bytes from the list's start, and `positions` the number of the list's positions
/// that lie before the block. The skips stand last so that a list is written as a stream.
struct PostingsListWriter {
    private let file: IndexFileWriter
    private var gaps = InlineArray<128, UInt32>(repeating: 0)
    private var freqs = InlineArray<128, UInt32>(repeating: 0)
    private var fill = 0
    private var start: Int
    private var nextDoc: UInt32 = 0
    private var positionCount: UInt64 = 0
    private var blockPositions: UInt64 = 0
    private var skips = ByteWriter()
    private var scratch = ByteWriter()
    /// Postings of the current list.
    private(set) var docFreq = 0

    init(_ file: IndexFileWriter) {
        self.file = file
        start = file.offset
    }

    /// Adds the posting of `doc`, which is greater than those before, with `freq` ≥ 1 occurrences.
    mutating func add(doc: UInt32, freq: UInt32) throws(IndexFileError) {
        gaps[fill] = doc - nextDoc
        freqs[fill] = freq - 1
        nextDoc = doc + 1
        positionCount += UInt64(freq)
        docFreq += 1
        fill += 1
        if fill == BitPacking.blockSize { try endBlock() }
    }

    private mutating func endBlock() throws(IndexFileError) {
        let gapWidth = BitPacking.width(of: gaps)
        let freqWidth = BitPacking.width(of: freqs)
        guard let blockStart = UInt32(exactly: file.offset - start), let before = UInt32(exactly: blockPositions) else {
            throw IndexFileError(.tooLarge, file: "a postings list", expected: "under 4 GiB and 2³² positions a term and segment")
        }
        skips.append(uint32: nextDoc - 1)
        skips.append(uint32: blockStart)
        skips.append(uint32: before)
        skips.append(uint32: UInt32(gapWidth) | UInt32(freqWidth) << 8)
        scratch.removeAll()
        BitPacking.pack(gaps, width: gapWidth, into: &scratch)
        BitPacking.pack(freqs, width: freqWidth, into: &scratch)
        try file.append(scratch)
        blockPositions = positionCount
        fill = 0
    }

    /// Ends the list and starts the next one.
    /// - Returns: where the list starts in the file, its length in bytes, and its number of positions (the term's cf).
    mutating func endList() throws(IndexFileError) -> (offset: Int, length: Int, collectionFreq: UInt64) {
        scratch.removeAll()
        for index in 0..<fill {
            let isSingle = freqs[index] == 0
            scratch.append(varint: UInt64(gaps[index]) << 1 | (isSingle ? 1 : 0))
            if !isSingle { scratch.append(varint: UInt64(freqs[index])) }
        }
        try file.append(scratch)
        try file.append(skips)
        let ended = (offset: start, length: file.offset - start, collectionFreq: positionCount)
        start = file.offset
        fill = 0
        nextDoc = 0
        positionCount = 0
        blockPositions = 0
        docFreq = 0
        skips.removeAll()
        return ended
    }
}
