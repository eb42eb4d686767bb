import LedeIndexBytes
import LedeIndexStorage
import LedeTestSupport

@testable import LedeInvertedIndex

/// A term's postings as plain arrays, with the lengths of all documents of its segment: what lists are written from and checked against.
struct PostingsSample {
    /// How the frequencies are spread.
    enum Frequencies: CaseIterable {
        /// Each is 1.
        case ones
        /// None needs more than 4 bits.
        case small
        /// 4 bits do for most.
        case fewLarge
        /// 8 bits do for most.
        case manyLarge
        /// Those at which a code ends.
        case limits

        func next(_ random: inout SeededGenerator) -> UInt32 {
            switch self {
            case .ones: 1
            case .small: 1 + UInt32(random.below(15))
            case .fewLarge: random.below(40) == 0 ? 1 + UInt32(random.number(bits: 20)) : 1 + UInt32(random.below(5))
            case .manyLarge: random.below(30) == 0 ? 1 + UInt32(random.number(bits: 20)) : 10 + UInt32(random.below(40))
            case .limits: [1, 2, 14, 15, 16, 17, 254, 255, 256, 257, 65_536][random.below(11)]
            }
        }
    }

    /// Ascending.
    var docs: [UInt32]
    /// `freqs[i]` belongs to `docs[i]`.
    var freqs: [UInt32]
    /// Tokens of every document of the segment.
    var lengths: [UInt32]

    /// - Parameter isClustered: whether the documents are neighbours, so that most ranges have none of them or all.
    init(
        docFreq: Int, docCount: Int, frequencies: Frequencies = .small, isClustered: Bool = false, _ random: inout SeededGenerator
    ) {
        var all = (0..<UInt32(docCount)).map { $0 }
        if isClustered {
            let start = random.below(docCount - docFreq + 1)
            all = Array(all[start..<start + docFreq])
        } else {
            all.shuffle(using: &random)
            all = all.prefix(docFreq).sorted()
        }
        docs = all
        freqs = docs.map { _ in frequencies.next(&random) }
        lengths = (0..<docCount).map { _ in UInt32(random.number(bits: 11)) }
        for (index, doc) in docs.enumerated() { lengths[Int(doc)] += freqs[index] }
    }

    var docFreq: Int { docs.count }
    var docCount: Int { lengths.count }
    var collectionFreq: Int { freqs.reduce(0) { $0 + Int($1) } }
    var averageLength: Double { DocumentLengths.average(tokens: lengths.reduce(0) { $0 + UInt64($1) }, docCount: docCount) }

    /// The saturation of each posting.
    var saturations: [Double] {
        let average = averageLength
        return docs.indices.map { ImpactCode.saturation(freq: freqs[$0], length: lengths[Int(docs[$0])], averageLength: average) }
    }

    /// `before[i]` of the list's positions lie before posting i.
    var positionsBefore: [Int] {
        var sum = 0
        return freqs.map { freq in
            defer { sum += Int(freq) }
            return sum
        }
    }

    /// The numbers of the postings in each range of 128 documents.
    var placesByRange: [Range<Int>] {
        var next = 0
        return stride(from: 128, to: docCount + 128, by: 128).map { end in
            let first = next
            while next < docs.count, docs[next] < end { next += 1 }
            return first..<next
        }
    }

    /// The list with ranges, in a file as a segment has it.
    func rangeList() throws -> (list: RangeList, file: IndexFile) {
        var encoder = RangeListEncoder()
        var bytes = ByteWriter()
        try encoder.append(docs: docs.span, freqs: freqs.span, lengths: lengths.span, averageLength: averageLength, to: &bytes)
        let (slice, file) = try Self.stored(bytes)
        return (try RangeList(docFreq: docFreq, collectionFreq: collectionFreq, list: slice, docCount: docCount), file)
    }

    /// The list in blocks, its bytes, and the file that keeps them.
    func blockList(docLimit: UInt32? = nil) throws -> (list: BlockList, bytes: [UInt8], file: IndexFile) {
        var encoder = BlockListEncoder()
        var bytes = ByteWriter()
        try encoder.append(docs: docs.span, freqs: freqs.span, lengths: lengths.span, averageLength: averageLength, to: &bytes)
        let (slice, file) = try Self.stored(bytes)
        let list = try BlockList(
            docFreq: docFreq, collectionFreq: collectionFreq, list: slice, docLimit: docLimit ?? UInt32(docCount))
        return (list, bytes.bytes, file)
    }

    /// The bytes after others in a file of postings; lists may be read some bytes past their end.
    private static func stored(_ bytes: ByteWriter) throws -> (slice: ByteSlice, file: IndexFile) {
        let directory = MemoryDirectory()
        let writer = try IndexFileWriter(directory, name: "list", kind: .postings)
        try writer.append([9, 9, 9])
        try writer.append(bytes)
        _ = try writer.finish(sync: false)
        let file = try IndexFile(directory, name: "list", kind: .postings)
        return (try file.slice(at: 3, length: bytes.count), file)
    }
}
