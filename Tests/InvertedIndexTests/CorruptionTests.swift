import LedeArticleModel
import Foundation
import LedeIndexBytes
import LedeIndexStorage
import LedeQueryLanguage
import LedeRetrieval
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Damaged and hostile files: whatever the bytes, reading throws `IndexFileError` or gives something; it never traps or takes unbounded
/// memory. Damage that the checksums cover is always found.
@Suite(.serialized) struct CorruptionTests {
    /// A small index with everything: two segments, deletions, lists of more than a block.
    private let sound: [String: [UInt8]]

    init() throws {
        var random = SeededGenerator(seed: 1)
        let directory = MemoryDirectory()
        // With two terms a word, of two forms.
        let writer = try IndexWriter(directory, keepsSpelling: true)
        var articles = Writing.articles(140, prefix: "a", &random)
        for index in articles.indices { articles[index].body = "every \(articles[index].body.prefix(60))" }
        try Writing.commit(writer, articles)
        try Writing.commit(writer, Writing.articles(9, prefix: "b", &random), deleting: ["a3", "a77"])
        _ = try writer.commit([], deletions: [], sources: Self.sources)
        #expect(writer.manifest.segments.count == 2)
        writer.close()
        sound = try Writing.contents(directory)
    }

    /// A folder of files, and one file.
    private static var sources: SourceChanges {
        SourceChanges(replacedFiles: [], nextFile: 30, keepsDates: { _ in true }, place: { UInt64($0) }) { _ in
            var table = SourceTableWriter()
            table.begin(IndexedSource(name: "docs", root: Array("/srv/docs".utf8), options: "{}", isFolder: true))
            for number in 1...20 as ClosedRange<UInt32> {
                table.add(
                    Array("sub/file-\(100 + number).txt".utf8),
                    SourceFile(
                        number: number, size: 99, modified: 5, contentHash: number % 2 == 0 ? 7 : nil, dates: number % 3 == 0 ? [1] : []))
            }
            table.begin(IndexedSource(name: "a.csv", root: Array("/srv/a.csv".utf8), options: "{}", isFolder: false))
            table.add([], SourceFile(number: 25, size: 1, modified: -5))
            return table
        }
    }

    private func readSources(_ directory: any Directory) throws {
        let table = try SourceTable.read(directory)
        for number in table.entries.indices {
            attempt {
                var files = table.files(of: number)
                while try files.next() {}
            }
        }
    }

    /// Reads everything that there is to read, in every way.
    private func readAll(_ directory: any Directory) throws {
        attempt { try readSources(directory) }
        let reader = try IndexReader(directory)
        _ = reader.statistics.averageLength
        var places: [UInt32] = []
        for segment in reader.segments {
            for doc in 0..<min(UInt32(segment.docCount), 200) {
                attempt { _ = try segment.article(doc) }
                attempt { _ = try segment.liveDoc(docno: try segment.docno(doc)) }
                attempt { _ = try segment.origin(doc) }
                attempt { _ = try segment.isLive(doc) || segment.lengths.positions(of: .body, doc).isEmpty }
            }
            attempt {
                var terms = try segment.allTerms()
                var count = 0
                while try terms.next(), count < 5000 {
                    count += 1
                    let entry = terms.entry
                    _ = segment.liveStatistics(entry)
                    attempt {
                        var list = try segment.postings(entry)
                        while try list.advance() != PostingsCursor.end { try list.readPositions(into: &places) }
                    }
                    attempt {
                        var list = try segment.postings(entry)
                        var target: UInt32 = 0
                        while try list.seek(target) != PostingsCursor.end {
                            target = list.doc + 1 + target % 37
                            try list.readPositions(into: &places)
                        }
                    }
                }
            }
            attempt { try readAttributes(segment) }
            attempt { _ = try segment.liveDocs(arrivedIn: 0...3).count + segment.liveDocs(ofFile: 0).count }
            for prefix in ["", "every", "w1", "zz"] {
                attempt {
                    var terms = try segment.terms(from: Array(prefix.utf8))
                    _ = try terms.next()
                }
            }
        }
        attempt {
            var live = LiveArticles(reader, last: 60)
            while try live.nextArticle() != nil {}
        }
        for term in ["every", "w0", "w1", "w5"] { attempt { _ = try reader.termStatistics(Array(term.utf8)) } }
        for key: CountKey in [.year, .month, .field("author"), .field("section")] {
            attempt {
                let searcher = Searcher(reader: reader)
                let docs = try searcher.matches(.term("every"))
                _ = try searcher.valueCounts(of: docs, by: key)
                _ = try searcher.search(.term("every"), options: SearchOptions(limit: 9, order: .dateDescending))
            }
        }
        for text in ["every w1", "\"every w0\"", "w1 NOT w2"] { attempt { try search(reader, text) } }
    }

