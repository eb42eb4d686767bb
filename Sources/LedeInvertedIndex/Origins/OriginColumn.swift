import LedeIndexBytes
import LedeIndexStorage

/// A number for each document of a segment, in the layout that `OriginsWriter` describes.
struct OriginColumn: Sendable {
    private let file: IndexFile
    private let offset: Int
    private let docCount: Int
    /// Where the bases and the starts begin.
    private let basesOffset: Int
    private let startsOffset: Int
    /// The greatest possible value.
    private let limit: UInt64

    /// - Parameters:
    ///   - bytes: where in the file the column lies.
    ///   - limit: the greatest value allowed.
    /// - Throws: `.corrupt` if the column does not have these bytes.
    init(_ file: IndexFile, bytes: Range<Int>, docCount: Int, limit: UInt64) throws(IndexFileError) {
        let blocks = Self.blockCount(docCount)
        let tables = blocks * 8 + (blocks + 1) * 4
        self.file = file
        self.docCount = docCount
        self.limit = limit
        offset = bytes.lowerBound
        basesOffset = bytes.upperBound - tables
        startsOffset = basesOffset + blocks * 8
        guard tables <= bytes.count, try file.slice(at: startsOffset, length: 4).uint32(at: 0) == 0,
            try Int(file.slice(at: bytes.upperBound - 4, length: 4).uint32(at: 0)) * 16 == bytes.count - tables
        else {
            throw IndexFileError(
                .corrupt, file: file.name, expected: "columns of \(docCount) documents", found: "one of \(bytes.count) bytes")
        }
    }

    private static func blockCount(_ docCount: Int) -> Int { (docCount + BitPacking.blockSize - 1) / BitPacking.blockSize }

    /// A block's base, its width in bits, and where it starts in the file.
    private func block(_ number: Int) throws(IndexFileError) -> (base: UInt64, width: Int, offset: Int) {
        let base = try file.slice(at: basesOffset + number * 8, length: 8).uint64(at: 0)
        let bounds = try file.slice(at: startsOffset + number * 4, length: 8)
        let (start, end) = (Int(try bounds.uint32(at: 0)), Int(try bounds.uint32(at: 4)))
        guard (0...32).contains(end - start), offset + end * 16 <= basesOffset else {
            throw bounds.corrupt(at: 0, expected: "blocks of up to 32 bits one after the other", found: "\(start) to \(end)")
        }
        guard base <= limit else { throw corrupt(base) }
        return (base, end - start, offset + start * 16)
    }

    private func corrupt(_ value: UInt64) -> IndexFileError {
        IndexFileError(.corrupt, file: file.name, expected: "numbers up to \(limit)", found: "\(value)")
    }

    /// The value of `doc`, which is below `docCount`. Complexity: O(1).
    func value(_ doc: Int) throws(IndexFileError) -> UInt64 {
        let block = try block(doc / BitPacking.blockSize)
        guard block.width > 0 else { return block.base }
        // Vertical layout: a value is some bits of its lane, in one of its words or two.
        let (lane, bit) = (doc % 4, doc % BitPacking.blockSize / 4 * block.width)
        let (word, shift) = (bit / 32, bit % 32)
        let bytes = try file.slice(at: block.offset, length: block.width * 16)
        var bits = UInt64(try bytes.uint32(at: word * 16 + lane * 4)) >> UInt64(shift)
        if shift + block.width > 32 { bits |= UInt64(try bytes.uint32(at: (word + 1) * 16 + lane * 4)) << UInt64(32 - shift) }
        return try sum(block.base, bits & (1 << UInt64(block.width) - 1))
    }

    private func sum(_ base: UInt64, _ difference: UInt64) throws(IndexFileError) -> UInt64 {
        // Neither can overflow: a base is below 2⁶³, and a difference below 2³².
        guard base + difference <= limit else { throw corrupt(base + difference) }
        return base + difference
    }

    /// Calls `body` with the documents whose values lie in `range`, ascending. Complexity: O(documents / 128) and the blocks that may have
    /// such values.
    func forEachDoc(in range: ClosedRange<UInt64>, _ body: (_ doc: Int, _ value: UInt64) throws(IndexFileError) -> Void)
        throws(IndexFileError)
    {
        var differences = InlineArray<128, UInt32>(repeating: 0)
        for number in 0..<Self.blockCount(docCount) {
            let block = try block(number)
            guard block.base <= range.upperBound, range.lowerBound <= block.base + (1 << UInt64(block.width) - 1) else { continue }
            let bytes = try file.slice(at: block.offset, length: block.width * 16)
            try BitPacking.unpack(bytes, at: 0, width: block.width, into: &differences)
            let first = number * BitPacking.blockSize
            for index in 0..<min(BitPacking.blockSize, docCount - first) {
                let value = try sum(block.base, UInt64(differences[index]))
                if range.contains(value) { try body(first + index, value) }
            }
        }
    }
}
