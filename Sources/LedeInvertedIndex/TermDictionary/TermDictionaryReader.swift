import LedeIndexBytes
import LedeIndexStorage

/// Looks terms up in a `.terms` file, exactly or from a place in their order on.
struct TermDictionaryReader: Sendable {
    let file: IndexFile
    /// Number of terms.
    let count: Int
    let blockCount: Int
    private let startsOffset: Int
    /// The block starts and the prefixes, whose pages are verified when they are first used.
    private let starts: ByteSlice
    private let prefixes: TermPrefixes

    init(_ file: IndexFile) throws(IndexFileError) {
        let tailSize = TermDictionaryWriter.tailSize
        let tail = try file.slice(at: file.count - tailSize, length: tailSize)
        count = try tail.size(at: 0)
        blockCount = try tail.size(at: 8)
        startsOffset = try tail.size(at: 16)
        let perBlock = TermDictionaryWriter.blockSize
        guard startsOffset <= file.count - tailSize, blockCount <= file.count / 16,
            startsOffset + blockCount * 16 + tailSize == file.count, count <= blockCount * perBlock,
            blockCount == 0 ? count == 0 : count > (blockCount - 1) * perBlock
        else { throw tail.corrupt(at: 0, expected: "counts that fit the file", found: "\(count) terms in \(blockCount) blocks") }
        starts = try file.unverifiedSlice(at: startsOffset, length: blockCount * 8)
        prefixes = TermPrefixes(
            file, offset: startsOffset + blockCount * 8,
            bytes: try file.unverifiedSlice(
                at: startsOffset + blockCount * 8, length: blockCount * 8))
        self.file = file
    }

    /// The bytes of block `block`, verified.
    func blockBytes(_ block: Int) throws(IndexFileError) -> ByteSlice {
        let start = try blockStart(block)
        let end = block + 1 < blockCount ? try blockStart(block + 1) : startsOffset
        guard start <= end, end <= startsOffset else {
            throw IndexFileError(.corrupt, file: file.name, offset: startsOffset + block * 8, expected: "ascending block starts")
        }
        return try file.slice(at: start, length: end - start)
    }

    private func blockStart(_ block: Int) throws(IndexFileError) -> Int {
        try file.verify(at: startsOffset + block * 8, length: 8)
        return try starts.size(at: block * 8)
    }

    /// Terms in block `block`.
    func termCount(ofBlock block: Int) -> Int {
        min(TermDictionaryWriter.blockSize, count - block * TermDictionaryWriter.blockSize)
    }

    /// The last block whose first term is not above `term`, or 0. Complexity: O(log blocks).
    func block(for term: Span<UInt8>) throws(IndexFileError) -> Int {
        let prefix = TermDictionaryWriter.prefix(of: term)
        // Only among blocks that share the term's prefix do the terms themselves decide.
        var (low, high) = try prefixes.blocks(with: prefix)
        while low < high {
            let middle = (low + high) >> 1
            if try compareFirstTerm(ofBlock: middle, with: term) > 0 { high = middle } else { low = middle + 1 }
        }
        return max(0, low - 1)
    }

    private func compareFirstTerm(ofBlock block: Int, with term: Span<UInt8>) throws(IndexFileError) -> Int {
        var reader = ByteReader(try blockBytes(block))
        _ = try reader.varint()
        _ = try reader.varint()
        _ = try reader.varint()
        let first = try reader.take(try reader.length())
        return first.withSpan { $0.compared(with: term) }
    }

    /// The entry of `term`, or nil. Complexity: O(log terms).
    func entry(_ term: Span<UInt8>) throws(IndexFileError) -> TermEntry? {
        guard count > 0 else { return nil }
        let block = try block(for: term)
        return try TermBlockScan.entry(
            of: term, in: try blockBytes(block), termCount: termCount(ofBlock: block),
            firstOrdinal: block * TermDictionaryWriter.blockSize)
    }

    /// The number of terms below `term`. Complexity: O(log terms).
    func rank(of term: [UInt8]) throws(IndexFileError) -> Int {
        var cursor = try cursor(from: term)
        return try cursor.next() ? cursor.entry.ordinal : count
    }

    /// A cursor whose first `next` gives the first term that is not below `term`.
    func cursor(from term: [UInt8] = []) throws(IndexFileError) -> TermCursor {
        guard count > 0, !term.isEmpty else { return TermCursor(self, block: 0) }
        var cursor = TermCursor(self, block: try block(for: term.span))
        try cursor.skip(below: term)
        return cursor
    }
}
