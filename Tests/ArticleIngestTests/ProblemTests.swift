import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

/// Bad records are reported with file and line, and reading continues after them.
@Suite struct ProblemTests {
    private func read(
        _ name: String, _ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
    ) throws -> (ids: [String], problems: [String], kinds: [RecordProblem.Kind]) {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: name)
        let readings = Readings([path], limits: limits)
        // Tiny blocks must not change what is found.
        let small = Readings([path], limits: ReadingLimits(maxRecordBytes: limits.maxRecordBytes, blockBytes: 5))
        #expect(small.articles == readings.articles)
        #expect(small.problems == readings.problems)
        return (
            readings.articles.map { $0.id.replacing(folder.path + "/", with: "") },
            readings.problems.map { $0.description.replacing(folder.path + "/", with: "") }, readings.problems.map(\.kind)
        )
    }

    private func read(_ name: String, _ text: String, limits: ReadingLimits = ReadingLimits()) throws -> (
        ids: [String], problems: [String], kinds: [RecordProblem.Kind]
    ) {
        try read(name, Array(text.utf8), limits: limits)
    }

    @Test func brokenJSON() throws {
        let found = try read(
            "a.jsonl",
            """
            {"id":"a","text":"t"}
            {"id":"b","text":"t"
            not json

            {"id":"c","text":"\\ud800"}
            {"id":"d","n":1}
            [1]
            {"id":"e","text":"t"}
            """)
        #expect(found.ids == ["a", "c", "e"])
        #expect(
            found.problems == [
                "a.jsonl:2: not valid JSON: the object is not closed at column 21", "a.jsonl:3: not valid JSON: not an object at column 1",
                "a.jsonl:6: no text and no title; fields seen: id, n", "a.jsonl:7: not valid JSON: not an object at column 1",
            ])
    }

    @Test func invalidUTF8InTheMiddle() throws {
        let bytes =
            Array("{\"id\":\"a\",\"text\":\"t\"}\n{\"id\":\"b\",\"text\":\"x".utf8) + [0xFF]
            + Array("y\"}\n{\"id\":\"c\",\"text\":\"t\"}\n".utf8)
        let found = try read("a.jsonl", bytes)
        #expect(found.ids == ["a", "b", "c"])
        let text = try read("a.txt", Array("one\ntwo".utf8) + [0xC3, 0x28] + Array(" three\n".utf8))
        #expect(text.problems == [])
        #expect(text.ids == ["a.txt"])
        let row = try read("a.tsv", Array("id\ttext\n1\tx\n2\t".utf8) + [0x80, 0x0A] + Array("3\ty\n".utf8))
        #expect(row.ids == ["1", "2", "3"])
        let document = try read("a.trec", Array("<DOC>\n<DOCNO>1</DOCNO>\n<TEXT>x".utf8) + [0xFF] + Array("</TEXT>\n</DOC>\n".utf8))
        #expect(document.ids == ["1"])
    }

    @Test func oneNULSpoilsOneLineNotTheFile() throws {
        let good = "{\"id\":\"a\",\"text\":\"\(String(repeating: "plain words ", count: 20))\"}\n"
        let found = try read("a.jsonl", good + "{\"id\":\"b\",\"text\":\"x\u{0}y\"}\n" + good.replacing("\"a\"", with: "\"c\""))
        #expect(found.ids == ["a", "c"])
        #expect(found.problems == ["a.jsonl:2: not valid JSON: a control character in a string at column 20"])
        let noise = try read("b.jsonl", (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 37) })
        #expect(noise.problems == ["b.jsonl: a binary file"])
    }

    @Test func linesOverTheLimit() throws {
        let limits = ReadingLimits(maxRecordBytes: 40)
        let long = String(repeating: "x", count: 300)
        let found = try read(
            "a.jsonl", "{\"id\":\"a\",\"text\":\"t\"}\n{\"text\":\"\(long)\"}\r\n{\"id\":\"b\",\"text\":\"t\"}\n\(long)", limits: limits)
        #expect(found.ids == ["a", "b"])
        #expect(
            found.problems == [
                "a.jsonl:2: a line of 311 bytes is over the limit of 40", "a.jsonl:4: a line of 300 bytes is over the limit of 40",
            ])
        #expect(try read("a.txt", long, limits: limits).kinds == [.tooLong])
        #expect(try read("a.tsv", "id\ttext\n1\t\(long)\n2\tx\n", limits: limits).ids == ["2"])
        let csv = try read("a.csv", "id,text\n1,\(long)\n2,x\n", limits: limits)
        #expect(csv.ids == ["2"])
        #expect(csv.kinds == [.tooLong])
        let trec = try read(
            "a.trec",
            "<DOC>\n<DOCNO>1</DOCNO>\nab\nab\nab\nab\nab\nab\n</DOC>\n<DOC>\n<DOCNO>2</DOCNO>\n</DOC>\n<DOC>\n<DOCNO>3</DOCNO>\n\(long)\n</DOC>\n",
            limits: limits)
        #expect(trec.ids == ["2"])
        #expect(trec.problems.map { $0.prefix(9) } == ["a.trec:1:", "a.trec:13"])
    }

    @Test func oneHundredMegabytesOnALineAreNotHeld() throws {
        let folder = try TemporaryFolder()
        var bytes = Array("{\"id\":\"a\",\"text\":\"t\"}\n".utf8)
        bytes += [UInt8](repeating: 0x78, count: 100 << 20)
        bytes += Array("\n{\"id\":\"b\",\"text\":\"t\"}\n".utf8)
        let path = try folder.write(Compression.zstd.applied(to: bytes), to: "a.jsonl.zst")
        bytes = []
        let readings = Readings([path])
        #expect(readings.articles.map(\.id) == ["a", "b"])
        #expect(readings.problems.map { $0.location.line } == [2])
    }

    @Test func binaryAndEmptyFiles() throws {
        #expect(try read("a.txt", [0x41, 0x00, 0x42]).problems == ["a.txt: a binary file"])
        #expect(try read("a.jsonl", [0x00, 0x01]).problems == ["a.jsonl: a binary file"])
        #expect(try read("a.txt", "").problems == ["a.txt: an empty file"])
        #expect(try read("a.txt", " \n\n").problems == ["a.txt: an empty file"])
        for name in ["a.jsonl", "a.json", "a.tsv", "a.csv", "a.trec"] {
            let found = try read(name, "")
            #expect(found.ids.isEmpty, "\(name)")
            #expect(found.problems.isEmpty, "\(name)")
        }
    }

    @Test func rowsOfAnotherLength() throws {
        let found = try read("a.tsv", "id\ttitle\ttext\n1\ta\tb\n2\ta\n3\ta\tb\tc\n4\ta\tb\n")
        #expect(found.ids == ["1", "4"])
        #expect(found.problems == ["a.tsv:3: 2 fields where the header has 3", "a.tsv:4: 4 fields where the header has 3"])
        #expect(
            try read("b.csv", "a,b\n1,2\n").problems == [
                "b.csv:1: no column is known as text or title; columns: a, b (--field text=NAME says which is)"
            ])
    }

    @Test func quotesThatNothingCloses() throws {
        let found = try read("a.csv", "id,text\n1,\"one\ntwo\"\n2,\"open\n3,x\n4,y\n")
        #expect(found.ids == ["1", "3", "4"])
        #expect(found.problems == ["a.csv:4: a quoted cell is not closed"])
    }

    @Test func oddTREC() throws {
        let found = try read(
            "a.trec",
            """
            <!-- a collection -->
            <DOC>
            <DOCNO>1</DOCNO>
            <DOC id="x"><DOCNO> 2 </DOCNO><TEXT>a < b &amp; c</TEXT></DOC><DOC><DOCNO>3</DOCNO><HL>H</HL></DOC>
            <DOC>
            <TEXT>no number</TEXT>
            </DOC>
            <DOC>
            <DOCNO>4
            """)
        #expect(found.ids == ["1", "2", "3", "4"])
        #expect(found.problems == ["a.trec:5: no <DOCNO>"])
        #expect(try read("b.trec", "nothing\nhere\n").kinds == [.malformed])
    }

    /// Lines whose parts were once copied or searched to the end at each mark.
    @Test func manyDocumentsOnALine() throws {
        let count = 6_000
        let found = try read("a.trec", String(repeating: "<DOC><DOCNO>1</DOCNO></DOC>", count: count))
        #expect(found.ids.count == count)
        #expect(found.problems.isEmpty)
        let open = try read("b.trec", String(repeating: "<doc ", count: count) + "\n<DOC><DOCNO>2</DOCNO></DOC>\n")
        #expect(open.ids == ["2"])
        #expect(open.problems.isEmpty)
        let array = try read("c.json", "[" + String(repeating: "{\"text\":\"\"} , ", count: count) + "{}]")
        #expect(array.ids.count == count)
        #expect(array.kinds == [.empty])
    }

    @Test func brokenDocumentsOfJSON() throws {
        let found = try read(
            "a.json", "[\n{\"id\":\"a\",\"text\":\"t\"},\noops,\n{\"id\":\"b\",\n\"text\":tt},\n{\"id\":\"c\",\"text\":\"t\"},\n{\"id\"")
        #expect(found.ids == ["a", "c"])
        #expect(found.problems.map { $0.prefix(9) } == ["a.json:3:", "a.json:5:", "a.json:7:"])
    }

    @Test(arguments: [Compression.gzip, .zstd])
    func damagedCompression(_ compression: Compression) throws {
        var generator = SeededGenerator(seed: 7)
        let lines = (0..<20_000).map { "{\"id\":\"\($0)\",\"text\":\"\(generator.next())\"}\n" }.joined()
        let whole = compression.applied(to: Array(lines.utf8))
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(whole[..<(whole.count * 3 / 4)]), to: "a.jsonl" + compression.rawValue)
        let cut = Readings([path])
        #expect(cut.problems.map(\.kind) == [.damaged])
        #expect(cut.articles.count > 1000)
        #expect(cut.problems.first?.location.line == cut.articles.count + 1)
        #expect(cut.articles.map(\.id) == (0..<cut.articles.count).map(String.init))
        try folder.write(Array("{\"id\":\"a\",\"text\":\"t\"}\n".utf8), to: "a.jsonl" + compression.rawValue)
        #expect(Readings([path]).problems.map(\.kind) == [.damaged])
        let two =
            compression.applied(to: Array("{\"id\":\"a\",\"text\":\"t\"}\n".utf8))
            + compression.applied(to: Array("{\"id\":\"b\",\"text\":\"t\"}\n".utf8))
        try folder.write(two, to: "a.jsonl" + compression.rawValue)
        #expect(Readings([path]).articles.map(\.id) == ["a", "b"])
        #expect(Readings([path]).problems.isEmpty)
    }

    @Test func missingAndUnreadablePaths() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path + "/none.jsonl"
        let path = try folder.write("One line of text.\n", to: "a.txt")
        let source = ArticleSource(paths: [missing, path])
        #expect(source.missingPaths.map(\.kind) == [.missingPath])
        let readings = Readings([missing, path])
        #expect(readings.articles.count == 1)
        #expect(readings.problems.map(\.description) == ["\(missing): no such file or folder"])
    }

    @Test func progressReachesTheTotal() throws {
        let folder = try TemporaryFolder()
        for index in 0..<5 {
            try folder.write(Compression.gzip.applied(to: Array("{\"text\":\"\(index)\"}\n".utf8)), to: "\(index).jsonl.gz")
        }
        var source = ArticleSource(paths: [folder.path])
        #expect(source.fileCount == 5)
        let total = try #require(source.totalBytes)
        var last = 0
        while source.next() != nil {
            #expect(source.bytesRead >= last)
            last = source.bytesRead
        }
        #expect(source.bytesRead == total)
    }
}
