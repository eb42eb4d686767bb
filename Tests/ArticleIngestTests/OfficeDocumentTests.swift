import LedeArticleIngest
import LedeArticleModel
import LedeTestSupport
import Testing

/// Documents of word processors: OOXML and OpenDocument.
@Suite struct OfficeDocumentTests {
    private static let core = """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
        <dc:title>The harbour &amp; the bridge</dc:title><dc:creator>Jane Doe</dc:creator><cp:keywords>harbour, ferry; bridge</cp:keywords><cp:lastModifiedBy>Someone</cp:lastModifiedBy>
        <dcterms:created>2024-05-06T10:00:00Z</dcterms:created><dcterms:modified>2024-05-07T10:00:00Z</dcterms:modified></cp:coreProperties>
        """

    static func word(_ body: String, core: String? = core, extra: [ArchiveMaker.Entry] = []) -> [UInt8] {
        var entries: [ArchiveMaker.Entry] = [
            .file("[Content_Types].xml", "<Types/>"),
            .file(
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>\(body)</w:body></w:document>"
            ),
        ]
        if let core { entries.append(.file("docProps/core.xml", core)) }
        return ArchiveMaker.archive(.zip, entries + extra)
    }

    static func openDocument(_ body: String, styles: String = "", meta: String = "") -> [UInt8] {
        let names = ["office", "text", "table", "style", "meta"].map { "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\($0):1.0\"" }
            .joined(separator: " ")
        return ArchiveMaker.archive(
            .zip,
            [
                .file("mimetype", "application/vnd.oasis.opendocument.text"),
                .file(
                    "content.xml",
                    "<office:document-content \(names)><office:automatic-styles>\(styles)</office:automatic-styles><office:body><office:text>\(body)</office:text></office:body></office:document-content>"
                ),
                .file(
                    "meta.xml",
                    "<office:document-meta \(names) xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta>\(meta)</office:meta></office:document-meta>"
                ),
            ])
    }

    private static func read(_ bytes: [UInt8], _ name: String) throws -> Readings {
        let folder = try TemporaryFolder()
        return Readings([try folder.write(bytes, to: name)])
    }

    static func p(_ text: String, style: String? = nil, properties: String = "") -> String {
        "<w:p><w:pPr>\(style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? "")\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
    }

    @Test(arguments: ["report.docx", "report", "report.zip"])
    func wordDocument(_ name: String) throws {
        let list = "<w:numPr><w:ilvl w:val=\"0\"/></w:numPr>"
        let body =
            Self.p("The harbour &amp; the bridge", style: "Title") + Self.p("First part", style: "Heading1")
            + "<w:p><w:r><w:t>Some</w:t></w:r><w:r><w:tab/><w:t xml:space=\"preserve\">bold </w:t></w:r><w:r><w:t>text</w:t><w:br/><w:t>and a line.</w:t></w:r></w:p>"
            + Self.p("one", properties: list) + Self.p("two", properties: list)
            + "<w:tbl><w:tr><w:tc>\(Self.p("a"))</w:tc><w:tc>\(Self.p("b"))\(Self.p("c"))</w:tc></w:tr><w:tr><w:tc>\(Self.p("d"))</w:tc></w:tr></w:tbl>"
        let readings = try Self.read(Self.word(body), name)
        #expect(readings.problems.isEmpty)
        let article = try #require(readings.articles.first)
        #expect(article.title == "The harbour & the bridge")
        #expect(article.author == "Jane Doe")
        #expect(article.date == "2024-05-06T10:00:00Z")
        #expect(article.body == "First part\n\nSome bold text\nand a line.\n\none\ntwo\n\na b c\nd")
        #expect(
            article.metadata == [
                Metadatum(name: "modified", value: "2024-05-07T10:00:00Z"),
                Metadatum(name: "tags", value: #"["harbour","ferry","bridge"]"#),
            ])
        #expect(article.id == article.path)
    }

    @Test func whatWasDeletedOrIsHiddenIsNoText() throws {
        let run = "<w:r><w:t>kept</w:t></w:r>"
        let body =
            "<w:p>\(run)<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins w:id=\"2\"><w:r><w:rPr><w:ins w:id=\"3\"/></w:rPr><w:t xml:space=\"preserve\"> new</w:t></w:r></w:ins>"
            + "<w:moveFrom w:id=\"4\"><w:r><w:t>moved</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>PAGEREF</w:instrText></w:r></w:p>"
            + "<w:p><w:pPr><w:rPr><w:del w:id=\"5\"/></w:rPr></w:pPr>\(run)</w:p>" + Self.p("Contents 1", style: "TOC1")
            + "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>\(Self.p("boxed"))</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>\(Self.p("boxed"))</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>\(run)</w:p>"
        #expect(try Self.read(Self.word(body, core: nil), "a.docx").articles.first?.body == "kept new\n\nkept\n\nboxed\n\nkept")
    }

