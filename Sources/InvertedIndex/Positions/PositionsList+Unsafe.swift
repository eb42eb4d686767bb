import IndexBytes
import IndexStorage

/// Reads the positions of single documents from what `PositionsListWriter` wrote for a term, into the caller's buffers.
///
/// Few values are picked out of their packed block one by one; of many the whole block is unpacked.
package struct PositionsList {
    private let file: IndexFile
    private let offset: Int
    private let list: ByteSlice
    private let count: Int
    private let fullBlocks: Int
    private let directoryStart: Int
    private let exceptionsStart: Int
    /// 128 values of the block `unpacked`, aligned to 16 bytes; the caller's memory.
    private let values: UnsafeMutablePointer<UInt32>
    private var unpacked = -1

    /// From this many values of a block on the whole block is unpacked.
    private static let fewestUnpacked = 24

    /// - Parameter scratch: room for 128 values, aligned to 16 bytes, which lives as long as the list is used.
    package init(_ segment: SegmentReader, entry: TermEntry, scratch: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        file = segment.positionsFile
        offset = entry.positionsOffset
        count = entry.collectionFreq
        fullBlocks = count / BitPacking.blockSize
        list = try file.unverifiedSlice(at: entry.positionsOffset, length: entry.positionsLength)
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

    /// Writes the positions of a document whose values are numbers `start..<start + wanted` of the list to `target`, ascending.
    package mutating func read(from start: Int, count wanted: Int, into target: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        // SAFETY: the caller promises room for `wanted` values; `extract` writes as many as it is asked for.
        guard start >= 0, wanted <= count, start <= count - wanted else {
            throw list.corrupt(at: 0, expected: "\(count) positions", found: "\(start) and \(wanted) more")
        }
        var done = 0
        while done < wanted {
            let block = (start + done) / BitPacking.blockSize
            let first = (start + done) - block * BitPacking.blockSize
            let part = min(BitPacking.blockSize - first, wanted - done)
            if block == unpacked || block == fullBlocks || part >= Self.fewestUnpacked {
                if block != unpacked { try unpack(block) }
                (target + done).update(from: values + first, count: part)
            } else {
                try extract(block, first, part, into: target + done)
            }
            done += part
        }
        var running: UInt64 = 0
        for index in 0..<wanted {
            running &+= UInt64(target[index])
            target[index] = UInt32(truncatingIfNeeded: running)
        }
        guard running < UInt64(UInt32.max) else { throw list.corrupt(at: 0, expected: "positions of 32 bits", found: "\(running)") }
    }

    private func bounds(of block: Int) throws(IndexFileError) -> (start: Int, width: Int, firstException: Int, exceptionEnd: Int) {
        let place = directoryStart + block * PositionsListWriter.directoryEntrySize
        let size = PositionsListWriter.directoryEntrySize
        let before = max(directoryStart, place - size)
        try file.verify(at: offset + before, length: place + size - before)
        let start = block == 0 ? 0 : Int(try list.uint32(at: place - size)) * 16
        let firstException = block == 0 ? 0 : Int(try list.uint32(at: place - size + 4))
        let end = Int(try list.uint32(at: place)) * 16
        let exceptionEnd = Int(try list.uint32(at: place + 4))
        guard start <= end, end - start <= 512, end <= exceptionsStart, firstException <= exceptionEnd,
            exceptionEnd - firstException <= BitPacking.blockSize,
            exceptionsStart + exceptionEnd * PositionsListWriter.exceptionSize <= directoryStart
        else { throw list.corrupt(at: place, expected: "a block of at most 512 bytes and 128 exceptions", found: "\(end - start)") }
        try file.verify(at: offset + start, length: end - start)
        try file.verify(
            at: offset + exceptionsStart + firstException * PositionsListWriter.exceptionSize,
            length: (exceptionEnd - firstException) * PositionsListWriter.exceptionSize)
        return (start, (end - start) / 16, firstException, exceptionEnd)
    }

    private func extract(_ block: Int, _ first: Int, _ part: Int, into target: UnsafeMutablePointer<UInt32>) throws(IndexFileError) {
        let bounds = try bounds(of: block)
        let width = bounds.width
        if width == 0 {
            for index in 0..<part { target[index] = 0 }
        } else {
            // SAFETY: value i has its bits in words (i / 4 · width) / 32 and the next of lane i mod 4; both are among the block's `width`
            // words of 16 bytes, the next one only where the value reaches into it. `bounds` has checked the block.
            let mask: UInt32 = width == 32 ? .max : 1 &<< UInt32(width) &- 1
            list.withUnsafeBytes { bytes in
                let base = bytes.baseAddress! + bounds.start
                for index in 0..<part {
                    let value = first &+ index
                    let bit = (value &>> 2) &* width
                    let place = (bit &>> 5) &* 16 &+ (value & 3) &* 4
                    let shift = bit & 31
                    var bits = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: place, as: UInt32.self)) &>> UInt32(shift)
                    if shift &+ width > 32 {
                        let next = UInt32(littleEndian: base.loadUnaligned(fromByteOffset: place &+ 16, as: UInt32.self))
                        bits |= next &<< UInt32(32 &- shift)
                    }
                    target[index] = bits & mask
                }
            }
        }
        try forEachException(bounds.firstException, bounds.exceptionEnd, width) { index, high in
            if index >= first, index < first + part { target[index - first] |= high }
        }
    }

    @inline(__always)
    private func forEachException(
        _ first: Int, _ end: Int, _ width: Int, _ body: (_ index: Int, _ high: UInt32) -> Void
    ) throws(IndexFileError) {
        guard first < end else { return }
        guard width < 32 else { throw list.corrupt(at: directoryStart, expected: "no exceptions to a width of 32") }
        list.withUnsafeBytes { bytes in
            // SAFETY: `bounds` has checked that exceptions up to `end` lie within the list.
            let base = bytes.baseAddress! + exceptionsStart
            for exception in first..<end {
                let place = exception * PositionsListWriter.exceptionSize
                let high = UInt32(UInt16(littleEndian: base.loadUnaligned(fromByteOffset: place + 1, as: UInt16.self)))
                body(Int(base.load(fromByteOffset: place, as: UInt8.self)) & 127, high &<< UInt32(width))
            }
        }
    }

    private mutating func unpack(_ block: Int) throws(IndexFileError) {
        // SAFETY: `values` has room for 128 values; the tail has fewer.
        unpacked = -1
        if block < fullBlocks {
            let bounds = try bounds(of: block)
            try BitPacking.unpack(list, at: bounds.start, width: bounds.width, to: values)
            try forEachException(bounds.firstException, bounds.exceptionEnd, bounds.width) { index, high in values[index] |= high }
        } else {
            var start = 0
            if fullBlocks > 0 {
                let place = directoryStart + (fullBlocks - 1) * PositionsListWriter.directoryEntrySize
                try file.verify(at: offset + place, length: 4)
                start = Int(try list.uint32(at: place)) * 16
            }
            guard start <= exceptionsStart else { throw list.corrupt(at: directoryStart, expected: "a tail before the exceptions") }
            try file.verify(at: offset + start, length: exceptionsStart - start)
            var reader = ByteReader(list, at: start)
            for index in 0..<(count - fullBlocks * BitPacking.blockSize) { values[index] = try reader.varint32() }
        }
        unpacked = block
    }
}
