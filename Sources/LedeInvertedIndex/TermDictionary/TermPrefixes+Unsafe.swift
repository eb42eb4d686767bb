import LedeIndexBytes
import LedeIndexStorage
import Synchronization

/// The first 8 bytes of each block's first term, as `TermDictionaryWriter` wrote them: one array to halve, a step a cache line at most.
final class TermPrefixes: Sendable {
    private let file: IndexFile
    private let offset: Int
    private let bytes: ByteSlice
    private let count: Int
    private let isVerified = Atomic(false)

    /// - Parameters:
    ///   - offset: where the prefixes start in the file's payload.
    ///   - bytes: 8 for each block, verified on first use.
    init(_ file: IndexFile, offset: Int, bytes: ByteSlice) {
        self.file = file
        self.offset = offset
        self.bytes = bytes
        count = bytes.count / 8
    }

    /// The blocks whose prefix is `prefix`, half-open; if there are none, an empty range before the first above it.
    /// Complexity: O(log blocks).
    func blocks(with prefix: UInt64) throws(IndexFileError) -> (Int, Int) {
        if !isVerified.load(ordering: .acquiring) {
            try file.verify(at: offset, length: bytes.count)
            isVerified.store(true, ordering: .releasing)
        }
        return bytes.withUnsafeBytes { bytes in
            // SAFETY: places stay below `count`, for each of which there are 8 bytes.
            let low = Self.first(bytes, count) { $0 >= prefix }
            guard low < count, Self.prefix(bytes, low) == prefix else { return (low, low) }
            return (low, Self.first(bytes, count) { $0 > prefix })
        }
    }

    /// The first place whose prefix passes `test`, as do all after it.
    @inline(__always)
    private static func first(_ bytes: UnsafeRawBufferPointer, _ count: Int, _ test: (UInt64) -> Bool) -> Int {
        var low = 0
        var length = count
        while length > 0 {
            let half = length &>> 1
            let passes = test(prefix(bytes, low &+ half))
            low = passes ? low : low &+ half &+ 1
            length = passes ? half : length &- half &- 1
        }
        return low
    }

    @inline(__always)
    private static func prefix(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
        // SAFETY: as in `blocks`.
        UInt64(littleEndian: bytes.baseAddress!.loadUnaligned(fromByteOffset: place &* 8, as: UInt64.self))
    }
}
