import LedeIndexBytes
import LedeIndexStorage

/// Writes an `.origins` file: for each document in which commit its text came, from which file of the sources, and a hash of its content.
///
///     payload  := hashes arrivals files docCount:u64 hashCount:u64 arrivalBytes:u64
///     hashes   := (hash:u64)*                  docCount, or none if all are 0
///     arrivals := column                       arrivalBytes: the commits' generations
///     files    := column                       the files' numbers, 0 for none; below 2³²
///     column   := block* (base:u64)* (start:u32)*
///     block    := differences from the block's base, as `BitPacking` has them, padded with 0, in the least width that holds them
///     base     := a block: the least of its values
///     start    := a block, and one more: where it starts, in 16 bytes from the column's start, so that a block is as many of
///                                              these as its width has bits
///
/// What came from one file, or in one commit, takes almost nothing: one base and a width of 0.
struct OriginsWriter {
    static let tailSize = 24

    private let file: IndexFileWriter
    private var docCount = 0
    private var hashCount = 0
    private var arrivals = OriginColumnBuilder()
    private var files = OriginColumnBuilder()

    init(_ directory: any Directory, name: String) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .origins)
    }

    /// Adds the next document.
    mutating func add(_ origin: DocumentOrigin) throws(IndexFileError) {
        if hashCount > 0 || origin.source.contentHash != 0 {
            var bytes = ByteWriter()
            // Those before had none.
            while hashCount <= docCount {
                bytes.append(uint64: hashCount == docCount ? origin.source.contentHash : 0)
                hashCount += 1
            }
            try file.append(bytes)
        }
        try arrivals.add(UInt64(bitPattern: origin.arrival))
        try files.add(UInt64(origin.source.file))
        docCount += 1
    }

    /// Completes the file.
    mutating func finish(sync: Bool) throws(IndexFileError) -> Int {
        let arrivalBytes = try arrivals.finish()
        try file.append(arrivalBytes)
        try file.append(try files.finish())
        var tail = ByteWriter()
        tail.append(uint64: UInt64(docCount))
        tail.append(uint64: UInt64(hashCount))
        tail.append(uint64: UInt64(arrivalBytes.count))
        try file.append(tail)
        return try file.finish(sync: sync)
    }
}

/// Packs one column of an `.origins` file.
private struct OriginColumnBuilder {
    private var blocks = ByteWriter()
    private var bases = ByteWriter()
    private var starts = ByteWriter()
    /// The values of the block being filled.
    private var pending: [UInt64] = []

    mutating func add(_ value: UInt64) throws(IndexFileError) {
        pending.append(value)
        if pending.count == BitPacking.blockSize { try endBlock() }
    }

    private mutating func endBlock() throws(IndexFileError) {
        let base = pending.min() ?? 0
        var differences = InlineArray<128, UInt32>(repeating: 0)
        for (index, value) in pending.enumerated() {
            guard let difference = UInt32(exactly: value - base) else {
                throw IndexFileError(
                    .tooLarge, file: "a segment's origins", expected: "commits of documents side by side less than 2³² apart")
            }
            differences[index] = difference
        }
        starts.append(uint32: UInt32(blocks.count / 16))
        bases.append(uint64: base)
        BitPacking.pack(differences, width: BitPacking.width(of: differences), into: &blocks)
        pending.removeAll(keepingCapacity: true)
    }

    /// The bytes of the whole column.
    mutating func finish() throws(IndexFileError) -> ByteWriter {
        if !pending.isEmpty { try endBlock() }
        starts.append(uint32: UInt32(blocks.count / 16))
        var column = blocks
        column.append(bases.bytes)
        column.append(starts.bytes)
        return column
    }
}