    @Test func notesStandAtTheEndAndStylesHaveNamesOfTheirOwn() throws {
        let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
        let notes =
            "<w:footnotes \(space)><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote><w:footnote w:id=\"2\">\(Self.p("Second note."))</w:footnote><w:footnote w:id=\"1\">\(Self.p("First note."))</w:footnote></w:footnotes>"
        let styles = "<w:styles \(space)><w:style w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style></w:styles>"
        let body =
            Self.p("Der Titel", style: "Titel")
            + "<w:p><w:r><w:t>Text</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        let article = try #require(
            try Self.read(Self.word(body, extra: [.file("word/footnotes.xml", notes), .file("word/styles.xml", styles)]), "a.docx").articles
                .first)
        #expect(article.title == "Der Titel")
        #expect(article.body == "Text\n\nFirst note.\n\nSecond note.")
    }

    @Test(arguments: ["Microsoft Word - draft.doc", "Document1", "Untitled", "report.docx", ""])
    func titlesThatProgramsGaveAreNone(_ title: String) throws {
        let core = Self.core.replacing("The harbour &amp; the bridge", with: title).replacing("Jane Doe", with: "Microsoft Office User")
        let article = try #require(
            try Self.read(Self.word(Self.p("A heading", style: "Heading1") + Self.p("Text."), core: core), "a.docx").articles.first)
        #expect(article.title == "A heading")
        #expect(article.body == "Text.")
        #expect(article.author == nil)
    }

    @Test(arguments: ["report.odt", "report"])
    func openDocumentText(_ name: String) throws {
        let body = """
            <text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p text:style-name="P1">Head line</text:p>
            <text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content><text:h text:outline-level="1">Part</text:h>
            <text:p>Some<text:s text:c="3"/><text:span>bold</text:span> text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p></text:note-body></text:note> and<office:annotation><text:p>remark</text:p></office:annotation><text:line-break/>a line.</text:p>
            <text:list><text:list-item><text:p>one</text:p></text:list-item><text:list-item><text:p>two</text:p></text:list-item></text:list>
            <table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table><text:p>End.</text:p>
            """
        let meta =
            "<dc:title>Another</dc:title><meta:initial-creator>Ann Lee</meta:initial-creator><dc:creator>Other</dc:creator><meta:creation-date>2024-05-06T10:00:00</meta:creation-date><meta:keyword>k</meta:keyword><dc:language>en-GB</dc:language>"
        let readings = try Self.read(
            Self.openDocument(body, styles: "<style:style style:name=\"P1\" style:parent-style-name=\"Title\"/>", meta: meta), name)
        #expect(readings.problems.isEmpty)
        let article = try #require(readings.articles.first)
        #expect(article.title == "Head line")
        #expect(article.author == "Ann Lee")
        #expect(article.date == "2024-05-06T10:00:00")
        #expect(article.body == "Part\n\nSome bold text and\na line.\n\none\ntwo\n\na b\n\nEnd.\n\nThe note.")
        #expect(article.metadata == [Metadatum(name: "language", value: "en-GB"), Metadatum(name: "tags", value: #"["k"]"#)])
    }

    @Test func documentsWithoutTextAreNamed() throws {
        #expect(try Self.read(Self.word("<w:p/>", core: nil), "a.docx").problems.map(\.reason) == ["an empty document"])
        #expect(try Self.read(Self.openDocument(""), "a.odt").problems.map(\.reason) == ["an empty document"])
        let sheet = ArchiveMaker.archive(.zip, [.file("[Content_Types].xml", "<Types/>"), .file("xl/workbook.xml", "<x/>")])
        #expect(try Self.read(sheet, "a.xlsx").problems.map(\.reason) == ["a spreadsheet is not read; save it as CSV"])
    }
}

/// Mutated input never traps.
@Suite struct OfficeDocumentFuzzTests {
    @Test func mutatedDocumentsNeverTrap() throws {
        var generator = SeededGenerator(seed: 20_241_028)
        let bases = [
            OfficeDocumentTests.word(OfficeDocumentTests.p("A", style: "Title") + OfficeDocumentTests.p("Text.")),
            OfficeDocumentTests.openDocument("<text:h>H</text:h><text:p>Text</text:p>"),
        ]
        let folder = try TemporaryFolder()
        for round in 0..<160 {
            var bytes = bases[round % 2]
            for _ in 0...generator.below(8) {
                let at = generator.below(bytes.count)
                if generator.below(4) == 0 {
                    bytes.removeSubrange(at..<min(bytes.count, at + generator.below(40)))
                } else {
                    bytes[at] = UInt8(truncatingIfNeeded: generator.next())
                }
            }
            _ = Readings([try folder.write(bytes, to: "a.docx")])
        }
    }
}
