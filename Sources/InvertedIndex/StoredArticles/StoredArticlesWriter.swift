import IndexBytes
import IndexStorage

/// Writes an `.articles` file: the articles' records in the order of documents, compressed in blocks.
///
///     payload   := block* directory docCount:u64 blockCount:u64 directoryOffset:u64
///     block     := a zstd frame of (length:varint record)*        closed when it holds 32 KiB or more
///     directory := (offset:u64 rawLength:u64 firstDoc:u32 docCount:u32)*
struct StoredArticlesWriter {
    static let tailSize = 24
    static let directoryEntrySize = 24
    private static let blockSize = 32 << 10

    private let file: IndexFileWriter
    private let compressor: ZstdFrame.Compressor
    private var block = ByteWriter()
    private var blockDocs = 0
    private var directory = ByteWriter()
    private(set) var docCount = 0

    /// - Parameter level: zstd's compression level; runs that are merged soon take a fast one.
    init(_ directory: any Directory, name: String, level: Int32) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .articles)
        compressor = ZstdFrame.Compressor(level: level)
    }

    /// Adds the next document's record.
    mutating func add(_ record: Span<UInt8>) throws(IndexFileError) {
        block.append(varint: UInt64(record.count))
        block.append(span: record)
        blockDocs += 1
        if block.count >= Self.blockSize { try endBlock() }
    }

    private mutating func endBlock() throws(IndexFileError) {
        directory.append(uint64: UInt64(file.offset))
        directory.append(uint64: UInt64(block.count))
        directory.append(uint32: UInt32(docCount))
        directory.append(uint32: UInt32(blockDocs))
        try file.append(compressor.compress(block.bytes))
        docCount += blockDocs
        block.removeAll()
        blockDocs = 0
    }

    mutating func finish(sync: Bool) throws(IndexFileError) -> Int {
        if blockDocs > 0 { try endBlock() }
        var tail = ByteWriter()
        tail.append(uint64: UInt64(docCount))
        tail.append(uint64: UInt64(directory.count / Self.directoryEntrySize))
        tail.append(uint64: UInt64(file.offset))
        try file.append(directory)
        try file.append(tail)
        return try file.finish(sync: sync)
    }
}
