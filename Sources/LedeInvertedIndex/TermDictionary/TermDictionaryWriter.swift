import LedeIndexBytes
import LedeIndexStorage

/// Writes a `.terms` file: the terms in ascending order of their bytes, front-coded in blocks of 16.
///
///     payload := block* starts prefixes termCount:u64 blockCount:u64 startsOffset:u64
///     block   := postingsOffset:varint positionsOffset:varint term*
///     term    := shared:varint rest:varint bytes stats      shared bytes with the term before in the block (0 for its first)
///     stats   := df:varint cf−df:varint postingsLength:varint positionsLength:varint
///     starts  := (offset:u64)*                               where each block starts
///     prefixes:= (prefix:u64)*                               the first 8 bytes of each block's first term as a number, the first byte
///                                                            highest, zeros after a shorter term: ascending as the terms are
///
/// The lists of a block's terms follow each other in their files from the block's offsets on.
struct TermDictionaryWriter {
    static let blockSize = 16
    /// Bytes after the block starts.
    static let tailSize = 24

    private let file: IndexFileWriter
    private var starts = ByteWriter()
    private var prefixes = ByteWriter()
    private var scratch = ByteWriter()
    private var previous: [UInt8] = []
    private(set) var termCount = 0

    init(_ directory: any Directory, name: String) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .terms)
    }

    mutating func add(
        _ term: Span<UInt8>, docFreq: Int, collectionFreq: UInt64, postings: (offset: Int, length: Int),
        positions: (offset: Int, length: Int)
    ) throws(IndexFileError) {
        var shared = 0
        scratch.removeAll()
        if termCount % Self.blockSize == 0 {
            starts.append(uint64: UInt64(file.offset))
            prefixes.append(uint64: Self.prefix(of: term))
            scratch.append(varint: UInt64(postings.offset))
            scratch.append(varint: UInt64(positions.offset))
        } else {
            let limit = min(previous.count, term.count)
            while shared < limit, previous[shared] == term[shared] { shared += 1 }
        }
        scratch.append(varint: UInt64(shared))
        scratch.append(varint: UInt64(term.count - shared))
        for index in shared..<term.count { scratch.append(byte: term[index]) }
        scratch.append(varint: UInt64(docFreq))
        scratch.append(varint: collectionFreq - UInt64(docFreq))
        scratch.append(varint: UInt64(postings.length))
        scratch.append(varint: UInt64(positions.length))
        try file.append(scratch)
        previous.removeLast(previous.count - shared)
        for index in shared..<term.count { previous.append(term[index]) }
        termCount += 1
    }

    func finish(sync: Bool) throws(IndexFileError) -> Int {
        var tail = ByteWriter()
        tail.append(uint64: UInt64(termCount))
        tail.append(uint64: UInt64(starts.count / 8))
        tail.append(uint64: UInt64(file.offset))
        try file.append(starts)
        try file.append(prefixes)
        try file.append(tail)
        return try file.finish(sync: sync)
    }

    /// The first 8 bytes of `term` as a number that sorts like the bytes.
    static func prefix(of term: Span<UInt8>) -> UInt64 {
        var prefix: UInt64 = 0
        for index in 0..<min(8, term.count) { prefix |= UInt64(term[index]) << UInt64(56 - 8 * index) }
        return prefix
    }
}
