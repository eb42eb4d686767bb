import IndexBytes
import IndexStorage

/// Reads the positions of single documents from what `PositionsListWriter` wrote for a term, into the caller's buffers.
///
/// Few values are picked out of their packed block one by one; of many the whole block is unpacked.
package struct PositionsList {
    /// Kept by the segment's reader, as `list` is.
    private unowned(unsafe) let file: IndexFile
    private let offset: Int
    private let list: BorrowedBytes
    /// The list's first byte; mapped as long as the segment's reader lives.
    private let base: UnsafeRawPointer
    private let count: Int
    private let fullBlocks: Int
    private let directoryStart: Int
    private let exceptionsStart: Int
    /// 128 values of the block `unpacked`, aligned to 16 bytes; the caller's memory.
    private let values: UnsafeMutablePointer<UInt32>
    private var unpacked = -1
    /// Where the block `known` lies.
    private var knownBounds = Bounds(start: 0, width: 0, exceptions: 0, exceptionCount: 0)
    private var known = -1
    /// Bytes of the list whose pages are known to have passed their checksums.
    private var verified = 0..<0

    /// From this many values of a block on the whole block is unpacked.
    private static var fewestUnpacked: Int { 20 }

    /// - Parameter scratch: room for 128 values, aligned to 16 bytes, which lives as long as the list is used.
    package init(_ segment: SegmentReader, entry: TermEntry, scratch: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        try self.init(segment.positionsFile, entry: entry, scratch: scratch)
    }

    /// - Parameter file: kept by the caller as long as the list is used.
    init(_ file: IndexFile, entry: TermEntry, scratch: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        self.file = file
        offset = entry.positionsOffset
        count = entry.collectionFreq
        fullBlocks = count / BitPacking.blockSize
        list = BorrowedBytes(try file.unverifiedSlice(at: entry.positionsOffset, length: entry.positionsLength))
        // SAFETY: every load below is of bytes that `bounds` has checked to lie within the list, which the reader keeps mapped.
        base = list.base
        guard fullBlocks <= list.count / PositionsListWriter.directoryEntrySize else {
            throw list.corrupt(at: 0, expected: "positions of \(count) occurrences")
        }
        directoryStart = list.count - fullBlocks * PositionsListWriter.directoryEntrySize
        values = scratch
        var exceptionCount = 0
        if fullBlocks > 0 {
            try file.verify(at: offset + list.count - 4, length: 4)
            exceptionCount = Int(try list.uint32(at: list.count - 4))
        }
        exceptionsStart = directoryStart - exceptionCount * PositionsListWriter.exceptionSize
        guard exceptionsStart >= 0 else { throw list.corrupt(at: directoryStart, expected: "exceptions within the list") }
    }

    /// Throws unless the list has the values `start..<start + wanted`; what a file says of them is no reason yet to make room for them.
    package func check(_ start: Int, count wanted: Int) throws(IndexFileError) {
        guard start >= 0, wanted <= count, start <= count - wanted else {
            throw list.corrupt(at: 0, expected: "\(count) positions", found: "\(start) and \(wanted) more")
        }
    }

    /// Writes the positions of a document whose values are numbers `start..<start + wanted` of the list to `target`, ascending.
    package mutating func read(from start: Int, count wanted: Int, into target: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        // SAFETY: the caller promises room for `wanted` values; `extract` writes as many as it is asked for.
        try check(start, count: wanted)
        var done = 0
        while done < wanted {
            let block = (start &+ done) &>> 7
            let first = (start &+ done) & 127
            let part = min(BitPacking.blockSize &- first, wanted &- done)
            if block == unpacked || block == fullBlocks || part >= Self.fewestUnpacked {
                if block != unpacked { try unpack(block) }
                (target + done).update(from: values + first, count: part)
            } else {
                try extract(block, first, part, into: target + done)
            }
            done &+= part
        }
        var running: UInt64 = 0
        for index in 0..<wanted {
            running &+= UInt64(target[index])
            target[index] = UInt32(truncatingIfNeeded: running)
        }
        guard running < UInt64(UInt32.max) else { throw list.corrupt(at: 0, expected: "positions of 32 bits", found: "\(running)") }
    }

    private struct Bounds {
        var start: Int
        var width: Int
        var exceptions: Int
        var exceptionCount: Int
    }

    /// Where block `block`, a full one, lies; its bytes and its exceptions' are verified.
    @inline(__always)
    private mutating func bounds(of block: Int) throws(IndexFileError) -> Bounds {
        // SAFETY: the directory has an entry for every full block, and lies within the list.
        let place = directoryStart &+ block &* 8
        let before = block == 0 ? place : place &- 8
        try verify(before, place &+ 8)
        let end = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt32.self))) &* 16
        let exceptionEnd = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: place &+ 4, as: UInt32.self)))
        var start = 0
        var firstException = 0
        if block > 0 {
            start = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: before, as: UInt32.self))) &* 16
            firstException = Int(UInt32(littleEndian: base.loadUnaligned(fromByteOffset: before &+ 4, as: UInt32.self)))
        }
        let width = (end &- start) &>> 4
        guard start <= end, width <= 32, end <= exceptionsStart, firstException <= exceptionEnd,
            exceptionEnd &- firstException <= (width == 32 ? 0 : 128), exceptionsStart &+ exceptionEnd &* 3 <= directoryStart
        else { throw list.corrupt(at: place, expected: "a block of at most 512 bytes and 128 exceptions", found: "\(end - start)") }
        try verify(start, end)
        let exceptions = exceptionsStart &+ firstException &* 3
        try verify(exceptions, exceptionsStart &+ exceptionEnd &* 3)
        return Bounds(start: start, width: width, exceptions: exceptions, exceptionCount: exceptionEnd &- firstException)
    }

    /// Has the pages of bytes `start..<end` pass their checksums.
    @inline(__always)
    private mutating func verify(_ start: Int, _ end: Int) throws(IndexFileError) {
        if start >= verified.lowerBound, end <= verified.upperBound { return }
        try verifyAnew(start, end)
    }

    private mutating func verifyAnew(_ start: Int, _ end: Int) throws(IndexFileError) {
        guard start < end else { return }
        try file.verify(at: offset + start, length: end - start)
        // What was asked for and was known before may be apart: the larger part is remembered.
        if start <= verified.upperBound, end >= verified.lowerBound {
            verified = min(start, verified.lowerBound)..<max(end, verified.upperBound)
        } else {
            verified = start..<end
        }
    }

    @inline(__always)
    private mutating func extract(
        _ block: Int, _ first: Int, _ part: Int, into target: UnsafeMutablePointer<UInt32>
    ) throws(IndexFileError) {
        // SAFETY: value i has its bits in words (i / 4 · width) / 32 and the next of lane i mod 4; both are among the block's `width`
        // words of 16 bytes, the next one only where the value reaches into it. `bounds` has checked the block.
        if block != known {
            knownBounds = try bounds(of: block)
            known = block
        }
        let bounds = knownBounds
        let width = bounds.width
        if width == 0 {
            for index in 0..<part { target[index] = 0 }
        } else {
            let mask = UInt32.max &>> UInt32(truncatingIfNeeded: 32 &- width)
            let packed = base + bounds.start
            for index in 0..<part {
                let value = first &+ index
                let bit = (value &>> 2) &* width
                let place = (bit &>> 5) &* 16 &+ (value & 3) &* 4
                let shift = UInt32(truncatingIfNeeded: bit & 31)
                var bits = UInt32(littleEndian: packed.loadUnaligned(fromByteOffset: place, as: UInt32.self)) &>> shift
                if Int(shift) &+ width > 32 {
                    let next = UInt32(littleEndian: packed.loadUnaligned(fromByteOffset: place &+ 16, as: UInt32.self))
                    bits |= next &<< (32 &- shift)
                }
                target[index] = bits & mask
            }
        }
        patch(bounds, first, part, target)
    }

    /// Adds the high bits of the block's exceptions among its values `first..<first + part`, the first of which is at `target`.
    @inline(__always)
    private func patch(_ bounds: Bounds, _ first: Int, _ part: Int, _ target: UnsafeMutablePointer<UInt32>) {
        // SAFETY: `bounds` has checked that the exceptions lie within the list; an index is below `part`.
        let exceptions = base + bounds.exceptions
        for exception in 0..<bounds.exceptionCount {
            let index = Int(exceptions.load(fromByteOffset: exception &* 3, as: UInt8.self)) &- first
            guard index >= 0 else { continue }
            guard index < part else { return }
            let high = UInt32(UInt16(littleEndian: exceptions.loadUnaligned(fromByteOffset: exception &* 3 &+ 1, as: UInt16.self)))
            target[index] |= high &<< UInt32(truncatingIfNeeded: bounds.width)
        }
    }

    private mutating func unpack(_ block: Int) throws(IndexFileError) {
        // SAFETY: `values` has room for 128 values; the tail has fewer.
        unpacked = -1
        if block < fullBlocks {
            let bounds = try bounds(of: block)
            try list.unpack(at: bounds.start, width: bounds.width, to: values)
            patch(bounds, 0, BitPacking.blockSize, values)
        } else {
            var start = 0
            if fullBlocks > 0 {
                let place = directoryStart + (fullBlocks - 1) * PositionsListWriter.directoryEntrySize
                try verify(place, place + 4)
                start = Int(try list.uint32(at: place)) * 16
            }
            guard start <= exceptionsStart else { throw list.corrupt(at: directoryStart, expected: "a tail before the exceptions") }
            try verify(start, exceptionsStart)
            for index in 0..<(count - fullBlocks * BitPacking.blockSize) {
                values[index] = UInt32(truncatingIfNeeded: try list.varint32(at: &start))
            }
        }
        unpacked = block
    }
}
