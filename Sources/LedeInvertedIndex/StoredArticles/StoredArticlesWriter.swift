import LedeIndexBytes
import LedeIndexStorage
import Synchronization

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
    /// One for each core.
    private let compressors: [ZstdFrame.Compressor]
    private var block = ByteWriter()
    private var blockDocs = 0
    /// Full blocks not yet compressed, and their documents.
    private var waiting: [(bytes: [UInt8], docs: Int)] = []
    private var directory = ByteWriter()
    private(set) var docCount = 0

    /// Blocks that a core compresses at a time.
    private static let blocksPerThread = 8

    /// - Parameters:
    ///   - level: zstd's compression level; runs, which are merged soon, take a fast one.
    ///   - threads: how many blocks are compressed at once; the bytes written do not depend on it.
    init(_ directory: any Directory, name: String, level: Int32, threads: Int = 1) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .articles)
        compressors = (0..<max(threads, 1)).map { _ in ZstdFrame.Compressor(level: level) }
    }

    /// Adds the next document's record.
    mutating func add(_ record: Span<UInt8>) throws(IndexFileError) {
        block.append(varint: UInt64(record.count))
        block.append(span: record)
        blockDocs += 1
        if block.count >= Self.blockSize { try endBlock() }
    }

    private mutating func endBlock() throws(IndexFileError) {
        waiting.append((block.bytes, blockDocs))
        block.removeAll()
        blockDocs = 0
        if compressors.count == 1 || waiting.count == compressors.count * Self.blocksPerThread { try writeBlocks() }
    }

    private mutating func writeBlocks() throws(IndexFileError) {
        for (block, frame) in zip(waiting, frames()) {
            directory.append(uint64: UInt64(file.offset))
            directory.append(uint64: UInt64(block.bytes.count))
            directory.append(uint32: UInt32(docCount))
            directory.append(uint32: UInt32(block.docs))
            try file.append(frame)
            docCount += block.docs
        }
        waiting.removeAll(keepingCapacity: true)
    }

    /// The waiting blocks compressed, in their order.
    private func frames() -> [[UInt8]] {
        guard compressors.count > 1 else { return waiting.map { compressors[0].compress($0.bytes) } }
        let frames = Mutex<[[UInt8]]>(Array(repeating: [], count: waiting.count))
        let blocks = waiting
        let workers = compressors
        // Compression does not throw.
        try? ThreadTeam.run(
            workers.indices.map { worker in
                {
                    for index in stride(from: worker, to: blocks.count, by: workers.count) {
                        let frame = workers[worker].compress(blocks[index].bytes)
                        frames.withLock { $0[index] = frame }
                    }
                }
            })
        return frames.withLock { $0 }
    }

    mutating func finish(sync: Bool) throws(IndexFileError) -> Int {
        if blockDocs > 0 { try endBlock() }
        try writeBlocks()
        var tail = ByteWriter()
        tail.append(uint64: UInt64(docCount))
        tail.append(uint64: UInt64(directory.count / Self.directoryEntrySize))
        tail.append(uint64: UInt64(file.offset))
        try file.append(directory)
        try file.append(tail)
        return try file.finish(sync: sync)
    }
}
