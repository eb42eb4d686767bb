import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

@testable import enum LedeArticleIngest.EntryName

/// Archives are read like folders.
@Suite struct ArchiveTests {
    private static let entries: [ArchiveMaker.Entry] = [
        .folder("news"), .file("news/b.txt", "A title\n\nThe text of b, two lines apart.\n"),
        .file("news/a.jsonl", "{\"id\":\"a\",\"text\":\"text of a\"}\n"),
        .file("news/märz/c.md", "# March\n\nText of c.\n"), .file("page_files/frame.html", "<html><body>frame</body></html>"),
        .file("page.html", "<html><title>Page</title><body><p>Text of the page.</p></body></html>"),
        .file("other_files/kept.txt", "no page beside it"),
        .file("style.css", "p {}"), .file(".hidden/x.txt", "hidden"), .file("node_modules/x/readme.md", "module"),
        .file("__MACOSX/news/._b.txt", "x"),
    ]
    private static let ids = ["arc/news/b.txt", "a", "arc/news/märz/c.md", "arc/page.html", "arc/other_files/kept.txt"]

    /// What an archive named `arc` plus ending holds, with `arc` in place of its path.
    private func read(_ bytes: [UInt8], _ name: String, _ options: ReadingOptions = ReadingOptions()) throws -> (
        ids: [String], passedOver: [String], problems: [String]
    ) {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: name)
        func short(_ text: String) -> String { text.replacing(folder.path + "/", with: "").replacing(name, with: "arc") }
        var source = ArticleSource(paths: [path], options: options)
        let readings = Readings([path], options)
        while source.next() != nil {}
        return (
            readings.articles.map { short($0.id) }, source.passedOver.map { short($0.path) },
            readings.problems.map { short($0.description) }
        )
    }

    @Test(arguments: ArchiveMaker.Format.allCases)
    func everyFormatIsReadAsAFolder(_ format: ArchiveMaker.Format) throws {
        let bytes = ArchiveMaker.archive(format, Self.entries)
        let found = try read(bytes, "arc.\(format.rawValue)")
        // The 7z writer sorts empty files and folders apart, and keeps the order of others.
        #expect(found.ids == Self.ids)
        #expect(found.problems == [])
        #expect(
            found.passedOver.sorted() == [
                "arc/__MACOSX/news/._b.txt", "arc/node_modules/x/readme.md", "arc/page_files/frame.html", "arc/style.css",
            ])
        // By content alone, and in tiny blocks.
        var small = ReadingOptions()
        small.limits.blockBytes = 7
        #expect(try read(bytes, "arc", small).ids == Self.ids)
    }

    @Test(arguments: ArchiveMaker.Filter.allCases)
    func compressedFiles(_ filter: ArchiveMaker.Filter) throws {
        let text = (0..<2000).map { "{\"id\":\"\($0)\",\"text\":\"text number \($0)\"}\n" }.joined()
        let bytes = ArchiveMaker.compressed(Array(text.utf8), filter)
        let found = try read(bytes, "a.jsonl.\(filter.rawValue)")
        #expect(found.ids == (0..<2000).map(String.init))
        #expect(found.problems == [])
        // The name's ending tells the format after it.
        let rows = ArchiveMaker.compressed(Array("id,text\n1,one\n2,two\n".utf8), filter)
        #expect(try read(rows, "a.csv.\(filter.rawValue)").ids == ["1", "2"])
        let cut = try read(Array(bytes[..<(bytes.count / 2)]), "a.jsonl.\(filter.rawValue)")
        #expect(cut.ids.count < 2000)
        if filter != .compress { #expect(cut.problems.count == 1, "\(cut.problems)") }
        #expect(try read(Array("not compressed".utf8), "a.txt.\(filter.rawValue)").problems.count == 1)
    }

    @Test func severalMembersOfOneFile() throws {
        let (one, two) = (Array("{\"id\":\"1\",\"text\":\"a\"}\n".utf8), Array("{\"id\":\"2\",\"text\":\"b\"}\n".utf8))
        for filter in [ArchiveMaker.Filter.bzip2, .xz, .lz4, .lzip] {
            let bytes = ArchiveMaker.compressed(one, filter) + ArchiveMaker.compressed(two, filter)
            #expect(try read(bytes, "a.jsonl.\(filter.rawValue)").ids == ["1", "2"], "\(filter)")
        }
    }

    @Test func archivesLieInOthers() throws {
        var inner = ArchiveMaker.archive(.zip, [.file("deep.txt", "deep text")])
        let formats: [ArchiveMaker.Format] = [.tarGzip, .zip, .sevenZip, .tar, .zip]
        for (level, format) in formats.enumerated() {
            inner = ArchiveMaker.archive(format, [.file("l\(level)", inner), .file("beside\(level).txt", "beside")])
        }
        let found = try read(inner, "arc.zip")
        #expect(found.ids == ["arc/l4/l3/l2/beside1.txt", "arc/l4/l3/beside2.txt", "arc/l4/beside3.txt", "arc/beside4.txt"])
        #expect(found.problems == ["arc/l4/l3/l2/l1: containers are nested more than 4 deep (--max-nesting)"])
        var options = ReadingOptions()
        options.limits.unpacking.maxNesting = 6
        #expect(try read(inner, "arc.zip", options).ids.first == "arc/l4/l3/l2/l1/l0/deep.txt")
    }

    @Test func namesLeadNowhere() {
        func path(_ name: String) -> String? { EntryName.path(Array(name.utf8), isZip: true) }
        #expect(path("../../etc/passwd") == "etc/passwd")
        #expect(path("/abs/./x//y.txt") == "abs/x/y.txt")
        #expect(path("C:\\Users\\a.txt") == "Users/a.txt")
        #expect(path("C:/Users/a.txt") == "Users/a.txt")
        #expect(path("a\\b/c") == "a\\b/c")
        #expect(path("..") == nil)
        #expect(path("/") == nil)
        #expect(path("") == nil)
        #expect(path(String(repeating: "x", count: 5000)) == nil)
        #expect(EntryName.path([0x8E, 0x72, 0x81], isZip: true) == "Ärü")
        #expect(EntryName.path([0x8E, 0x72], isZip: false) == "\\x8Er")
    }

    @Test func linksAreNotFollowed() throws {
        let entries: [ArchiveMaker.Entry] = [.link("evil.txt", to: "/etc/passwd"), .file("evil.txt/x.txt", "text"), .link("up", to: "..")]
        for format in [ArchiveMaker.Format.tar, .zip, .sevenZip] {
            let found = try read(ArchiveMaker.archive(format, entries), "arc.\(format.rawValue)")
            #expect(found.ids == ["arc/evil.txt/x.txt"], "\(format)")
            #expect(found.passedOver == ["arc/evil.txt", "arc/up"], "\(format)")
        }
    }

    @Test func globsHoldInside() throws {
        let bytes = ArchiveMaker.archive(.zip, Self.entries)
        var options = ReadingOptions()
        options.include = [try #require(PathGlob("*.md")), try #require(PathGlob("*.css"))]
        #expect(try read(bytes, "arc.zip", options).ids == ["arc/news/märz/c.md", "arc/style.css"])
        options.include = []
        options.exclude = [try #require(PathGlob("news/"))]
        #expect(try read(bytes, "arc.zip", options).ids == ["arc/page.html", "arc/other_files/kept.txt"])
    }

    @Test func ofABEIRCollectionTheCorpus() throws {
        let entries: [ArchiveMaker.Entry] = [
            .file("s/queries.jsonl", "{\"_id\":\"q\",\"text\":\"query\"}\n"), .file("s/qrels/test.tsv", "q\tc\ts\nq\td\t1\n"),
            .file("s/corpus.jsonl", "{\"_id\":\"d\",\"title\":\"t\",\"text\":\"text\"}\n"),
        ]
        #expect(try read(ArchiveMaker.archive(.zip, entries), "arc.zip").ids == ["d"])
        let alone = try read(ArchiveMaker.archive(.zip, [entries[0]]), "arc.zip")
        #expect(alone.ids == ["q"])
    }

    @Test func encryptedEntriesAreNamed() throws {
        let bytes = ArchiveMaker.archive(.zip, [.file("a.txt", "secret text"), .file("b.txt", "another")], password: "p")
        let found = try read(bytes, "arc.zip")
        #expect(found.ids == [])
        #expect(found.problems == ["a", "b"].map { "arc/\($0).txt: encrypted data is not read; unpack it with its password" })
    }

    @Test func documentsAreNoArchives() throws {
        let word = ArchiveMaker.archive(
            .zip, [.file("_rels/.rels", "<x/>"), .file("word/document.xml", "<x/>"), .file("[Content_Types].xml", "<x/>")])
        let sheet = ArchiveMaker.archive(.zip, [.file("[Content_Types].xml", "<x/>"), .file("xl/workbook.xml", "<x/>")])
        #expect(try read(word, "arc.zip").problems.count == 1)
        #expect(try read(sheet, "arc").problems == ["arc: a spreadsheet is not read; save it as CSV"])
        #expect(
            try read(ArchiveMaker.archive(.zip, [.file("mine/sheets.zip", sheet)]), "arc").problems == [
                "arc/mine/sheets.zip: a spreadsheet is not read; save it as CSV"
            ])
    }

    @Test func damageIsNamedAndWhatCameBeforeIsRead() throws {
        let long = (0..<2000).map { String($0 * 7919 % 99_991, radix: 36) }.joined(separator: " ")
        let entries = (0..<20).map { ArchiveMaker.Entry.file("\($0).txt", "\($0) \(long)") }
        for format in [ArchiveMaker.Format.tar, .tarGzip, .tarXZ, .zip] {
            let bytes = ArchiveMaker.archive(format, entries)
            let found = try read(Array(bytes[..<(bytes.count * 2 / 3)]), "arc.\(format.rawValue)")
            #expect(!found.problems.isEmpty, "\(format)")
            #expect(found.problems.allSatisfy { $0.hasPrefix("arc") }, "\(format)")
            if format == .tar || format == .zip { #expect(found.ids.count >= 12, "\(format)") }
        }
    }

    @Test func boundsAreNamed() throws {
        var options = ReadingOptions()
        options.limits.unpacking.maxEntries = 3
        let many = ArchiveMaker.archive(.zip, (0..<9).map { .file("\($0).txt", "text") })
        let few = try read(many, "arc.zip", options)
        #expect(few.ids.count == 3)
        #expect(few.problems == ["arc: it holds more than 3 entries (--max-entries)"])
        options = ReadingOptions()
        options.limits.unpacking.maxBytes = 100_000
        let large = ArchiveMaker.archive(.tarGzip, (0..<9).map { .file("\($0).txt", String(repeating: "text ", count: 8000)) })
        #expect(try read(large, "arc.tgz", options).problems == ["arc: more than 100000 bytes come out of it (--max-unpacked)"])
        options = ReadingOptions()
        options.limits.unpacking.maxHeldBytes = 100
        let outer = ArchiveMaker.archive(
            .tar, [.file("in.7z", ArchiveMaker.archive(.sevenZip, [.file("a.txt", "text")])), .file("b.txt", "text")])
        let held = try read(outer, "arc.tar", options)
        #expect(held.ids == ["arc/b.txt"])
        try #require(held.problems.count == 1)
        #expect(held.problems[0].contains("--max-held"))
        // A zip archive can also be read from front to back.
        let zip = ArchiveMaker.archive(.tar, [.file("in.zip", ArchiveMaker.archive(.zip, [.file("a.txt", "text")]))])
        #expect(try read(zip, "arc.tar", options).ids == ["arc/in.zip/a.txt"])
    }

    @Test func aBombEndsSoon() throws {
        // Much of nothing, twice compressed.
        let nothing = [UInt8](repeating: 0x61, count: 1 << 20)
        let inner = ArchiveMaker.archive(.zip, (0..<32).map { .file("\($0).jsonl", nothing) })
        var options = ReadingOptions()
        options.limits.unpacking.bytesWithoutRatio = 4 << 20
        let found = try read(ArchiveMaker.archive(.zip, [.file("in.zip", inner)]), "arc.zip", options)
        #expect(found.problems.last == "arc: more than 200 times its own size comes out of it (--max-ratio)")
        #expect(found.problems.count < 12)
    }
}
