import LedeInvertedIndex

/// A set of a segment's documents, one bit each.
struct DocumentSet: Sendable {
    /// Two words for each of the segment's ranges of 128 documents, the lowest bit first; bits of missing documents are 0.
    private(set) var words: [UInt64]
    let docCount: Int

    init(docCount: Int) {
        self.docCount = docCount
        words = Array(repeating: 0, count: 2 * PostingsLayout.rangeCount(docCount: docCount))
    }

    /// - Parameter fill: sets bits in words laid out like `words`; those of missing documents are cleared.
    init(docCount: Int, _ fill: (inout [UInt64]) throws -> Void) rethrows {
        self.init(docCount: docCount)
        try fill(&words)
        trim()
    }

    /// The documents that are not deleted.
    init(live segment: SegmentReader) {
        self.init(docCount: segment.docCount) { words in
            for range in 0..<words.count / 2 { (words[2 * range], words[2 * range + 1]) = segment.liveMembers(ofRange: range) }
        }
    }

    private mutating func trim() {
        for index in docCount / 64..<words.count { words[index] &= index == docCount / 64 ? (1 << UInt64(docCount % 64)) - 1 : 0 }
    }

    /// - Precondition: `doc` is below `docCount`.
    mutating func insert(_ doc: UInt32) { words[Int(doc / 64)] |= 1 << UInt64(doc % 64) }

    func contains(_ doc: UInt32) -> Bool {
        Int(doc) < docCount && words[Int(doc / 64)] & (1 << UInt64(doc % 64)) != 0
    }

    /// Keeps what `other`, of the same segment, also has.
    mutating func formIntersection(_ other: DocumentSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    /// Adds what `other`, of the same segment, has.
    mutating func formUnion(_ other: DocumentSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }

    /// Removes what `other`, of the same segment, has.
    mutating func subtract(_ other: DocumentSet) {
        for index in words.indices { words[index] &= ~other.words[index] }
    }

    /// Those of the `count` documents from `first` on.
    func part(from first: UInt32, count: Int) -> DocumentSet {
        var part = DocumentSet(docCount: docCount)
        let end = min(docCount, Int(first) + count)
        var doc = self.first(from: first)
        while doc < end {
            part.insert(doc)
            doc = self.first(from: doc + 1)
        }
        return part
    }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The first document from `doc` on, or `PostingsCursor.end`.
    func first(from doc: UInt32) -> UInt32 {
        guard Int(doc) < docCount else { return PostingsCursor.end }
        var index = Int(doc / 64)
        var word = words[index] & (~0 << UInt64(doc % 64))
        while word == 0 {
            index += 1
            if index == words.count { return PostingsCursor.end }
            word = words[index]
        }
        return UInt32(index * 64 + word.trailingZeroBitCount)
    }

    /// The bits of the 64 documents from `doc` on, for any `doc`.
    func bits(from doc: UInt32) -> UInt64 {
        let index = Int(doc / 64)
        let shift = UInt64(doc % 64)
        let low = index < words.count ? words[index] >> shift : 0
        return shift > 0 && index + 1 < words.count ? low | words[index + 1] << (64 - shift) : low
    }

    /// Calls `body` with every document, ascending.
    @inline(__always)
    func forEach(_ body: (UInt32) throws -> Void) rethrows {
        for index in words.indices {
            var word = words[index]
            while word != 0 {
                try body(UInt32(truncatingIfNeeded: index &* 64 &+ word.trailingZeroBitCount))
                word &= word &- 1
            }
        }
    }
}
