import LedeIndexBytes

/// Encodes the postings of a rare term.
///
///     list  := block* tail skips                       docFreq / 128 blocks, docFreq % 128 postings in the tail
///     block := gaps freqs                              128 postings: gaps − 1 and freqs − 1, each packed with its own width (BitPacking)
///     tail  := (gap:varint [freq−1:varint])*           gap − 1 doubled; its lowest bit set says freq = 1, and no freq follows
///     skips := (lastDoc:u32 block:u32 positions:u32 gapWidth:u8 freqWidth:u8 bound:u8 top:u8)*
///
/// A gap is counted from the document before, the first of a list from −1, so that it is at least 1. In a skip entry `lastDoc` is the
/// block's last document, `block` where it starts, in bytes from the list's start, `positions` the number of the list's positions before
/// the block, and `bound` the `ImpactCode` of its greatest saturation, over 0...1, rounded up. `top` of the first entry is the 10th
/// greatest saturation of the list, of the second the 100th, of the eighth the 1000th: in 255ths, rounded down.
struct BlockListEncoder {
    private var gaps = InlineArray<128, UInt32>(repeating: 0)
    private var freqs = InlineArray<128, UInt32>(repeating: 0)
    private var skips = ByteWriter()
    private var saturations: [Double] = []
    private var keys: [UInt64] = []

    /// Appends the list of `docs`, ascending, with `listFreqs[i]` ≥ 1 occurrences in `docs[i]`.
    /// - Parameter lengths: tokens of every document of the segment.
    mutating func append(
        docs: Span<UInt32>, freqs listFreqs: Span<UInt32>, lengths: Span<UInt32>, averageLength: Double, to output: inout ByteWriter
    ) throws(IndexFileError) {
        let start = output.count
        skips.removeAll()
        saturations.removeAll(keepingCapacity: true)
        if docs.count >= BitPacking.blockSize {
            for index in docs.indices {
                saturations.append(
                    ImpactCode.saturation(freq: listFreqs[index], length: lengths[Int(docs[index])], averageLength: averageLength))
            }
        }
        let blocks = docs.count / BitPacking.blockSize
        let tops = blocks > 0 ? tops(blocks: blocks) : InlineArray(repeating: 0)
        var nextDoc: UInt32 = 0
        var positions: UInt64 = 0
        var first = 0
        while docs.count - first >= BitPacking.blockSize {
            let blockPositions = positions
            var bound = 0.0
            for index in 0..<BitPacking.blockSize {
                let doc = docs[first + index]
                let freq = listFreqs[first + index]
                gaps[index] = doc - nextDoc
                freqs[index] = freq - 1
                nextDoc = doc + 1
                positions += UInt64(freq)
                bound = max(bound, saturations[first + index])
            }
            let gapWidth = BitPacking.width(of: gaps)
            let freqWidth = BitPacking.width(of: freqs)
            guard let blockStart = UInt32(exactly: output.count - start), let before = UInt32(exactly: blockPositions) else {
                throw IndexFileError(.tooLarge, file: "a postings list", expected: "under 4 GiB and 2³² positions a term and segment")
            }
            skips.append(uint32: nextDoc - 1)
            skips.append(uint32: blockStart)
            skips.append(uint32: before)
            let block = first / BitPacking.blockSize
            let top = block < 8 ? UInt32(tops[block]) << 24 : 0
            skips.append(
                uint32: UInt32(gapWidth) | UInt32(freqWidth) << 8 | UInt32(ImpactCode.upper(bound, low: 0, high: 1)) << 16 | top)
            BitPacking.pack(gaps, width: gapWidth, into: &output)
            BitPacking.pack(freqs, width: freqWidth, into: &output)
            first += BitPacking.blockSize
        }
        for index in first..<docs.count {
            let more = listFreqs[index] - 1
            output.append(varint: UInt64(docs[index] - nextDoc) << 1 | (more == 0 ? 1 : 0))
            if more > 0 { output.append(varint: UInt64(more)) }
            nextDoc = docs[index] + 1
        }
        output.append(skips.bytes)
    }

    /// The `top` of each skip entry.
    private mutating func tops(blocks: Int) -> InlineArray<8, UInt8> {
        keys.removeAll(keepingCapacity: true)
        for saturation in saturations { keys.append(RankSelection.key(saturation)) }
        let count = keys.count
        var column = keys.mutableSpan
        let found = RankSelection.tops(of: &column, among: count)
        var tops = InlineArray<8, UInt8>(repeating: 0)
        tops[0] = UInt8(found.ten * 255)
        if blocks > 1 { tops[1] = UInt8(found.hundred * 255) }
        if blocks > 7 { tops[7] = UInt8(found.thousand * 255) }
        return tops
    }
}
