import LedeIndexBytes
import LedeIndexStorage

/// Reads any range of the positions that `PositionsListWriter` wrote for a term; one block of 128 is kept decoded.
struct PositionsReader: Sendable {
    private let file: IndexFile
    private let offset: Int
    private let list: ByteSlice
    private let count: Int
    private let fullBlocks: Int
    private let endsStart: Int
    private let endSize: Int
    /// Whether the index keeps no positions.
    private let isAbsent: Bool
    private var loaded = -1
    private var values = InlineArray<128, UInt32>(repeating: 0)

    /// - Parameter isAbsent: true in an index without positions.
    init(_ file: IndexFile, entry: TermEntry, isAbsent: Bool = false) throws(IndexFileError) {
        self.file = file
        self.isAbsent = isAbsent
        offset = entry.positionsOffset
        count = entry.collectionFreq
        fullBlocks = count / BitPacking.blockSize
        list = try file.unverifiedSlice(at: entry.positionsOffset, length: entry.positionsLength)
        endSize = PositionsListWriter.endSize(blocks: fullBlocks)
        guard isAbsent || fullBlocks <= list.count / endSize else {
            throw list.corrupt(at: 0, expected: "positions of \(count) occurrences")
        }
        endsStart = max(0, list.count - fullBlocks * endSize)
    }

    /// Appends the positions of a document whose values are numbers `start..<start + wanted` of the list.
    mutating func read(from start: Int, count wanted: Int, into positions: inout [UInt32]) throws(IndexFileError) {
        if isAbsent { throw IndexFileError(.missing, file: file.name, found: "the index keeps no positions of words") }
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

    /// Appends those positions of a document, whose values are numbers `start..<start + wanted` of the list, that are at most `last`; no
    /// block after them is read.
    mutating func read(from start: Int, count wanted: Int, through last: UInt32, into positions: inout [UInt32]) throws(IndexFileError) {
        if isAbsent { throw IndexFileError(.missing, file: file.name, found: "the index keeps no positions of words") }
        guard start >= 0, wanted <= count, start <= count - wanted else {
            throw list.corrupt(at: 0, expected: "\(count) positions", found: "\(start) and \(wanted) more")
        }
        var previous: UInt64 = 0
        for next in start..<start + wanted {
            let block = next / BitPacking.blockSize
            if block != loaded { try load(block) }
            previous &+= UInt64(values[next - block * BitPacking.blockSize])
            if previous > UInt64(last) { return }
            positions.append(UInt32(truncatingIfNeeded: previous))
        }
    }

    private mutating func load(_ block: Int) throws(IndexFileError) {
        // An error below must not leave a half replaced block that passes for the previous one.
        loaded = -1
        let start = block == 0 ? 0 : try end(of: block - 1)
        if block < fullBlocks {
            let end = try end(of: block)
            guard start < end, end <= endsStart else {
                throw list.corrupt(at: endsStart + block * endSize, expected: "ascending ends", found: "\(end)")
            }
            try file.verify(at: offset + start, length: end - start)
            guard let shape = PositionsBlockShape(head: try list.byte(at: start), length: end - start) else {
                throw list.corrupt(at: start, expected: "a block of 0 to 32 bits", found: "\(end - start) bytes")
            }
            try BitPacking.unpack(list, at: start + PositionsListWriter.headSize, width: shape.width, into: &values)
            try patch(shape, at: start + shape.exceptions)
        } else {
            guard start <= endsStart else { throw list.corrupt(at: endsStart, expected: "a tail before the ends") }
            try file.verify(at: offset + start, length: endsStart - start)
            var reader = ByteReader(list, at: start)
            for index in 0..<(count - fullBlocks * BitPacking.blockSize) { values[index] = try reader.varint32() }
        }
        loaded = block
    }

    /// Puts the high bits of a block's exceptions, which start at `start`, in place.
    private mutating func patch(_ shape: PositionsBlockShape, at start: Int) throws(IndexFileError) {
        for exception in 0..<shape.exceptionCount {
            let place = start + exception * shape.exceptionSize
            let index = Int(try list.byte(at: place))
            var high = UInt32(try list.byte(at: place + 1))
            if shape.exceptionSize == 3 { high |= UInt32(try list.byte(at: place + 2)) << 8 }
            guard index < BitPacking.blockSize else { throw list.corrupt(at: place, expected: "a place under 128", found: "\(index)") }
            values[index] |= high &<< UInt32(shape.width)
        }
    }

    /// Where full block `block` ends.
    private func end(of block: Int) throws(IndexFileError) -> Int {
        let place = endsStart + block * endSize
        try file.verify(at: offset + place, length: endSize)
        var end = 0
        for byte in 0..<endSize { end |= Int(try list.byte(at: place + byte)) << (8 * byte) }
        return end
    }
}
