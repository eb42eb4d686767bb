import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// The deleted documents of a segment, and how much they lower its statistics, so that these stay exact.
///
///     payload := docCount:u64 deletedCount:u64 tokenCounts words correctionCount:u64 correction*
///     tokenCounts := (tokens:u64)*                   one per field: tokens of the deleted documents
///     words       := (bits:u64)*                     docCount / 64, rounded up; bit d mod 64 of word d / 64 is set for a deleted document
///     correction  := gap:varint df:varint cf:varint  a term of a deleted document: its ordinal less the one before (the first from −1),
///                                                    less 1, the deleted documents that contain it, and its occurrences in them
struct Deletions: Sendable {
    let docCount: Int
    private(set) var deletedCount = 0
    private(set) var tokenCounts: [UInt64]
    private var words: [UInt64]
    /// Ascending ordinals of the terms that deleted documents contain.
    private var ordinals: [Int] = []
    private var corrections: [TermStatistics] = []

    init(docCount: Int) {
        self.docCount = docCount
        words = Array(repeating: 0, count: (docCount + 63) / 64)
        tokenCounts = Array(repeating: 0, count: IndexedField.allCases.count)
    }

    @inline(__always)
    func contains(_ doc: Int) -> Bool {
        guard doc >> 6 < words.count else { return true }
        return words[doc >> 6] >> UInt64(doc & 63) & 1 == 1
    }

    /// Bits of the documents from 64·`index` on; set beyond the last one.
    @inline(__always)
    func word(_ index: Int) -> UInt64 { index < words.count ? words[index] : .max }

    /// All corrected terms have ordinals below this.
    var ordinalLimit: Int { (ordinals.last ?? -1) + 1 }

    /// What to subtract from a term's statistics.
    func correction(ordinal: Int) -> TermStatistics {
        var low = 0
        var high = ordinals.count
        while low < high {
            let middle = (low + high) >> 1
            if ordinals[middle] < ordinal { low = middle + 1 } else { high = middle }
        }
        return low < ordinals.count && ordinals[low] == ordinal ? corrections[low] : TermStatistics()
    }

    /// Marks a document that was live.
    /// - Parameter lengths: its tokens per field.
    mutating func insert(_ doc: Int, lengths: [UInt32]) {
        precondition(doc < docCount && !contains(doc))
        words[doc >> 6] |= 1 << UInt64(doc & 63)
        deletedCount += 1
        for field in lengths.indices { tokenCounts[field] += UInt64(lengths[field]) }
    }

    /// Adds the statistics of newly deleted documents, by term ordinal.
    mutating func correct(_ more: [Int: TermStatistics]) {
        var merged: [Int: TermStatistics] = more
        for (index, ordinal) in ordinals.enumerated() {
            merged[ordinal, default: TermStatistics()].docFreq += corrections[index].docFreq
            merged[ordinal, default: TermStatistics()].collectionFreq += corrections[index].collectionFreq
        }
        ordinals = merged.keys.sorted()
        corrections = ordinals.map { merged[$0] ?? TermStatistics() }
    }

    init(_ file: IndexFile) throws(IndexFileError) {
        let payload = try file.slice(at: 0, length: file.count)
        let fields = IndexedField.allCases.count
        let docCount = try payload.size(at: 0)
        let deletedCount = try payload.size(at: 8)
        guard docCount < 1 << 31, docCount / 8 <= payload.count, deletedCount <= docCount else {
            throw payload.corrupt(at: 0, expected: "counts that fit the file", found: "\(deletedCount) of \(docCount) deleted")
        }
        self.init(docCount: docCount)
        self.deletedCount = deletedCount
        for field in 0..<fields {
            tokenCounts[field] = try payload.uint64(at: 16 + 8 * field)
            guard tokenCounts[field] <= UInt64(docCount) << 31 else {
                throw payload.corrupt(at: 16 + 8 * field, expected: "at most 2³¹ tokens a document", found: "\(tokenCounts[field])")
            }
        }
        let wordsStart = 16 + 8 * fields
        for word in words.indices { words[word] = try payload.uint64(at: wordsStart + 8 * word) }
        let unused = docCount % 64 == 0 ? 0 : words[docCount / 64] >> UInt64(docCount % 64)
        guard unused == 0, words.reduce(0, { $0 + $1.nonzeroBitCount }) == deletedCount else {
            throw payload.corrupt(at: 8, expected: "\(deletedCount) bits set")
        }
        let countStart = wordsStart + 8 * words.count
        let count = try payload.size(at: countStart)
        var reader = ByteReader(payload, at: countStart + 8)
        guard count <= payload.count else { throw payload.corrupt(at: countStart, expected: "a count that fits the file") }
        var ordinal = -1
        for _ in 0..<count {
            ordinal += Int(try reader.varint32()) + 1
            ordinals.append(ordinal)
            corrections.append(
                TermStatistics(docFreq: Int(try reader.varint32()), collectionFreq: Int(try reader.varint32())))
        }
    }

    /// Writes the deletions as a file of their own.
    /// - Returns: its size in bytes.
    func write(_ directory: any Directory, name: String) throws(IndexFileError) -> Int {
        let file = try IndexFileWriter(directory, name: name, kind: .deletions)
        var payload = ByteWriter()
        payload.append(uint64: UInt64(docCount))
        payload.append(uint64: UInt64(deletedCount))
        for count in tokenCounts { payload.append(uint64: count) }
        for word in words { payload.append(uint64: word) }
        payload.append(uint64: UInt64(ordinals.count))
        var previous = -1
        for (index, ordinal) in ordinals.enumerated() {
            payload.append(varint: UInt64(ordinal - previous - 1))
            payload.append(varint: UInt64(corrections[index].docFreq))
            payload.append(varint: UInt64(corrections[index].collectionFreq))
            previous = ordinal
        }
        try file.append(payload)
        return try file.finish(sync: true)
    }
}
