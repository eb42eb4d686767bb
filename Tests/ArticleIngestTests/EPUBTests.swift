import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// Books in EPUB: an article a chapter.
@Suite struct EPUBTests {
    static let prose = String(repeating: "<p>It was a dark and stormy night, and the rain fell in torrents.</p>", count: 5)

    static func page(_ body: String, title: String = "The Book") -> String {
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>\(title)</title><style>p { color: red; margin: 0; font-family: serif }</style></head><body>\(body)</body></html>"
    }

    /// - Parameters:
    ///   - files: of the reading order, by their paths below `OEBPS`.
    ///   - contents: the table of contents, in the form of EPUB 3.
    static func book(_ files: [(name: String, html: String)], contents: String, encryption: String? = nil, compressed: Bool = true)
        -> [UInt8]
    {
        let items = files.enumerated().map {
            "<item id=\"i\($0)\" href=\"\($1.name.replacing(" ", with: "%20"))\" media-type=\"application/xhtml+xml\"/>"
        }.joined()
        let spine = files.indices.map { "<itemref idref=\"i\($0)\"/>" }.joined()
        let package = """
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
            <dc:title>The Book</dc:title><dc:creator opf:role="aut">Mary Shelley</dc:creator><dc:creator opf:role="ill">A Painter</dc:creator><dc:date>1818-01-01</dc:date>
            <dc:language>en</dc:language><dc:publisher>Lackington</dc:publisher><dc:subject>Horror &amp; more</dc:subject></metadata>
            <manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="pic" href="c.png" media-type="image/png"/>\(items)</manifest>
            <spine><itemref idref="nav"/>\(spine)</spine></package>
            """
        var entries: [ArchiveMaker.Entry] = [
            .file("mimetype", "application/epub+zip"),
            .file(
                "META-INF/container.xml",
                "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile full-path=\"OEBPS/content.opf\"/></rootfiles></container>"
            ),
            .file("OEBPS/content.opf", package),
            .file("OEBPS/nav.xhtml", page("<nav epub:type=\"toc\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><ol>\(contents)</ol></nav>")),
            .file("OEBPS/c.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2]),
        ]
        if let encryption { entries.append(.file("META-INF/encryption.xml", encryption)) }
        return ArchiveMaker.archive(.zip, entries + files.map { .file("OEBPS/\($0.name)", page($0.html)) })
    }

    private static func read(_ bytes: [UInt8], name: String = "book.epub") throws -> Readings {
        let folder = try TemporaryFolder()
        var readings = Readings([try folder.write(bytes, to: name)])
        readings.articles = readings.articles.map { article in
            var article = article
            article.id = article.id.replacing(folder.path + "/", with: "")
            return article
        }
        return readings
    }

    static func entry(_ reference: String, _ title: String) -> String { "<li><a href=\"\(reference)\">\(title)</a></li>" }

    @Test(arguments: ["book.epub", "book", "book.zip"])
    func aChapterIsAnArticle(_ name: String) throws {
        let bytes = Self.book(
            [
                ("cover.xhtml", "<img src=\"c.png\"/>"), ("text/ch 1.xhtml", "<h1>Chapter <i>One</i></h1>" + Self.prose),
                ("text/ch2.xhtml", "<h2>Second &amp; last</h2>" + Self.prose),
            ],
            contents: Self.entry("text/ch%201.xhtml", "Chapter One") + Self.entry("text/ch2.xhtml", "Chapter Two"))
        let readings = try Self.read(bytes, name: name)
        #expect(readings.problems.isEmpty)
        #expect(readings.articles.map(\.id) == ["\(name)/OEBPS/text/ch 1.xhtml", "\(name)/OEBPS/text/ch2.xhtml"])
        #expect(readings.articles.map(\.title) == ["Chapter One", "Chapter Two"])
        let first = try #require(readings.articles.first)
        #expect(first.author == "Mary Shelley")
        #expect(first.date == "1818-01-01")
        #expect(first.body.hasPrefix("It was a dark"))
        #expect(first.body.contains("\n\nIt was"))
        #expect(
            first.metadata == [
                Metadatum(name: "book", value: "The Book"), Metadatum(name: "language", value: "en"),
                Metadatum(name: "publisher", value: "Lackington"),
                Metadatum(name: "tags", value: #"["Horror & more"]"#),
            ])
        #expect(readings.articles[1].body.hasPrefix("Second & last\n\nIt was"))
    }

    @Test func severalChaptersInAFileAndOneInSeveral() throws {
        let bytes = Self.book(
            [
                ("a.xhtml", "<h1 id=\"one\">I</h1>\(Self.prose)<div class='x' id='two'><h1>II</h1>\(Self.prose)</div>"),
                ("b.xhtml", "<p>Still the second.</p>"),
                ("c.xhtml", "<h1>III</h1>" + Self.prose + "<h2 id=\"part\">A part</h2>" + Self.prose),
            ],
            contents: Self.entry("a.xhtml#one", "I") + Self.entry("a.xhtml#two", "II") + "<li><a href=\"c.xhtml\">III</a><ol>"
                + Self.entry("c.xhtml#part", "A part") + "</ol></li>")
        let articles = try Self.read(bytes).articles
        #expect(articles.map(\.title) == ["I", "II", "III"])
        #expect(articles.map(\.id) == ["book.epub/OEBPS/a.xhtml#one", "book.epub/OEBPS/a.xhtml#two", "book.epub/OEBPS/c.xhtml"])
        #expect(articles[1].body.hasSuffix("Still the second."))
        #expect(articles[2].body.contains("A part"))
        #expect(!articles[0].body.contains("II"))
    }

    @Test func booksOfTheSecondVersionHaveTheirContentsInNCX() throws {
        let package = """
            <package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:title>Moby</dc:title>
            <dc:creator>Herman Melville</dc:creator><dc:date opf:event="conversion">2020-01-01</dc:date><dc:date opf:event="publication">1851-10-18</dc:date></metadata>
            <manifest><item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/><item id="a" href="a.html" media-type="application/xhtml+xml"/></manifest>
            <spine toc="ncx"><itemref idref="a"/></spine></package>
            """
        let contents = """
            <!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
            <navPoint id="1"><navLabel><text>Chapter 1</text></navLabel><content src="a.html#p1"/></navPoint><navPoint id="2"><navLabel><text>Chapter 2</text></navLabel><content src="a.html#p2"/></navPoint></navMap></ncx>
            """
        let html = Self.page("<h2><a id=\"p1\"></a>CHAPTER 1</h2>\(Self.prose)<h2 id=\"p2\">CHAPTER 2</h2>\(Self.prose)")
        let bytes = ArchiveMaker.archive(
            .zip,
            [.file("mimetype", "application/epub+zip"), .file("content.opf", package), .file("toc.ncx", contents), .file("a.html", html)])
        let articles = try Self.read(bytes).articles
        #expect(articles.map(\.title) == ["Chapter 1", "Chapter 2"])
        #expect(articles.map(\.id) == ["book.epub/a.html#p1", "book.epub/a.html#p2"])
        #expect(articles.allSatisfy { $0.date == "1851-10-18" && $0.author == "Herman Melville" && $0.body.hasPrefix("It was a dark") })
    }

    @Test func whatHasNoProseIsCounted() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            Self.book(
                [("cover.xhtml", "<img/>"), ("title.xhtml", "<h1>The Book</h1><p>Mary Shelley</p>"), ("c.xhtml", Self.prose)], contents: ""),
            to: "b.epub")
        var source = ArticleSource(paths: [path])
        var count = 0
        while source.next() != nil { count += 1 }
        #expect(count == 1)
        #expect(source.passedOver.map(\.reason) == [.withoutProse])
        #expect(source.passedOver.map(\.count) == [3])
    }

    @Test func encryptedAndMissingChaptersAreNamed() throws {
        let secret =
            "<encryption><EncryptedData><CipherData><CipherReference URI=\"OEBPS/a.xhtml\"/></CipherData></EncryptedData></encryption>"
        let readings = try Self.read(Self.book([("a.xhtml", Self.prose), ("b.xhtml", Self.prose)], contents: "", encryption: secret))
        #expect(readings.articles.map(\.id) == ["book.epub/OEBPS/b.xhtml"])
        #expect(readings.problems.map(\.reason) == ["1 of its chapters are encrypted (DRM)"])
        let empty = try Self.read(ArchiveMaker.archive(.zip, [.file("mimetype", "application/epub+zip")]))
        #expect(empty.articles.isEmpty)
        #expect(empty.problems.map(\.reason) == ["an EPUB without a package document (OPF)"])
    }
}

/// Mutated input never traps.
@Suite struct EPUBFuzzTests {
    @Test func mutatedBooksNeverTrap() throws {
        var generator = SeededGenerator(seed: 20_241_028)
        let base = EPUBTests.book(
            [("a.xhtml", "<h1 id=\"x\">I</h1>" + EPUBTests.prose), ("b.xhtml", EPUBTests.prose)],
            contents: EPUBTests.entry("a.xhtml#x", "I"))
        let folder = try TemporaryFolder()
        for _ in 0..<120 {
            var bytes = base
            for _ in 0...generator.below(8) {
                let at = generator.below(bytes.count)
                if generator.below(4) == 0 {
                    bytes.removeSubrange(at..<min(bytes.count, at + generator.below(40)))
                } else {
                    bytes[at] = UInt8(truncatingIfNeeded: generator.next())
                }
            }
            _ = Readings([try folder.write(bytes, to: "b.epub")])
        }
    }
}
