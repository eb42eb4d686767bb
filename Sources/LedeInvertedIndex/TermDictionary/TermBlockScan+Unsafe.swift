import LedeIndexBytes

/// Finds a term in a dictionary block without building the terms it passes: how much a term shares with the one before tells how it
/// compares with the wanted term, so that each byte of the block is looked at once.
enum TermBlockScan {
    /// The entry of `term` in the block, or nil.
    /// - Parameters:
    ///   - slice: the block as `TermDictionaryWriter` wrote it, verified.
    ///   - firstOrdinal: the number of the block's first term.
    static func entry(
        of term: Span<UInt8>, in slice: ByteSlice, termCount: Int, firstOrdinal: Int
    ) throws(IndexFileError) -> TermEntry? {
        let block = BorrowedBytes(slice)
        // SAFETY: `slice` keeps the bytes. `Scan` loads only what lies before `end`, and the spans are read within their counts.
        var scan = Scan(block)
        var postingsOffset = try scan.size()
        var positionsOffset = try scan.size()
        // Bytes that the wanted term shares with the previous term.
        var matched = 0
        for index in 0..<termCount {
            let shared = try scan.size()
            let rest = try scan.size()
            let bytes = try scan.skip(rest)
            // A term that keeps more of the previous one than the wanted term does differs from it in the same place and way.
            if shared < matched { return nil }
            if shared == matched {
                var common = 0
                while common < rest, matched + common < term.count, scan.byte(bytes + common) == term[matched + common] { common += 1 }
                matched += common
                if common < rest {
                    // The term continues where the wanted one has ended, or with another byte.
                    if matched == term.count || scan.byte(bytes + common) > term[matched] { return nil }
                } else if matched == term.count {
                    let docFreq = try scan.size()
                    let more = try scan.size()
                    let postingsLength = try scan.size()
                    let positionsLength = try scan.size()
                    guard docFreq < 1 << 31, more < 1 << 40 else {
                        throw block.corrupt(at: scan.offset, expected: "a document frequency", found: "\(docFreq)")
                    }
                    return TermEntry(
                        ordinal: firstOrdinal + index, docFreq: docFreq, collectionFreq: docFreq + more, postingsOffset: postingsOffset,
                        positionsOffset: positionsOffset, postingsLength: postingsLength, positionsLength: positionsLength)
                }
            }
            _ = try scan.size()
            _ = try scan.size()
            postingsOffset += try scan.size()
            positionsOffset += try scan.size()
        }
        return nil
    }

    /// A place in the block.
    private struct Scan {
        private let block: BorrowedBytes
        private let base: UnsafeRawPointer
        private(set) var offset = 0

        init(_ block: BorrowedBytes) {
            self.block = block
            // SAFETY: the pointer is used while `block` is kept, and below its count.
            base = block.base
        }

        /// A varint under 2⁴⁸.
        @inline(__always)
        mutating func size() throws(IndexFileError) -> Int {
            guard offset < block.count else { throw block.corrupt(at: block.count, expected: "a varint") }
            // SAFETY: `offset` is below the count of the block.
            let first = base.load(fromByteOffset: offset, as: UInt8.self)
            offset &+= 1
            return first < 0x80 ? Int(first) : try rest(of: first)
        }

        private mutating func rest(of first: UInt8) throws(IndexFileError) -> Int {
            var value = Int(first & 0x7F)
            var shift = 7
            while shift < 49 {
                let byte = try block.byte(at: offset)
                offset += 1
                value |= Int(byte & 0x7F) << shift
                if byte < 0x80 {
                    guard value < 1 << 48 else { break }
                    return value
                }
                shift += 7
            }
            throw block.corrupt(at: offset, expected: "a number under 2⁴⁸")
        }

        /// Skips `length` bytes.
        /// - Returns: where they start.
        @inline(__always)
        mutating func skip(_ length: Int) throws(IndexFileError) -> Int {
            guard length <= block.count - offset else { throw block.corrupt(at: offset, expected: "\(length) bytes") }
            defer { offset &+= length }
            return offset
        }

        /// The byte at a place that `skip` has passed.
        @inline(__always)
        func byte(_ place: Int) -> UInt8 {
            // SAFETY: callers pass places within what `skip` has checked.
            base.load(fromByteOffset: place, as: UInt8.self)
        }
    }
}
