import LedeIndexBytes
import LedeIndexStorage

/// Reads the positions of single documents from what `PositionsListWriter` wrote for a term, into the caller's buffers.
///
/// A few values are picked from their packed block one by one; for many, the whole block is unpacked.
package struct PositionsList {
    /// Kept by the segment's reader, as `list` is.
    private unowned(unsafe) let file: IndexFile
    private let offset: Int
    private let list: BorrowedBytes
    /// The list's first byte; mapped as long as the segment's reader lives.
    private let base: UnsafeRawPointer
    private let count: Int
    private let fullBlocks: Int
    private let endsStart: Int
    private let endSize: Int
    /// 128 values of the block `unpacked`, aligned to 16 bytes; the caller's memory.
    private let values: UnsafeMutablePointer<UInt32>
    private var unpacked = -1
    /// Where the packed values of block `known` lie, and how.
    private var knownStart = 0
    private var knownShape: PositionsBlockShape
    private var known = -1
    /// Ranges of the list, by content, whose pages are known to have passed their checksums.
    private var verifiedEnds = 0..<0
    private var verifiedBlocks = 0..<0

    /// From this many values of a block on, the whole block is unpacked.
    private static var fewestUnpacked: Int { 20 }

    /// - Parameters:
    ///   - file: kept by the caller as long as the list is used.
    ///   - scratch: room for 128 values, aligned to 16 bytes, valid as long as the list is used.
    init(_ file: IndexFile, entry: TermEntry, scratch: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        self.file = file
        offset = entry.positionsOffset
        count = entry.collectionFreq
        fullBlocks = count / BitPacking.blockSize
        list = BorrowedBytes(try file.unverifiedSlice(at: entry.positionsOffset, length: entry.positionsLength))
        // SAFETY: every load below is of bytes that `find` has checked to lie within the list, which the reader keeps mapped.
        base = list.base
        endSize = PositionsListWriter.endSize(blocks: fullBlocks)
        guard fullBlocks <= list.count / endSize, let none = PositionsBlockShape(head: 0, length: 1) else {
            throw list.corrupt(at: 0, expected: "positions of \(count) occurrences")
        }
        endsStart = list.count - fullBlocks * endSize
        values = scratch
        knownShape = none
    }

    /// Throws unless the list has the values `start..<start + wanted`; a file's claim is no reason yet to make room for them.
    package func check(_ start: Int, count wanted: Int) throws(IndexFileError) {
        guard start >= 0, wanted <= count, start <= count - wanted else {
            throw list.corrupt(at: 0, expected: "\(count) positions", found: "\(start) and \(wanted) more")
        }
    }

    /// Writes the positions of a document whose values are numbers `start..<start + wanted` of the list to `target`, ascending.
    ///
    /// - Parameter target: room for `wanted` positions and three more, which repeat the last one, for comparing four at a time.
    package mutating func read(from start: Int, count wanted: Int, into target: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        // SAFETY: the caller promises room for `wanted` values and three more; whatever is written stays below that.
        try check(start, count: wanted)
        let block = start &>> 7
        let first = start & 127
        // Most documents have few values in one block. All loops are over groups of four, so that they mostly run once: branch
        // mispredictions at the ends of loops are what costs here.
        guard wanted < Self.fewestUnpacked, first &+ wanted <= BitPacking.blockSize, block != unpacked, block < fullBlocks else {
            return try readParts(from: start, count: wanted, into: target)
        }
        try find(block)
        extract(first, wanted, into: target)
        patch(first, wanted, target)
        var running: UInt64 = 0
        var index = 0
        while index < wanted {
            for lane in index..<index &+ 4 {
                running &+= lane < wanted ? UInt64(target[lane]) : 0
                target[lane] = UInt32(truncatingIfNeeded: running)
            }
            index &+= 4
        }
        guard running < UInt64(UInt32.max) else { throw tooLarge(running) }
    }

    private func tooLarge(_ position: UInt64) -> IndexFileError {
        list.corrupt(at: 0, expected: "positions of 32 bits", found: "\(position)")
    }

    /// The same for many values, in several blocks, or unpacked ones.
    private mutating func readParts(
        from start: Int, count wanted: Int, into target: UnsafeMutablePointer<UInt32>
    ) throws(IndexFileError) {
        // SAFETY: as in `read`; `values` holds the 128 of a block.
        var done = 0
        while done < wanted {
            let block = (start &+ done) &>> 7
            let first = (start &+ done) & 127
            let part = min(BitPacking.blockSize &- first, wanted &- done)
            if block != unpacked { try unpack(block) }
            (target + done).update(from: values + first, count: part)
            done &+= part
        }
        var running: UInt64 = 0
        for index in 0..<wanted {
            running &+= UInt64(target[index])
            target[index] = UInt32(truncatingIfNeeded: running)
        }
        for index in wanted..<wanted &+ 3 { target[index] = UInt32(truncatingIfNeeded: running) }
        guard running < UInt64(UInt32.max) else { throw tooLarge(running) }
    }

    /// The end at `place`, verified.
    @inline(__always)
    private func loadEnd(_ place: Int) -> Int {
        // SAFETY: an end of fewer than 4 bytes is loaded with bytes after it, of the next end, the next list or the file's trailer of 32
        // bytes, which are masked out.
        let bits = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt32.self))
        return Int(bits & (UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- 8 &* endSize)))
    }

    /// Finds full block `block`, verified.
    @inline(__always)
    private mutating func find(_ block: Int) throws(IndexFileError) {
        // SAFETY: there is an end for every full block within the list; a block is only loaded from once it is known to end before the
        // ends.
        guard block != known else { return }
        let place = endsStart &+ block &* endSize
        let before = block == 0 ? place : place &- endSize
        try verify(before, place &+ endSize, &verifiedEnds)
        let end = loadEnd(place)
        let start = block == 0 ? 0 : loadEnd(before)
        guard start < end, end <= endsStart else { throw list.corrupt(at: place, expected: "ascending ends", found: "\(end)") }
        try verify(start, end, &verifiedBlocks)
        guard let shape = PositionsBlockShape(head: base.load(fromByteOffset: start, as: UInt8.self), length: end &- start) else {
            throw list.corrupt(at: start, expected: "a block of 0 to 32 bits", found: "\(end - start) bytes")
        }
        knownStart = start
        knownShape = shape
        known = block
    }

    /// Verifies the checksums of the pages of bytes `start..<end`, unless they are in `known`, which then holds them.
    @inline(__always)
    private func verify(_ start: Int, _ end: Int, _ known: inout Range<Int>) throws(IndexFileError) {
        if start >= known.lowerBound, end <= known.upperBound { return }
        try verifyAnew(start, end, &known)
    }

    private func verifyAnew(_ start: Int, _ end: Int, _ known: inout Range<Int>) throws(IndexFileError) {
        guard start < end else { return }
        let pages = try file.verifiedPages(at: offset + start, length: end - start)
        known = (pages.lowerBound - offset)..<(pages.upperBound - offset)
    }

    /// Picks values `first..<first + count` of the known block, and up to three more, from their packed bits.
    @inline(__always)
    private func extract(_ first: Int, _ count: Int, into target: UnsafeMutablePointer<UInt32>) {
        // SAFETY: value i, at most 127, has its bits in words (i / 4 · width) / 32 and the next of lane i mod 4. The first of them is among
        // the block's `width` words of 16 bytes; the next one ends at most 16 bytes after them, where the rest of the list or of the file
        // lies, which ends with a trailer of 32 bytes; what is not the value's is masked out.
        let width = knownShape.width
        let mask = width == 0 ? 0 : UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- width)
        let packed = base + knownStart + 1
        var index = 0
        while index < count {
            for lane in index..<index &+ 4 {
                let value = min(first &+ lane, 127)
                let bit = (value &>> 2) &* width
                let place = (bit &>> 5) &* 16 &+ (value & 3) &* 4
                let low = UInt64(UInt32(littleEndian: packed.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
                let high = UInt64(UInt32(littleEndian: packed.loadUnaligned(fromByteOffset: place &+ 16, as: UInt32.self)))
                let bits = (low | high &<< 32) &>> UInt64(truncatingIfNeeded: bit & 31)
                target[lane] = UInt32(truncatingIfNeeded: bits) & mask
            }
            index &+= 4
        }
    }

    /// Adds the high bits of the known block's exceptions among its values `first..<first + part`, the first of which is at `target`.
    @inline(__always)
    private func patch(_ first: Int, _ part: Int, _ target: UnsafeMutablePointer<UInt32>) {
        // SAFETY: the shape says that the exceptions lie within the block; an index is below `part`.
        let size = knownShape.exceptionSize
        var exception = base + knownStart + knownShape.exceptions
        for _ in 0..<knownShape.exceptionCount {
            let index = Int(exception.load(as: UInt8.self)) &- first
            if index >= part { return }
            if index >= 0 {
                var high = UInt32(exception.load(fromByteOffset: 1, as: UInt8.self))
                if size == 3 { high |= UInt32(exception.load(fromByteOffset: 2, as: UInt8.self)) &<< 8 }
                target[index] |= high &<< UInt32(truncatingIfNeeded: knownShape.width)
            }
            exception += size
        }
    }

    private mutating func unpack(_ block: Int) throws(IndexFileError) {
        // SAFETY: `values` has room for 128 values; the tail has fewer.
        unpacked = -1
        if block < fullBlocks {
            try find(block)
            try list.unpack(at: knownStart + 1, width: knownShape.width, to: values)
            patch(0, BitPacking.blockSize, values)
        } else {
            var start = 0
            if fullBlocks > 0 {
                let place = endsStart + (fullBlocks - 1) * endSize
                try verify(place, place + endSize, &verifiedEnds)
                start = loadEnd(place)
            }
            guard start <= endsStart else { throw list.corrupt(at: endsStart, expected: "a tail before the ends") }
            try verify(start, endsStart, &verifiedBlocks)
            for index in 0..<(count - fullBlocks * BitPacking.blockSize) {
                values[index] = UInt32(truncatingIfNeeded: try list.varint32(at: &start))
            }
        }
        unpacked = block
    }
}
