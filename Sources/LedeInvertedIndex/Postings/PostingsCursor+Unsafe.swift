import LedeIndexBytes

/// Walks a postings list: documents ascending, deleted ones included.
///
/// Call `advance` or `seek` before reading `doc`. Moving past the last posting is legal and stays at `end`.
package struct PostingsCursor: Sendable {
    /// `doc` past the last posting.
    package static let end = UInt32.max

    /// Postings in the list: the term's df within the segment.
    package let count: Int
    /// The current document, or `end`; 0 before the first move.
    package private(set) var doc: UInt32 = 0
    /// Occurrences in the current document, over all fields.
    package private(set) var freq: UInt32 = 0

    private let list: PostingsList
    private let docLimit: UInt32
    private let bytes: ByteSlice
    private var positionsReader: PositionsReader

    private var docs = InlineArray<128, UInt32>(repeating: 0)
    private var freqs = InlineArray<128, UInt32>(repeating: 0)
    /// The loaded block or range, −1 none yet.
    private var block = -1
    private var blockCount = 0
    private var index = 0
    /// Positions of the list before posting `positionsIndex` of the loaded block.
    private var positionsBefore = 0
    private var positionsIndex = 0

    /// - Parameters:
    ///   - list: the term's postings.
    ///   - bytes: their bytes, verified.
    ///   - docLimit: documents in the segment; a document at or above it is corruption.
    init(entry: TermEntry, list: PostingsList, bytes: ByteSlice, docLimit: UInt32, positions: PositionsReader) {
        count = entry.docFreq
        self.list = list
        self.bytes = bytes
        self.docLimit = docLimit
        positionsReader = positions
    }

    /// Moves to the next posting.
    /// - Returns: its document, or `end`.
    @discardableResult
    package mutating func advance() throws(IndexFileError) -> UInt32 {
        guard doc != Self.end else { return doc }
        guard index + 1 < blockCount else { return try enter(block: block + 1) }
        move(to: index + 1)
        return doc
    }

    /// Moves to the first posting whose document is at least `target`; stays if it is already there.
    /// Complexity: O(log of the blocks passed), one block decoded.
    @discardableResult
    package mutating func seek(_ target: UInt32) throws(IndexFileError) -> UInt32 {
        if block >= 0, doc >= target { return doc }
        if blockCount == 0 || docs[blockCount - 1] < target {
            let next =
                switch list {
                case .blocks(let blocks): try blocks.firstBlock(from: block + 1, reaching: target)
                case .ranges: max(block + 1, Int(target) / PostingsLayout.rangeSize)
                }
            guard try enter(block: next) != Self.end else { return doc }
            if doc >= target { return doc }
            guard docs[blockCount - 1] >= target else {
                // A range may end before the target; the tail of a block list is its last block.
                if case .ranges = list { return try enter(block: block + 1) }
                return finish()
            }
        }
        move(to: firstIndex(from: index, atLeast: target))
        return doc
    }

    /// Replaces `positions` with the current document's `freq` positions, ascending, in the position space of `DocumentLengths`.
    package mutating func readPositions(into positions: inout [UInt32]) throws(IndexFileError) {
        positions.removeAll(keepingCapacity: true)
        skipPositions()
        try positionsReader.read(from: positionsBefore, count: Int(freq), into: &positions)
    }

    /// Replaces `positions` with the current document's positions up to `last`, ascending; later ones are not read.
    package mutating func readPositions(through last: UInt32, into positions: inout [UInt32]) throws(IndexFileError) {
        positions.removeAll(keepingCapacity: true)
        skipPositions()
        try positionsReader.read(from: positionsBefore, count: Int(freq), through: last, into: &positions)
    }

    /// Skips the positions of the block's documents before the current one.
    private mutating func skipPositions() {
        while positionsIndex < index {
            positionsBefore += Int(freqs[positionsIndex])
            positionsIndex += 1
        }
    }

    private mutating func move(to index: Int) {
        self.index = index
        doc = docs[index]
        freq = freqs[index]
    }

    private mutating func finish() -> UInt32 {
        doc = Self.end
        freq = 0
        blockCount = 0
        index = 0
        positionsIndex = 0
        block = Int(docLimit)
        return doc
    }

    /// The first index from `start` on whose document is at least `target`; there is one.
    private func firstIndex(from start: Int, atLeast target: UInt32) -> Int {
        var low = start
        var step = 1
        while low + step < blockCount, docs[low + step] < target {
            low += step
            step <<= 1
        }
        var high = min(low + step, blockCount - 1)
        while low < high {
            let middle = (low + high) >> 1
            if docs[middle] < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Loads a block, or the first range from `next` on that has postings, and moves to its first posting.
    private mutating func enter(block next: Int) throws(IndexFileError) -> UInt32 {
        switch list {
        case .blocks(let blocks):
            guard next < blocks.blockCount else { return finish() }
            let decoded = try Self.withPointers(&docs, &freqs) { docs, freqs throws(IndexFileError) in
                try blocks.decode(block: next, docs: docs, freqs: freqs)
            }
            block = next
            blockCount = decoded.count
            positionsBefore = decoded.positionsBefore
        case .ranges(let ranges):
            var range = next
            while range < ranges.rangeCount, ranges.postings(ofRange: range).isEmpty { range += 1 }
            guard range < ranges.rangeCount else { return finish() }
            let places = ranges.postings(ofRange: range)
            let count = Self.decode(ranges, range, docLimit: docLimit, &docs, &freqs)
            guard count == places.count else {
                throw bytes.corrupt(at: 0, expected: "\(places.count) ascending documents under \(docLimit) in range \(range)")
            }
            block = range
            blockCount = count
            positionsBefore = ranges.positionsBefore(places.lowerBound)
        }
        positionsIndex = 0
        move(to: 0)
        return doc
    }

    /// Decodes a range.
    /// - Returns: the number of its postings, or −1 if its documents do not ascend or exceed the segment's.
    private static func decode(
        _ list: RangeList, _ range: Int, docLimit: UInt32, _ docs: inout InlineArray<128, UInt32>, _ freqs: inout InlineArray<128, UInt32>
    ) -> Int {
        var docSpan = docs.mutableSpan
        var freqSpan = freqs.mutableSpan
        // SAFETY: both have room for the 128 values that a range may need; the pointers do not leave the closures.
        return docSpan.withUnsafeMutableBufferPointer { docs in
            freqSpan.withUnsafeMutableBufferPointer { freqs in
                let count = list.decode(range: range, docs: docs.baseAddress!, freqs: freqs.baseAddress!)
                for index in 1..<max(count, 1) where docs[index &- 1] >= docs[index] { return -1 }
                return count == 0 || docs[count &- 1] < docLimit ? count : -1
            }
        }
    }

    /// Calls `body` with room for 128 values each, aligned as vectors, and takes them over.
    private static func withPointers<Result, Failure: Error>(
        _ docs: inout InlineArray<128, UInt32>, _ freqs: inout InlineArray<128, UInt32>,
        _ body: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // SAFETY: 64 vectors are 1,024 contiguous bytes, the first half of which is for documents; the pointers do not leave `body`.
        var vectors = InlineArray<64, SIMD4<UInt32>>(repeating: .zero)
        var span = vectors.mutableSpan
        return try span.withUnsafeMutableBytes { bytes throws(Failure) in
            let values = bytes.baseAddress!.assumingMemoryBound(to: UInt32.self)
            let result = try body(values, values + 128)
            var target = docs.mutableSpan
            target.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(start: values, count: 512)) }
            target = freqs.mutableSpan
            target.withUnsafeMutableBytes { $0.copyMemory(from: UnsafeRawBufferPointer(start: values + 128, count: 512)) }
            return result
        }
    }
}
