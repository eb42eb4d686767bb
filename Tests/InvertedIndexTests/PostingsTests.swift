import ArticleModel
import IndexBytes
import IndexStorage
import Testing
import TestSupport

@testable import InvertedIndex

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
        var docLimit: UInt32 = 0

        init(_ lists: [[Posting]]) throws {
            let directory = MemoryDirectory()
            let postingsFile = try IndexFileWriter(directory, name: "p", kind: .postings)
            let positionsFile = try IndexFileWriter(directory, name: "q", kind: .positions)
            var postings = PostingsListWriter(postingsFile)
            var positions = PositionsListWriter(positionsFile)
            for (ordinal, list) in lists.enumerated() {
                for posting in list {
                    try postings.add(doc: posting.doc, freq: UInt32(posting.positions.count))
                    try positions.add(posting.positions.span)
                }
                let (written, places) = (try postings.endList(), try positions.endList())
                #expect(written.collectionFreq == UInt64(list.reduce(0) { $0 + $1.positions.count }))
                entries.append(
                    TermEntry(
                        ordinal: ordinal, docFreq: list.count, collectionFreq: Int(written.collectionFreq),
                        postingsOffset: written.offset, positionsOffset: places.offset, postingsLength: written.length,
                        positionsLength: places.length))
                docLimit = max(docLimit, (list.last?.doc ?? 0) + 1)
            }
            _ = try postingsFile.finish(sync: false)
            _ = try positionsFile.finish(sync: false)
            self.postingsFile = try IndexFile(directory, name: "p", kind: .postings)
            self.positionsFile = try IndexFile(directory, name: "q", kind: .positions)
        }

        func cursor(_ index: Int) throws -> PostingsCursor {
            let entry = entries[index]
            return try PostingsCursor(
                entry: entry, list: try postingsFile.slice(at: entry.postingsOffset, length: entry.postingsLength),
                docLimit: docLimit, positions: try PositionsReader(positionsFile, entry: entry))
        }
    }

    /// Ascending documents, now and then far apart, with positions that may repeat (tokens at one place).
    private func randomList(_ count: Int, gapBits: Int, freqBits: Int, _ random: inout SeededGenerator) -> [Posting] {
        var list: [Posting] = []
        var next: UInt64 = 0
        for index in 0..<count {
            let room = (UInt64(1) << 31) - 1 - UInt64(count - index) - next
            let doc = next + min(random.number(bits: gapBits), room)
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
        let written = try Written(lists)
        for (index, list) in lists.enumerated() {
            let same = try walk(try written.cursor(index)) == list
            #expect(same)
        }
    }

    @Test func hugeGapsAndFrequencies() throws {
        var random = SeededGenerator(seed: 7)
        let top = UInt32(Int32.max) - 1
        let many = (0..<1_000_000).map { UInt32($0) }
        let lists = [
            [Posting(doc: top, positions: [0])],
            [Posting(doc: 0, positions: [5]), Posting(doc: top, positions: [.max - 1])],
            [Posting(doc: 3, positions: many), Posting(doc: 4, positions: [1])],
            (0..<130).map { Posting(doc: $0, positions: $0 == 60 ? many : [$0]) },
            randomList(129, gapBits: 31, freqBits: 3, &random), randomList(300, gapBits: 29, freqBits: 12, &random),
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
        let written = try Written([list])
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
                }
            }
        }
        #expect(failures.isEmpty)
    }

    @Test(arguments: lengths) func theFirstMoveMayBeASeekAnywhere(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count) + 2)
        let list = randomList(count, gapBits: 3, freqBits: 2, &random)
        let written = try Written([list])
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
        var first = try Written([list]).cursor(0)
        try first.seek(list[200].doc)
        var second = first
        try second.seek(list[400].doc)
        var places: [UInt32] = []
        try first.readPositions(into: &places)
        #expect(first.doc == list[200].doc && places == list[200].positions)
        try second.readPositions(into: &places)
        #expect(second.doc == list[400].doc && places == list[400].positions)
    }
}