    private func readAttributes(_ segment: SegmentReader) throws {
        let attributes = segment.attributes
        if let dates = attributes.dates {
            for doc in 0..<min(UInt32(segment.docCount), 200) { attempt { _ = try dates.date(of: doc) } }
        }
        for column in [attributes.author] + attributes.fields.map(\.column) {
            guard let column else { continue }
            for doc in 0..<min(UInt32(segment.docCount), 200) { attempt { _ = try column.value(of: doc)?.count } }
        }
        let filters: [AttributeFilter] = [
            .date(from: ArticleDate(year: 2024), before: nil), .date(from: nil, before: ArticleDate(year: 2024)),
            .author(words: [Array("w1".utf8)], text: "w1"),
            .field(name: "section", value: "w1 w2"),
        ]
        for filter in filters { attempt { _ = try filter.matches(in: segment) } }
    }

    private func search(_ reader: IndexReader, _ text: String) throws {
        let query = QueryParser(analyzer: reader.analyzer).parse(text).query
        _ = try Searcher(reader: reader).search(query)
    }

    /// Errors about damaged files are expected, and no others.
    private func attempt(_ body: () throws -> Void) {
        do { try body() } catch { #expect(error is IndexFileError || error is UnknownAnalyzer) }
    }

    /// What checking finds; the point is that it does and does not trap.
    private func problems(_ files: [String: [UInt8]]) throws -> Int {
        var checker = IndexChecker(Writing.copy(files))
        return try checker.run().problems.count
    }

    @Test func theSoundIndexIsSound() throws {
        #expect(try problems(sound) == 0)
        try readAll(Writing.copy(sound))
        #expect(sound.keys.contains { $0.hasSuffix(".deletions") })
        #expect(sound.count == 19)
    }

    @Test func everyFlipIsFound() throws {
        var random = SeededGenerator(seed: 2)
        var undetected: [String] = []
        for (name, bytes) in sound.sorted(by: { $0.key < $1.key }) {
            // Samples of the ends, where the frame and the structures' counts are, and of the rest. `IndexFileTests` flips every byte.
            var places = Set(Self.isThorough ? Array(bytes.indices) : [])
            for _ in 0..<4 {
                places.formUnion([random.below(16), random.below(bytes.count), bytes.count - 1 - random.below(60)])
            }
            for place in places.sorted() {
                var files = sound
                files[name]?[place] ^= 1 << UInt8(random.below(8))
                let directory = Writing.copy(files)
                if place % 4 == 0 { attempt { try readAll(directory) } }
                if try problems(files) == 0 { undetected.append("\(name) \(place)") }
            }
        }
        #expect(undetected == [])
    }

    @Test func everyTruncationIsFound() throws {
        var random = SeededGenerator(seed: 3)
        var undetected: [String] = []
        for (name, bytes) in sound.sorted(by: { $0.key < $1.key }) {
            for cut in [0, 1, 15, 16, 47, 48, bytes.count - 33, bytes.count - 32, bytes.count - 1, random.below(bytes.count)] {
                var files = sound
                files[name] = Array(bytes.prefix(max(0, cut)))
                attempt { try readAll(Writing.copy(files)) }
                if try problems(files) == 0 { undetected.append("\(name) \(cut)") }
            }
            var files = sound
            files[name] = nil
            attempt { try readAll(Writing.copy(files)) }
            if try problems(files) == 0 { undetected.append("\(name) missing") }
        }
        #expect(undetected == [])
    }

    /// A payload changed in a random way: bits, bytes, numbers at their limits, parts cut out, doubled or moved.
    private func mutated(_ payload: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = payload
        for _ in 0..<(1 + random.below(3)) where !bytes.isEmpty {
            // Half of the changes near the end, where counts and offsets are.
            let place = random.below(2) == 0 ? random.below(bytes.count) : bytes.count - 1 - random.below(min(64, bytes.count))
            let end = min(bytes.count, place + 1 + random.below(24))
            switch random.below(8) {
            case 0: bytes[place] ^= 1 << UInt8(random.below(8))
            case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][random.below(5)]
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
            case 4: bytes.replaceSubrange(place..<end, with: repeatElement(UInt8(random.below(2)) &* 0xFF, count: end - place))
            case 5, 6:
                let number: [UInt64] = [.max, 1 << 63, UInt64(Int.max), 1 << 62, 1 << 31, 1 << 32, UInt64(UInt32.max), 0, 1, 1 << 20]
                let width = random.below(2) == 0 ? 4 : 8
                let start = random.below(4) == 0 ? place : bytes.count - bytes.count % 8 - 8 * (1 + random.below(6))
                guard start >= 0, start + width <= bytes.count else { continue }
                let value = number[random.below(number.count)] &+ UInt64(random.below(3)) &- 1
                for byte in 0..<width { bytes[start + byte] = UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)) }
            default: bytes[place] = bytes[place] &+ UInt8(random.below(2) * 2) &- 1
            }
        }
        return bytes
    }

    /// In a process of its own, as memory is measured.
    @Test func hostileContentWithTheRightChecksums() async {
        await #expect(processExitsWith: .success) {
            let tests = try CorruptionTests()
            let before = PeakMemory.bytes
            for kind in IndexFileKind.allCases { try tests.readHostileContent(kind) }
            #expect(PeakMemory.bytes - before < 1 << 30)
        }
    }

    private func readHostileContent(_ kind: IndexFileKind) throws {
        let names = sound.keys.filter { ($0.split(separator: ".").last.map(String.init) ?? $0) == kind.ending }.sorted()
        #expect(!names.isEmpty)
        var random = SeededGenerator(seed: 4)
        for round in 0..<(Self.isThorough ? 2000 : 16) {
            let name = names[round % names.count]
            let file = try IndexFile(Writing.copy(sound), name: name, kind: kind)
            var files = sound
            files[name] = try Writing.framed(mutated(try file.slice(at: 0, length: file.count).bytes, &random), kind)
            if kind != .manifest { files = try Writing.committed(files) }
            attempt { try readAll(Writing.copy(files)) }
            _ = try problems(files)
            // Merging reads all of it too, and must not write what traps; deleting analyzes stored articles.
            guard round % 2 == 0 else { continue }
            let directory = Writing.copy(files)
            attempt {
                let writer = try IndexWriter(directory)
                try Writing.commit(writer, [Article(id: "new", body: "every w1 new")], deleting: ["a1", "a2", "b1", "a120"])
                try Writing.commit(writer, (0..<200).map { Article(id: "more \($0)", body: "every") })
            }
            attempt { try readAll(directory) }
        }
    }

    /// Sound files of another index of the same shape, or of this one before it was rebuilt: whichever replaces an index's own, nothing is
    /// read from it.
    @Test func filesOfAnotherIndexAreRefused() throws {
        func made(_ seed: UInt64) throws -> [String: [UInt8]] {
            var random = SeededGenerator(seed: seed)
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory, keepsSpelling: true)
            // Ids of one length and equal counts everywhere.
            try Writing.commit(writer, Writing.articles(60, prefix: "a", &random))
            try Writing.commit(writer, Writing.articles(20, prefix: "b", &random), deleting: ["a3", "a9"])
            writer.close()
            return try Writing.contents(directory)
        }
        let (own, other) = (try made(11), try made(12))
        #expect(own.keys.sorted() == other.keys.sorted())
        for name in own.keys.sorted() where own[name] != other[name] {
            var files = own
            files[name] = other[name]
            let error = #expect(throws: IndexFileError.self, "\(name)") { _ = try IndexReader(Writing.copy(files)) }
            #expect(error?.code == .corrupt, "\(name)")
            #expect(try problems(files) > 0, "\(name)")
            #expect(throws: IndexFileError.self, "\(name)") {
                let writer = try IndexWriter(Writing.copy(files))
                try Writing.commit(writer, [Article(id: "a1", body: "new")], deleting: ["a2"])
                _ = try writer.optimize()
            }
        }
        // Two indexes of the same articles are one.
        #expect(try made(11) == own)
    }

    /// Every file sound by itself, and the articles those of another index with as many words in each field: postings and text do not
    /// belong together.
    @Test(arguments: ["standard", "porter"]) func checkComparesThePostingsWithTheText(analyzer: String) throws {
        func made(_ words: (Int) -> String) throws -> [String: [UInt8]] {
            let directory = MemoryDirectory()
            let writer = try IndexWriter(directory, analyzerName: analyzer)
            try Writing.commit(writer, (0..<70).map { Article(id: "\($0)", title: "words", body: words($0)) })
            writer.close()
            return try Writing.contents(directory)
        }
        let own = try made { "queue number\($0) running" }
        #expect(try problems(own) == 0)
        for other in [
            { "zebra number\($0) running" }, { "queue running number\($0)" }, { "queue number\($0) \($0 == 69 ? "sitting" : "running")" },
        ] as [(Int) -> String] {
            var files = own
            files["segment-1.articles"] = try made(other)["segment-1.articles"]
            files = try Writing.committed(files)
            var checker = IndexChecker(Writing.copy(files))
            let report = try checker.run()
            #expect(report.problems.map { $0.found } == ["others"])
        }
    }

    @Test func aCorrectionOfATermThatIsNotThereIsFound() throws {
        let name = try #require(sound.keys.first { $0.hasSuffix(".deletions") })
        var deletions = try Deletions(IndexFile(Writing.copy(sound), name: name, kind: .deletions))
        deletions.correct([1_000_000: TermStatistics(docFreq: 1, collectionFreq: 1)])
        let directory = Writing.copy(sound)
        _ = try deletions.write(directory, name: name)
        var checker = IndexChecker(Writing.copy(try Writing.committed(try Writing.contents(directory))))
        let report = try checker.run()
        #expect(report.problems.map { $0.found } == ["1000000"])
    }

    @Test func hostileRecords() {
        var random = SeededGenerator(seed: 5)
        for _ in 0..<(Self.isThorough ? 100_000 : 3000) {
            var record = ByteWriter()
            ArticleRecord.encode(Writing.article("id", &random), withBody: true, into: &record)
            let bytes = mutated(record.bytes, &random)
            attempt { _ = try ArticleRecord.decode(ByteStorage(name: "record", copying: bytes).slice, id: "id") }
        }
    }

    private static let isThorough = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
}
