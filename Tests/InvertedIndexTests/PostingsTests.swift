import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Postings and positions as written against plain arrays.
@Suite struct PostingsTests {
    struct Posting: Equatable {
        var doc: UInt32
        var positions: [UInt32]
    }

    static let lengths = [1, 2, 127, 128, 129, 255, 256, 257, 1000, 20_000]

    /// Lists written one after the other, and a reader of each.
    private struct Written {
        let postingsFile: IndexFile
        let positionsFile: IndexFile
        var entries: [TermEntry] = []
        /// Documents of the segment.
        let docCount: Int

        /// - Parameter docCount: documents of the segment; nil for as many as the lists need.
        init(_ lists: [[Posting]], docCount: Int? = nil) throws {
            self.docCount = docCount ?? lists.reduce(0) { max($0, Int($1.last?.doc ?? 0) + 1) }
            let directory = MemoryDirectory()
            let postingsFile = try IndexFileWriter(directory, name: "p", kind: .postings)
            let positionsFile = try IndexFileWriter(directory, name: "q", kind: .positions)
            var postings = PostingsListWriter(postingsFile, lengths: Array(repeating: 100, count: self.docCount))
            var positions = PositionsListWriter(positionsFile)
            for (ordinal, list) in lists.enumerated() {
                for posting in list {
                    postings.add(doc: posting.doc, freq: UInt32(posting.positions.count))
                    try positions.add(posting.positions.span)
                }
                #expect(postings.docFreq == list.count)
                let (written, places) = (try postings.endList(), try positions.endList())
                #expect(written.collectionFreq == UInt64(list.reduce(0) { $0 + $1.positions.count }))
                entries.append(
                    TermEntry(
                        ordinal: ordinal, docFreq: list.count, collectionFreq: Int(written.collectionFreq),
                        postingsOffset: written.offset, positionsOffset: places.offset, postingsLength: written.length,
                        positionsLength: places.length))
            }
            _ = try postingsFile.finish(sync: false)
            _ = try positionsFile.finish(sync: false)
            self.postingsFile = try IndexFile(directory, name: "p", kind: .postings)
            self.positionsFile = try IndexFile(directory, name: "q", kind: .positions)
        }

        /// Whether the list has ranges.
        func hasRanges(_ index: Int) -> Bool { PostingsLayout.hasRanges(docFreq: entries[index].docFreq, docCount: docCount) }

        func cursor(_ index: Int) throws -> PostingsCursor {
            let entry = entries[index]
            let bytes = try postingsFile.slice(at: entry.postingsOffset, length: entry.postingsLength)
            let list: PostingsList =
                hasRanges(index)
                ? .ranges(try RangeList(docFreq: entry.docFreq, collectionFreq: entry.collectionFreq, list: bytes, docCount: docCount))
                : .blocks(
                    try BlockList(
                        docFreq: entry.docFreq, collectionFreq: entry.collectionFreq, list: bytes, docLimit: UInt32(docCount)))
            return PostingsCursor(
                entry: entry, list: list, bytes: bytes, docLimit: UInt32(docCount),
                positions: try PositionsReader(positionsFile, entry: entry))
        }

        /// How many documents a segment needs for the list to have each of the layouts: blocks, ranges with ids, ranges with a bitset.
        static func docCounts(_ list: [Posting]) -> [Int] {
            let least = Int(list.last?.doc ?? 0) + 1
            return [least] + [list.count * 65 + 65, list.count * 20, list.count * 8].filter { $0 > least }
        }
    }

    /// Ascending documents, now and then far apart, with positions that may repeat (tokens at one place).
    private func randomList(_ count: Int, gapBits: Int, freqBits: Int, _ random: inout SeededGenerator) -> [Posting] {
        var list: [Posting] = []
        var next: UInt64 = 0
        for _ in 0..<count {
            let doc = next + random.number(bits: gapBits)
            next = doc + 1
            var position: UInt32 = 0
            let freq = 1 + Int(random.number(bits: freqBits))
            let positions = (0..<freq).map { _ in
                position += UInt32(random.number(bits: freq < 100 ? 24 : 4))
                return position
            }
            list.append(Posting(doc: UInt32(doc), positions: positions))
        }
        return list
    }

    private func walk(_ cursor: PostingsCursor) throws -> [Posting] {
        var cursor = cursor
        var list: [Posting] = []
        var places: [UInt32] = []
        while try cursor.advance() != PostingsCursor.end {
            try cursor.readPositions(into: &places)
            #expect(cursor.freq == UInt32(places.count))
            list.append(Posting(doc: cursor.doc, positions: places))
        }
        #expect(try cursor.advance() == PostingsCursor.end)
        #expect(cursor.freq == 0)
        return list
    }

    @Test(arguments: lengths) func advancingGivesWhatWasWritten(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        var lists = [randomList(count, gapBits: 0, freqBits: 0, &random)]
        for bits in [1, 4, 10] { lists.append(randomList(count, gapBits: bits, freqBits: min(bits, 4), &random)) }
        for docCount in [nil, count * 65 + 65, 4 * (Int(lists[2].last?.doc ?? 0) + 1)] {
            if let docCount, docCount <= lists.map({ Int($0.last?.doc ?? 0) }).max() ?? 0 { continue }
            let written = try Written(lists, docCount: docCount)
            for (index, list) in lists.enumerated() {
                let same = try walk(try written.cursor(index)) == list
                #expect(same, "list \(index) of \(written.docCount) documents, ranges: \(written.hasRanges(index))")
            }
        }
    }

