import IndexBytes
import IndexStorage

/// Reads any range of the positions that `PositionsListWriter` wrote for a term; one block of 128 is kept decoded.
struct PositionsReader: Sendable {
    private let file: IndexFile
    private let offset: Int
    private let list: ByteSlice
    private let count: Int
    private let fullBlocks: Int
    private let directoryStart: Int
    private var loaded = -1
    private var values = InlineArray<128, UInt32>(repeating: 0)

    init(_ file: IndexFile, entry: TermEntry) throws(IndexFileError) {
        self.file = file
        offset = entry.positionsOffset
        count = entry.collectionFreq
        fullBlocks = count / BitPacking.blockSize
        list = try file.unverifiedSlice(at: entry.positionsOffset, length: entry.positionsLength)
        guard fullBlocks <= list.count / PositionsListWriter.directoryEntrySize else {
            throw list.corrupt(at: 0, expected: "positions of \(count) occurrences")
        }
        directoryStart = list.count - fullBlocks * PositionsListWriter.directoryEntrySize
    }

    /// Appends the positions of a document whose values are numbers `start..<start + wanted` of the list.
    mutating func read(from start: Int, count wanted: Int, into positions: inout [UInt32]) throws(IndexFileError) {
        guard start >= 0, wanted <= count, start <= count - wanted else {
            throw list.corrupt(at: 0, expected: "\(count) positions", found: "\(start) and \(wanted) more")
        }
        var next = start
        let end = start + wanted
        var previous: UInt64 = 0
        while next < end {
            let block = next / BitPacking.blockSize
            if block != loaded { try load(block) }
            let first = next - block * BitPacking.blockSize
            let last = min(BitPacking.blockSize, first + end - next)
            for index in first..<last {
                previous &+= UInt64(values[index])
                positions.append(UInt32(truncatingIfNeeded: previous))
            }
            next += last - first
        }
        guard previous < UInt64(UInt32.max) else {
            throw list.corrupt(at: 0, expected: "positions of 32 bits", found: "\(previous)")
        }
    }

    private mutating func load(_ block: Int) throws(IndexFileError) {
        // Whatever is thrown below leaves no block half replaced and taken for the one before.
        loaded = -1
        let before = try directoryEntry(block - 1)
        if block < fullBlocks {
            let entry = try directoryEntry(block)
            let length = entry.end - before.end
            guard length >= 0, length <= 32 * 16 else {
                throw list.corrupt(at: directoryStart, expected: "a block of at most 512 bytes", found: "\(length)")
            }
            try file.verify(at: offset + before.end, length: length)
            try BitPacking.unpack(list, at: before.end, width: length / 16, into: &values)
            try patch(width: length / 16, exceptions: before.exceptionEnd, to: entry.exceptionEnd)
        } else {
            let tailEnd = try exceptionsStart
            guard before.end <= tailEnd else { throw list.corrupt(at: tailEnd, expected: "a tail before the exceptions") }
            try file.verify(at: offset + before.end, length: tailEnd - before.end)
            var reader = ByteReader(list, at: before.end)
            for index in 0..<(count - fullBlocks * BitPacking.blockSize) { values[index] = try reader.varint32() }
        }
        loaded = block
    }

    /// Puts the high bits of exceptions `first..<end` in place.
    private mutating func patch(width: Int, exceptions first: Int, to end: Int) throws(IndexFileError) {
        guard first < end else { return }
        let start = try exceptionsStart
        let size = PositionsListWriter.exceptionSize
        guard end - first <= BitPacking.blockSize, start + end * size <= directoryStart, width < 32 else {
            throw list.corrupt(at: directoryStart, expected: "at most 128 exceptions a block", found: "\(end - first)")
        }
        try file.verify(at: offset + start + first * size, length: (end - first) * size)
        for exception in first..<end {
            let place = start + exception * size
            let index = Int(try list.byte(at: place))
            let high = UInt32(try list.byte(at: place + 1)) | UInt32(try list.byte(at: place + 2)) << 8
            guard index < BitPacking.blockSize else { throw list.corrupt(at: place, expected: "a place under 128", found: "\(index)") }
            values[index] |= high &<< UInt32(width)
        }
    }

    /// Where the exceptions start.
    private var exceptionsStart: Int {
        get throws(IndexFileError) {
            let all = try directoryEntry(fullBlocks - 1).exceptionEnd * PositionsListWriter.exceptionSize
            guard all <= directoryStart else { throw list.corrupt(at: directoryStart, expected: "exceptions within the list") }
            return directoryStart - all
        }
    }

    /// Where block `block` and its exceptions end; zeros for the block before the first.
    private func directoryEntry(_ block: Int) throws(IndexFileError) -> (end: Int, exceptionEnd: Int) {
        guard block >= 0 else { return (0, 0) }
        let place = directoryStart + block * PositionsListWriter.directoryEntrySize
        try file.verify(at: offset + place, length: PositionsListWriter.directoryEntrySize)
        return (Int(try list.uint32(at: place)) * 16, Int(try list.uint32(at: place + 4)))
    }
}
