import LedeIndexBytes

/// The postings of a frequent term as `RangeListEncoder` wrote them, read in place: every range of 128 documents by itself.
///
/// The columns are plain pointers so that an evaluator's loops compile to loads; they are valid as long as the segment's reader, which the
/// holder of a list keeps. What a hostile file may say is clamped where it is read: `postings(ofRange:)` gives numbers below `docFreq`, at
/// most 128 of them, and `freq` reads within its column.
///
/// SAFETY (@unchecked Sendable): the bytes are never written.
// Public, since the compiler inlines nothing else across modules; no product exports the module.
public struct RangeList: BitwiseCopyable, @unchecked Sendable {
    /// Postings in the list, at least one.
    public let docFreq: Int
    /// Occurrences in all postings.
    public let collectionFreq: Int
    /// Ranges of the segment.
    public let rangeCount: Int
    /// A range's greatest `ImpactCode`, `rangeCount` of them.
    public let bounds: UnsafePointer<UInt8>
    /// A `LargestFreqCode` of 4 bits for each range.
    private let largestFreqs: UnsafePointer<UInt8>
    /// Two words a range, or nil for a list without a bitset.
    public let bits: UnsafeRawPointer?
    /// A posting's document within its range, `docFreq` of them and 16 readable bytes more; nil for a list with a bitset.
    public let ids: UnsafePointer<UInt8>?
    /// The saturations between which codes lie (`ImpactCode`).
    public let lowestBound: Float
    public let highestBound: Float
    /// The 10th, 100th and 1000th greatest saturation of all postings, rounded down; 0 if there are fewer postings.
    public let topSaturations: (Float, Float, Float)
    @usableFromInline let starts: UnsafeRawPointer
    @usableFromInline let groups: UnsafeRawPointer
    /// The frequencies of the postings.
    public let freqs: FrequencyColumn
    private let directory: UnsafeRawPointer

    /// - Parameter list: the list's bytes, verified.
    init(docFreq: Int, collectionFreq: Int, list: ByteSlice, docCount: Int) throws(IndexFileError) {
        let ranges = PostingsLayout.rangeCount(docCount: docCount)
        guard docFreq > 0, docFreq <= docCount, collectionFreq >= docFreq, list.count >= RangeListEncoder.headerSize else {
            throw list.corrupt(at: 0, expected: "a range list of \(docFreq) documents")
        }
        let width = Int(try list.uint32(at: 20))
        let exceptionCount = Int(try list.uint32(at: 24))
        guard width == 4 || width == 8, exceptionCount <= docFreq else {
            throw list.corrupt(at: 20, expected: "frequencies of 4 or 8 bits", found: "\(width), \(exceptionCount) exceptions")
        }
        let hasBitset = PostingsLayout.hasBitset(docFreq: docFreq, docCount: docCount)
        let groupCount = (ranges + RangeListEncoder.rangesPerGroup - 1) / RangeListEncoder.rangesPerGroup
        let directoryCount = (docFreq + RangeListEncoder.postingsPerDirectoryEntry - 1) / RangeListEncoder.postingsPerDirectoryEntry
        var end = RangeListEncoder.headerSize
        func column(_ bytes: Int) -> Int {
            defer { end += bytes }
            return end
        }
        let boundsStart = column(ranges)
        let largestStart = column((ranges + 1) / 2)
        let startsStart = column((ranges + 1) * 2)
        let groupsStart = column(groupCount * 4)
        let membersStart = column((hasBitset ? ranges * 16 : docFreq) + RangeListEncoder.padding)
        let freqsStart = column(width == 8 ? docFreq : (docFreq + 1) / 2)
        let exceptionsStart = column(exceptionCount * 8)
        let directoryStart = column(directoryCount * 4)
        guard end == list.count else {
            throw list.corrupt(at: 0, expected: "a range list of \(end) bytes", found: "\(list.count)")
        }
        self.docFreq = docFreq
        self.collectionFreq = collectionFreq
        rangeCount = ranges
        var numbers = InlineArray<5, Float>(repeating: 0)
        for index in 0..<5 {
            numbers[index] = Float(bitPattern: try list.uint32(at: 4 * index))
            guard (0...1).contains(numbers[index]) else {
                throw list.corrupt(at: 4 * index, expected: "a saturation from 0 to 1", found: "\(numbers[index])")
            }
        }
        (lowestBound, highestBound) = (numbers[0], numbers[1])
        topSaturations = (numbers[2], numbers[3], numbers[4])
        // SAFETY: the columns lie one after the other within the list, whose length was just checked to be their sum; the mapped bytes
        // never change and live as long as the reader.
        let base = BorrowedBytes(list).base
        func bytes(_ start: Int) -> UnsafePointer<UInt8> { (base + start).assumingMemoryBound(to: UInt8.self) }
        bounds = bytes(boundsStart)
        largestFreqs = bytes(largestStart)
        starts = base + startsStart
        groups = base + groupsStart
        bits = hasBitset ? base + membersStart : nil
        ids = hasBitset ? nil : bytes(membersStart)
        freqs = FrequencyColumn(
            bytes: bytes(freqsStart), width: width, exceptions: base + exceptionsStart, exceptionCount: exceptionCount)
        directory = base + directoryStart
    }