    @Test func hugeGapsAndFrequencies() throws {
        var random = SeededGenerator(seed: 7)
        let top: UInt32 = 1 << 20
        let many = (0..<1_000_000).map { UInt32($0) }
        let lists = [
            [Posting(doc: top, positions: [0])],
            [Posting(doc: 0, positions: [5]), Posting(doc: top, positions: [.max - 1])],
            [Posting(doc: 3, positions: many), Posting(doc: 4, positions: [1])],
            (0..<130).map { Posting(doc: $0, positions: $0 == 60 ? many : [$0]) },
            randomList(129, gapBits: 12, freqBits: 3, &random), randomList(300, gapBits: 9, freqBits: 12, &random),
        ]
        let written = try Written(lists)
        for (index, list) in lists.enumerated() {
            let same = try walk(try written.cursor(index)) == list
            #expect(same)
        }
    }

    @Test(arguments: lengths) func seekingAgainstAnArray(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count) + 1)
        let list = randomList(count, gapBits: 5, freqBits: 3, &random)
        for docCount in Written.docCounts(list) { try seek(in: list, docCount: docCount, &random) }
    }

    /// Moves on and seeks at random; blocks and ranges are met by the number of documents.
    private func seek(in list: [Posting], docCount: Int, _ random: inout SeededGenerator) throws {
        let written = try Written([list], docCount: docCount)
        let count = list.count
        let last = Int(list[count - 1].doc)
        var failures: [String] = []
        for reach in [4, 40, 400, last + 2] {
            for _ in 0..<20 {
                var cursor = try written.cursor(0)
                var place = -1
                var target = 0
                var places: [UInt32] = []
                // Moves on until the end, and some steps past it.
                for _ in 0..<60 {
                    if random.below(3) == 0 {
                        place = min(place + 1, count)
                        try cursor.advance()
                    } else {
                        target = max(0, (place >= 0 && place < count ? Int(list[place].doc) : target) + random.below(reach) - 2)
                        if place < 0 { place = 0 }
                        while place < count, list[place].doc < target { place += 1 }
                        try cursor.seek(UInt32(target))
                    }
                    let expected = place < count ? list[place] : Posting(doc: PostingsCursor.end, positions: [])
                    if cursor.doc != expected.doc || Int(cursor.freq) != expected.positions.count {
                        failures.append("at \(place), target \(target): \(cursor.doc), not \(expected.doc)")
                    }
                    guard place < count else { continue }
                    if random.below(2) == 0 {
                        for _ in 0..<(1 + random.below(2)) { try cursor.readPositions(into: &places) }
                        if places != expected.positions { failures.append("positions of \(expected.doc)") }
                    }
                    if random.below(2) == 0,
                        let last = expected.positions.randomElement(using: &random).map({ $0 &- UInt32(random.below(2)) })
                    {
                        try cursor.readPositions(through: last, into: &places)
                        if places != expected.positions.filter({ $0 <= last }) {
                            failures.append("positions of \(expected.doc) up to \(last)")
                        }
                    }
                }
            }
        }
        #expect(failures.isEmpty, "\(docCount) documents: \(failures.prefix(3))")
    }

    @Test(arguments: lengths) func theFirstMoveMayBeASeekAnywhere(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count) + 2)
        let list = randomList(count, gapBits: 3, freqBits: 2, &random)
        for docCount in Written.docCounts(list) { try seekFirst(in: list, Written([list], docCount: docCount)) }
    }

    private func seekFirst(in list: [Posting], _ written: Written) throws {
        let count = list.count
        for target in [0, list[0].doc, list[count / 2].doc, list[count / 2].doc + 1, list[count - 1].doc] {
            var cursor = try written.cursor(0)
            let expected = list.first { $0.doc >= target }?.doc ?? PostingsCursor.end
            #expect(try cursor.seek(target) == expected)
            #expect(try cursor.seek(target) == expected)
        }
        for target in [list[count - 1].doc + 1, PostingsCursor.end - 1, PostingsCursor.end] {
            var cursor = try written.cursor(0)
            #expect(try cursor.seek(target) == PostingsCursor.end)
            #expect(try cursor.seek(0) == PostingsCursor.end)
            #expect(try cursor.advance() == PostingsCursor.end)
        }
    }

    @Test func copiesOfACursorAreIndependent() throws {
        var random = SeededGenerator(seed: 8)
        let list = randomList(500, gapBits: 3, freqBits: 2, &random)
        for docCount in Written.docCounts(list) { try copy(Written([list], docCount: docCount), list) }
    }

    private func copy(_ written: Written, _ list: [Posting]) throws {
        var first = try written.cursor(0)
        try first.seek(list[200].doc)
        var second = first
        try second.seek(list[400].doc)
        var places: [UInt32] = []
        try first.readPositions(into: &places)
        #expect(first.doc == list[200].doc)
        #expect(places == list[200].positions)
        try second.readPositions(into: &places)
        #expect(second.doc == list[400].doc)
        #expect(places == list[400].positions)
    }
}
