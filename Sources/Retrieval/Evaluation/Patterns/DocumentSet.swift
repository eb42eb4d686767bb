import InvertedIndex

/// A set of a segment's documents, one bit each.
struct DocumentSet {
    private(set) var words: [UInt64]
    let docCount: Int

    init(docCount: Int) {
        self.docCount = docCount
        words = Array(repeating: 0, count: (docCount + 63) / 64)
    }

    /// The documents that are not deleted.
    init(live segment: SegmentReader) {
        self.init(docCount: segment.docCount)
        for index in words.indices {
            let members = segment.liveMembers(ofRange: index / 2)
            words[index] = index % 2 == 0 ? members.0 : members.1
        }
        if docCount % 64 != 0 { words[words.count - 1] &= (1 << UInt64(docCount % 64)) - 1 }
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
}