    /// A saturation that `limit` postings reach; 0 if none is known.
    package func topSaturation(limit: Int) -> Double {
        guard limit > 0, limit <= 1000 else { return 0 }
        return Double(limit <= 10 ? topSaturations.0 : limit <= 100 ? topSaturations.1 : topSaturations.2)
    }

    /// An upper bound of the frequencies in range `range`, which is below `rangeCount`; infinite if nothing is known.
    package func largestFreq(ofRange range: Int) -> Double {
        // SAFETY: there are 4 bits for each range.
        LargestFreqCode.freq(largestFreqs[range >> 1] >> UInt8((range & 1) * 4))
    }

    /// The numbers of the postings of range `range`, which is below `rangeCount`: below `docFreq`, at most 128.
    @inlinable @inline(__always)
    public func postings(ofRange range: Int) -> Range<Int> {
        // SAFETY: `range + 1` is at most `rangeCount`, and there are `rangeCount + 1` starts and a group for every 64 ranges.
        let group = UInt32(littleEndian: groups.loadUnaligned(fromByteOffset: (range &>> 6) &* 4, as: UInt32.self))
        let low = UInt16(littleEndian: starts.loadUnaligned(fromByteOffset: range &* 2, as: UInt16.self))
        let next = UInt16(littleEndian: starts.loadUnaligned(fromByteOffset: range &* 2 &+ 2, as: UInt16.self))
        let start = min(Int(group) &+ Int(low &- UInt16(truncatingIfNeeded: group)), docFreq)
        let end = min(start &+ min(Int(next &- low), 128), docFreq)
        return Range(uncheckedBounds: (start, end))
    }

