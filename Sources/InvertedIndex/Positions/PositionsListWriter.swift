import IndexBytes
import IndexStorage

/// Writes the positions of one term after the other into a `.positions` file, in patched blocks (PFOR: Zukowski, Héman, Nes and Boncz, ICDE 2006).
///
///     list      := block* tail exception* directory*    collectionFreq / 128 blocks, collectionFreq % 128 values in the tail
///     block     := the lowest bits of 128 values, packed with one width (BitPacking)
///     tail      := (value:varint)*
///     exception := index:u8 high:u16                    a value of a block that is wider than the block's width: its place in the block,
///                                                       ascending, and its bits above the width
///     directory := end:u32 exceptionEnd:u32             for each block, where it ends, in units of 16 bytes from the list's start, and
///                                                       how many exceptions the blocks up to it have
///
/// The values of all documents follow each other: a document's first is its first position, the others are differences to the one before.
/// A block's width is its length divided by 16.
struct PositionsListWriter {
    static let exceptionSize = 3
    static let directoryEntrySize = 8

    private let file: IndexFileWriter
    private var values = InlineArray<128, UInt32>(repeating: 0)
    private var fill = 0
    private var start: Int
    private var exceptions = ByteWriter()
    private var directory = ByteWriter()
    private var scratch = ByteWriter()

    init(_ file: IndexFileWriter) {
        self.file = file
        start = file.offset
    }

    /// Adds a document's positions, not descending.
    mutating func add(_ positions: Span<UInt32>) throws(IndexFileError) {
        var previous: UInt32 = 0
        for index in positions.indices {
            values[fill] = positions[index] - previous
            previous = positions[index]
            fill += 1
            if fill == BitPacking.blockSize { try endBlock() }
        }
    }

    /// Adds the positions of several documents one after the other, `freqs[i]` of them for the i-th.
    mutating func add(_ positions: Span<UInt32>, freqs: Span<UInt32>) throws(IndexFileError) {
        var place = 0
        for index in freqs.indices {
            let end = place + Int(freqs[index])
            var previous: UInt32 = 0
            while place < end {
                let position = positions[place]
                values[fill] = position &- previous
                previous = position
                place += 1
                fill += 1
                if fill == BitPacking.blockSize { try endBlock() }
            }
        }
    }

    private mutating func endBlock() throws(IndexFileError) {
        let width = Self.width(of: values)
        if width < 32 {
            let mask = UInt32(1) << UInt32(width) - 1
            for index in 0..<BitPacking.blockSize where values[index] > mask {
                let high = values[index] >> UInt32(width)
                exceptions.append(byte: UInt8(index))
                exceptions.append(byte: UInt8(truncatingIfNeeded: high))
                exceptions.append(byte: UInt8(truncatingIfNeeded: high >> 8))
                values[index] &= mask
            }
        }
        scratch.removeAll()
        BitPacking.pack(values, width: width, into: &scratch)
        try file.append(scratch)
        guard let end = UInt32(exactly: (file.offset - start) / 16),
            let exceptionEnd = UInt32(exactly: exceptions.count / Self.exceptionSize)
        else { throw IndexFileError(.tooLarge, file: "a positions list", expected: "under 64 GiB a term and segment") }
        directory.append(uint32: end)
        directory.append(uint32: exceptionEnd)
        fill = 0
    }

    /// The width with which a block takes the least room, the least one of equals.
    private static func width(of values: borrowing InlineArray<128, UInt32>) -> Int {
        var histogram = InlineArray<33, Int>(repeating: 0)
        for index in 0..<BitPacking.blockSize { histogram[32 - values[index].leadingZeroBitCount] += 1 }
        var best = 32
        while best > 0, histogram[best] == 0 { best -= 1 }
        // The bits above the width have to fit 16.
        let least = max(0, best - 16)
        var bestSize = best * 16
        var wider = 0
        var width = best - 1
        while width >= least {
            wider += histogram[width + 1]
            let size = width * 16 + wider * exceptionSize
            if size <= bestSize {
                bestSize = size
                best = width
            }
            width -= 1
        }
        return best
    }

    /// Ends the list and starts the next one.
    /// - Returns: where the list starts in the file, and its length in bytes.
    mutating func endList() throws(IndexFileError) -> (offset: Int, length: Int) {
        scratch.removeAll()
        for index in 0..<fill { scratch.append(varint: UInt64(values[index])) }
        try file.append(scratch)
        try file.append(exceptions)
        try file.append(directory)
        let ended = (offset: start, length: file.offset - start)
        start = file.offset
        fill = 0
        exceptions.removeAll()
        directory.removeAll()
        return ended
    }
}
