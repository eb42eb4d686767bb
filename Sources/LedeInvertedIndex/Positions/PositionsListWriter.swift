import LedeIndexBytes
import LedeIndexStorage

/// Writes the positions of term after term into a `.positions` file, in patched blocks (PFOR: Zukowski, Héman, Nes and Boncz, ICDE
/// 2006).
///
///     list      := block* tail ends                     collectionFreq / 128 blocks, collectionFreq % 128 values in the tail
///     block     := head:u8 packed exception*            head: the number of exceptions, 0...127, plus 128 if they are wide
///     packed    := the lowest bits of 128 values, packed with one width (BitPacking)
///     exception := index:u8 (high:u8 | high:u16)        a value that is wider than the block's width: its place in the block, ascending,
///     and its
///                                                       bits above the width, in 16 bits where exceptions are wide
///     tail      := (value:varint)*
///     ends      := (end:u16 | end:u24 | end:u32)*       for each block, where it ends, in bytes from the list's start, in the least of
///     these
///                                                       widths that holds 513 bytes a block
///
/// The values of all documents follow each other: a document's first is its first position, the others are differences from the one before.
/// A block's width follows from its length.
struct PositionsListWriter {
    static let headSize = 1

    /// Bytes of each end in a list of this many blocks.
    @inline(__always)
    static func endSize(blocks: Int) -> Int { blocks < 128 ? 2 : blocks < 1 << 15 ? 3 : 4 }

    private let file: IndexFileWriter
    private var values = InlineArray<128, UInt32>(repeating: 0)
    private var fill = 0
    private var start: Int
    private var ends: [UInt32] = []
    private var endBytes = ByteWriter()
    private var scratch = ByteWriter()
    private var exceptions = ByteWriter()

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

    /// Adds the positions of several consecutive documents, `freqs[i]` of them for the i-th.
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
        let (width, isWide) = PositionsBlockLayout.best(for: values.span)
        exceptions.removeAll()
        var count: UInt8 = 0
        if width < 32 {
            let mask = UInt32(1) << UInt32(width) - 1
            for index in 0..<BitPacking.blockSize where values[index] > mask {
                let high = values[index] >> UInt32(width)
                exceptions.append(byte: UInt8(index))
                exceptions.append(byte: UInt8(truncatingIfNeeded: high))
                if isWide { exceptions.append(byte: UInt8(truncatingIfNeeded: high >> 8)) }
                values[index] &= mask
                count += 1
            }
        }
        scratch.removeAll()
        scratch.append(byte: count | (isWide ? 128 : 0))
        BitPacking.pack(values, width: width, into: &scratch)
        try file.append(scratch)
        try file.append(exceptions)
        guard let end = UInt32(exactly: file.offset - start) else {
            throw IndexFileError(.tooLarge, file: "a positions list", expected: "under 4 GiB a term and segment")
        }
        ends.append(end)
        fill = 0
    }

    /// Ends the list and starts the next one.
    /// - Returns: where the list starts in the file, and its length in bytes.
    mutating func endList() throws(IndexFileError) -> (offset: Int, length: Int) {
        scratch.removeAll()
        for index in 0..<fill { scratch.append(varint: UInt64(values[index])) }
        try file.append(scratch)
        let endSize = Self.endSize(blocks: ends.count)
        endBytes.removeAll()
        for end in ends {
            for byte in 0..<endSize { endBytes.append(byte: UInt8(truncatingIfNeeded: end >> UInt32(8 * byte))) }
        }
        try file.append(endBytes)
        let ended = (offset: start, length: file.offset - start)
        start = file.offset
        fill = 0
        ends.removeAll(keepingCapacity: true)
        return ended
    }
}