    /// The documents of range `range`, bit i of the first word for the range's document i, of the second for 64 + i.
    @inlinable @inline(__always)
    public func members(ofRange range: Int) -> (UInt64, UInt64) {
        // SAFETY: `range` is below `rangeCount`; `postings` gives places within `ids`.
        if let bits {
            return (
                UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: range &* 16, as: UInt64.self)),
                UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: range &* 16 &+ 8, as: UInt64.self))
            )
        }
        guard let ids else { return (0, 0) }
        return Self.bits(ids, postings(ofRange: range))
    }

    /// The bits of the ids at `places`.
    @inlinable @inline(__always)
    static func bits(_ ids: UnsafePointer<UInt8>, _ places: Range<Int>) -> (UInt64, UInt64) {
        // SAFETY: callers pass places within `ids`.
        var low: UInt64 = 0
        var high: UInt64 = 0
        var place = places.lowerBound
        while place < places.upperBound {
            let id = UInt64(ids[place])
            let bit = UInt64(1) &<< (id & 63)
            let isHigh = 0 &- (id &>> 6 & 1)
            low |= bit & ~isHigh
            high |= bit & isHigh
            place &+= 1
        }
        return (low, high)
    }

    /// Sets the bits of all documents in `words`, two a range of the segment. Complexity: linear in ranges and, without a bitset, postings.
    package func addMembers(to words: UnsafeMutablePointer<UInt64>) {
        // SAFETY: the caller promises two words for each range; places stay below `docFreq`.
        if let bits {
            for word in 0..<rangeCount &* 2 {
                words[word] |= UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: word &* 8, as: UInt64.self))
            }
            return
        }
        guard let ids else { return }
        var place = 0
        var start = UInt16(littleEndian: starts.loadUnaligned(as: UInt16.self))
        for range in 0..<rangeCount {
            let next = UInt16(littleEndian: starts.loadUnaligned(fromByteOffset: range &* 2 &+ 2, as: UInt16.self))
            let end = min(place &+ min(Int(next &- start), 128), docFreq)
            start = next
            if place == end { continue }
            let members = Self.bits(ids, Range(uncheckedBounds: (place, end)))
            words[2 &* range] |= members.0
            words[2 &* range &+ 1] |= members.1
            place = end
        }
    }

    /// The number of the posting of the range's document `id`, 0...127, or −1.
    @inlinable @inline(__always)
    public func posting(of id: UInt32, inRange range: Int) -> Int {
        // SAFETY: `range` is below `rangeCount`; ids are read 8 at a time from below `docFreq` on, with 16 readable bytes after the last.
        if let bits {
            let word = UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: range &* 16 &+ Int(id &>> 6) &* 8, as: UInt64.self))
            let below = UInt64(1) &<< UInt64(id & 63)
            guard word & below != 0 else { return -1 }
            var rank = (word & (below &- 1)).nonzeroBitCount
            if id >= 64 { rank &+= UInt64(littleEndian: bits.loadUnaligned(fromByteOffset: range &* 16, as: UInt64.self)).nonzeroBitCount }
            return min(postings(ofRange: range).lowerBound &+ rank, docFreq &- 1)
        }
        guard let ids else { return -1 }
        let places = postings(ofRange: range)
        let wanted = UInt64(id) &* 0x0101_0101_0101_0101
        var place = places.lowerBound
        while place < places.upperBound {
            let word = UInt64(littleEndian: UnsafeRawPointer(ids + place).loadUnaligned(as: UInt64.self)) ^ wanted
            // The lowest zero byte of `word`, exactly (Mycroft 1987; carries disturb only what lies above it).
            let zeros = (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
            if zeros != 0 {
                let found = place &+ zeros.trailingZeroBitCount &>> 3
                return found < places.upperBound ? found : -1
            }
            place &+= 8
        }
        return -1
    }

    /// Occurrences in posting `posting`, which is below `docFreq`; at least 1.
    @inlinable @inline(__always)
    public func freq(_ posting: Int) -> UInt32 { freqs[posting] }

    /// How many of the list's positions lie before those of posting `posting`, which is below `docFreq`.
    package func positionsBefore(_ posting: Int) -> Int {
        // SAFETY: the directory has an entry for every 128th posting.
        let before = Int(UInt32(littleEndian: directory.loadUnaligned(fromByteOffset: (posting >> 7) * 4, as: UInt32.self)))
        return before &+ freqs.sum(posting & ~127, to: posting)
    }

    /// The same, given that there are `before` of them before posting `known` ≤ `posting`.
    package func positionsBefore(_ posting: Int, from known: Int, before: Int) -> Int {
        posting &- known <= posting & 127 ? before &+ freqs.sum(known, to: posting) : positionsBefore(posting)
    }

    /// Decodes range `range`.
    /// - Parameters:
    ///   - docs: receives the documents, counted from the segment's first; room for 128.
    ///   - freqs: receives their occurrences; room for 128.
    /// - Returns: the number of postings.
    package func decode(range: Int, docs: UnsafeMutablePointer<UInt32>, freqs: UnsafeMutablePointer<UInt32>) -> Int {
        // SAFETY: a range has at most 128 postings.
        let places = postings(ofRange: range)
        let base = UInt32(truncatingIfNeeded: range &* 128)
        var count = 0
        if bits != nil {
            let words = members(ofRange: range)
            var word = words.0
            for half in UInt32(0)..<2 {
                while word != 0, count < places.count {
                    docs[count] = base &+ half &* 64 &+ UInt32(word.trailingZeroBitCount)
                    word &= word &- 1
                    count &+= 1
                }
                word = words.1
            }
        } else if let ids {
            for place in places {
                docs[count] = base &+ UInt32(ids[place] & 127)
                count &+= 1
            }
        }
        for index in 0..<count { freqs[index] = freq(places.lowerBound &+ index) }
        return count
    }
}
