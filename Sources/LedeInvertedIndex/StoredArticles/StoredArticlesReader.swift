import LedeIndexBytes
import LedeIndexStorage

/// Gives back the record of any document of an `.articles` file by decompressing the block that holds it.
struct StoredArticlesReader: Sendable {
    private let file: IndexFile
    private let directory: ByteSlice
    private let directoryOffset: Int
    let docCount: Int
    let blockCount: Int

    /// A decompressed block: the records of documents `firstDoc..<firstDoc + records.count`.
    struct Block {
        let firstDoc: Int
        let records: [ByteSlice]
    }

    init(_ file: IndexFile) throws(IndexFileError) {
        let tailSize = StoredArticlesWriter.tailSize
        let tail = try file.slice(at: file.count - tailSize, length: tailSize)
        docCount = try tail.size(at: 0)
        blockCount = try tail.size(at: 8)
        directoryOffset = try tail.size(at: 16)
        let entrySize = StoredArticlesWriter.directoryEntrySize
        guard blockCount <= file.count / entrySize, directoryOffset <= file.count,
            directoryOffset + blockCount * entrySize + tailSize == file.count, docCount < 1 << 31,
            blockCount > 0 || docCount == 0
        else { throw tail.corrupt(at: 0, expected: "counts that fit the file", found: "\(blockCount) blocks") }
        self.file = file
        directory = try file.unverifiedSlice(at: directoryOffset, length: blockCount * entrySize)
    }

    /// Releases the memory that walking past blocks has mapped.
    func evictPages() { file.evictPages() }

    /// The record of document `doc`. Complexity: O(log blocks) and one block decompressed.
    func record(_ doc: Int) throws(IndexFileError) -> ByteSlice {
        let block = try block(containing: doc)
        return block.records[doc - block.firstDoc]
    }

    /// The block that holds document `doc`, decompressed. Complexity: O(log blocks) plus decompression.
    func block(containing doc: Int) throws(IndexFileError) -> Block {
        var low = 0
        var high = blockCount
        while high - low > 1 {
            let middle = (low + high) >> 1
            if Int(try entry(middle).uint32(at: 16)) > doc { high = middle } else { low = middle }
        }
        guard low < blockCount else { throw directory.corrupt(at: 0, expected: "document \(doc)") }
        let block = try block(low)
        guard doc >= block.firstDoc, doc - block.firstDoc < block.records.count else {
            throw directory.corrupt(at: low * StoredArticlesWriter.directoryEntrySize, expected: "document \(doc)")
        }
        return block
    }

    /// Block number `index`, decompressed.
    func block(_ index: Int) throws(IndexFileError) -> Block {
        guard index < blockCount else { throw directory.corrupt(at: 0, expected: "more than \(blockCount) blocks") }
        let entry = try entry(index)
        let start = try entry.size(at: 0)
        let rawLength = try entry.size(at: 8)
        let firstDoc = Int(try entry.uint32(at: 16))
        let count = Int(try entry.uint32(at: 20))
        let end = index + 1 < blockCount ? try self.entry(index + 1).size(at: 0) : directoryOffset
        // A zstd frame holds at most 2¹⁷ bytes per block of 3 bytes, which bounds what a hostile length can ask for.
        guard start <= end, end <= directoryOffset, rawLength >> 17 <= end - start, count <= rawLength else {
            throw entry.corrupt(at: 0, expected: "a block within the file")
        }
        let nextDoc = index + 1 < blockCount ? Int(try self.entry(index + 1).uint32(at: 16)) : docCount
        guard index > 0 || firstDoc == 0, firstDoc + count == nextDoc, nextDoc <= docCount else {
            throw entry.corrupt(at: 16, expected: "documents that follow each other", found: "\(firstDoc) and \(count) more")
        }
        var reader = ByteReader(try ZstdFrame.decompress(try file.slice(at: start, length: end - start), length: rawLength))
        var records: [ByteSlice] = []
        records.reserveCapacity(count)
        for _ in 0..<count { records.append(try reader.take(try reader.length())) }
        guard reader.isAtEnd else { throw entry.corrupt(at: 20, expected: "\(count) records", found: "more") }
        return Block(firstDoc: firstDoc, records: records)
    }

    private func entry(_ block: Int) throws(IndexFileError) -> ByteSlice {
        let size = StoredArticlesWriter.directoryEntrySize
        return try file.slice(at: directoryOffset + block * size, length: size)
    }
}
