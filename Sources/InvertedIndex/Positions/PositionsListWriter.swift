import IndexBytes
import IndexStorage

/// Writes the positions of one term after the other into a `.positions` file.
///
///     list   := block* tail ends            collectionFreq / 128 blocks, collectionFreq % 128 values in the tail
///     block  := 128 values packed with one width (BitPacking)
///     tail   := (value:varint)*
///     ends   := (end:u32)*                  for each block, where it ends, in units of 16 bytes from the list's start
///
/// The values of all documents follow each other: a document's first is its first position, the others are differences to the one before.
/// A block's width is its length divided by 16.
struct PositionsListWriter {
    private let file: IndexFileWriter
    private var values = InlineArray<128, UInt32>(repeating: 0)
    private var fill = 0
    private var start: Int
    private var ends = ByteWriter()
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

    private mutating func endBlock() throws(IndexFileError) {
        scratch.removeAll()
        BitPacking.pack(values, width: BitPacking.width(of: values), into: &scratch)
        try file.append(scratch)
        guard let end = UInt32(exactly: (file.offset - start) / 16) else {
            throw IndexFileError(.tooLarge, file: "a positions list", expected: "under 64 GiB a term and segment")
        }
        ends.append(uint32: end)
        fill = 0
    }

    /// Ends the list and starts the next one.
    /// - Returns: where the list starts in the file, and its length in bytes.
    mutating func endList() throws(IndexFileError) -> (offset: Int, length: Int) {
        scratch.removeAll()
        for index in 0..<fill { scratch.append(varint: UInt64(values[index])) }
        try file.append(scratch)
        try file.append(ends)
        let ended = (offset: start, length: file.offset - start)
        start = file.offset
        fill = 0
        ends.removeAll()
        return ended
    }
}
