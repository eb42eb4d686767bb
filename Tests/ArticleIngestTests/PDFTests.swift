import LedeArticleIngest
import LedeArticleModel
import Foundation
import LedeTestSupport
import Testing

@testable import LedeDocumentText

/// PDF through poppler's `pdftotext`; what needs the program is skipped, with a message, if it is not installed.
@Suite struct PDFTests {
    private static let hasProgram = PDFProgram.installed.isInstalled
    private static let why: Comment = "pdftotext is not installed (\(PDFProgram.advice))"

    /// A PDF of lines of text, one page per list.
    static func pdf(
        _ pages: [[String]],
        info: String = "/Title (The harbour) /Author (Jane Doe) /CreationDate (D:20240506100000Z) /ModDate (D:20240507100000Z)"
    ) -> [UInt8] {
        var objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", "<< \(info) >>"]
        var kids: [String] = []
        for lines in pages {
            let text =
                "BT /F1 10 Tf 72 760 Td 14 TL "
                + lines.map { "(\($0.replacing("(", with: "\\(").replacing(")", with: "\\)"))) Tj T*" }.joined(separator: " ") + " ET"
            objects.append("<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream")
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents \(objects.count) 0 R >>"
            )
            kids.append("\(objects.count) 0 R")
        }
        objects[1] = "<< /Type /Pages /Kids [\(kids.joined(separator: " "))] /Count \(pages.count) >>"
        var out = "%PDF-1.4\n"
        var offsets: [Int] = []
        for (index, object) in objects.enumerated() {
            offsets.append(out.utf8.count)
            out += "\(index + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = out.utf8.count
        out += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for offset in offsets { out += String(repeating: "0", count: 10 - String(offset).count) + "\(offset) 00000 n \n" }
        out += "trailer << /Size \(objects.count + 1) /Root 1 0 R /Info 4 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(out.utf8)
    }

    static let line = "The quick brown fox jumps over the lazy dog and goes on to the harbour where the"

    @Test(.enabled(if: hasProgram, why), arguments: ["a.pdf", "a"])
    func aDocumentIsAnArticle(_ name: String) throws {
        let folder = try TemporaryFolder()
        let names = ["Ann", "Ben", "Cay", "Dan"]
        let pages = names.enumerated().map {
            [
                "The Harbour Journal", Self.line, "ferry of \($1) (the old one) waits & leaves.", "\(Self.line) \($1)",
                "bridge of \($1) is.", "\($0 + 1)",
            ]
        }
        let path = try folder.write(Self.pdf(pages), to: name)
        let readings = Readings([path])
        #expect(readings.problems.isEmpty)
        let article = try #require(readings.articles.first)
        #expect(article.id == article.path)
        #expect(article.title == "The harbour")
        #expect(article.author == "Jane Doe")
        #expect(article.date == "2024-05-06T10:00:00Z")
        let paragraphs = names.map { "ferry of \($0) (the old one) waits & leaves.\n\n\(Self.line) \($0) bridge of \($0) is." }
        #expect(article.body == paragraphs.joined(separator: "\n\n"))
        #expect(article.metadata == [Metadatum(name: "modified", value: "2024-05-07T10:00:00Z")])
    }

    @Test(.enabled(if: hasProgram, why)) func picturesAndDamageAreNamed() throws {
        let folder = try TemporaryFolder()
        let empty = Readings([try folder.write(Self.pdf([[], []]), to: "scan.pdf")])
        #expect(empty.articles.isEmpty)
        #expect(empty.problems.map(\.reason) == ["a PDF of pictures, without text (2 pages); ocrmypdf makes text of scanned pages"])
        let broken = Readings([try folder.write("%PDF-1.4\nnothing", to: "broken.pdf")])
        #expect(broken.articles.isEmpty)
        try #require(broken.problems.count == 1)
        #expect(broken.problems[0].reason.hasPrefix("pdftotext cannot read it: "))
        #expect(broken.problems[0].kind == .damaged)
    }

    @Test func whereTheProgramIsMissingItIsNamed() throws {
        let folder = try TemporaryFolder()
        #expect(throws: PDFProgram.Failure.missing) { try PDFProgram(searchPath: folder.path).text(of: []) }
        #expect(!PDFProgram(searchPath: folder.path).isInstalled)
    }

    /// A program in place of pdftotext.
    private func program(_ script: String, in folder: TemporaryFolder, seconds: Int = 900, mostBytes: Int = 1 << 20) throws -> PDFProgram {
        let path = try folder.write("#!/bin/sh\n\(script)\n", to: "pdftotext")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        return PDFProgram(searchPath: folder.path, seconds: seconds, mostBytes: mostBytes)
    }

    @Test func timeAndOutputAreBounded() throws {
        let folder = try TemporaryFolder()
        #expect(throws: PDFProgram.Failure.tooSlow(1)) { try program("exec sleep 60", in: folder, seconds: 1).text(of: []) }
        #expect(throws: PDFProgram.Failure.tooLong(1000)) { try program("exec yes", in: folder, mostBytes: 1000).text(of: []) }
        #expect(throws: PDFProgram.Failure.refused("bad")) { try program("echo good; echo bad >&2; exit 1", in: folder).text(of: []) }
        #expect(throws: PDFProgram.Failure.encrypted) {
            try program("echo 'Command Line Error: Incorrect password' >&2; exit 1", in: folder).text(of: [])
        }
    }

    @Test func aCancelledTaskEndsTheProgram() async throws {
        let folder = try TemporaryFolder()
        let started = folder.path + "/started"
        let program = try program(": > '\(started)'; exec sleep 900", in: folder, seconds: 900)
        let task = Task { () -> PDFProgram.Failure? in
            do throws(PDFProgram.Failure) { _ = try program.text(of: []) } catch { return error }
            return nil
        }
        // On a thread of its own: other tests may hold all those that tasks share until the program has slept.
        Thread.detachNewThread {
            while !FileManager.default.fileExists(atPath: started) { usleep(5_000) }
            task.cancel()
        }
        // Else it is too slow.
        #expect(await task.value == .cancelled)
    }

    private static func output(_ pages: String..., title: String = "") -> PDFText {
        PDFText(
            Array(
                "<html><head>\n<title>\(title)</title>\n<meta name=\"Author\" content=\"(unspecified)\"/>\n</head>\n<body>\n<pre>\n\(pages.joined(separator: "\u{C}"))\u{C}\n</pre>\n</body></html>"
                    .utf8))
    }

    @Test func wordsThatALineBrokeAreWhole() {
        let text = Self.output(
            "\(Self.line) inter-\nnational and well-known words of the inter\u{AD}\nmediate, a well-\nknown one, and a ﬁne \u{2018}office\u{2019} &lt;here&gt;."
        ).text
        #expect(
            text
                == "\(Self.line) international and well-known words of the intermediate, a well-known one, and a fine \u{2018}office\u{2019} <here>."
        )
    }

    @Test func aParagraphGoesOnOverThePage() {
        #expect(
            Self.output("\(Self.line)\n\n1\n\n", "ferry waits, \(Self.line)\nends.\n\n2\n").text
                == "\(Self.line) ferry waits, \(Self.line) ends.")
    }

    @Test func titlesThatProgramsGaveAreNone() {
        let page = "A headline of it\n\n\(Self.line)\nand ends."
        for title in ["", "Microsoft Word - x.doc", "untitled", "draft.indd"] {
            #expect(Self.output(page, title: title).title == "A headline of it")
        }
        #expect(Self.output(page, title: "Own &amp; true").title == "Own & true")
        #expect(Self.output(page, title: "A headline of it").text.hasPrefix("The quick"))
    }
}

/// Mutated input never traps.
@Suite struct PDFFuzzTests {
    @Test func mutatedOutputNeverTraps() {
        var generator = SeededGenerator(seed: 20_241_028)
        let base = Array(
            "<title>a</title>\n<meta name=\"Author\" content=\"b\"/>\n<pre>\nHead\n\(PDFTests.line)\nshort.\n\n1\n\u{C}Head\nmore inter-\nnational.\n\n2\n\u{C}</pre>"
                .utf8)
        for _ in 0..<500 {
            var bytes = base
            for _ in 0...generator.below(6) {
                let at = generator.below(bytes.count)
                switch generator.below(3) {
                case 0: bytes[at] = UInt8(truncatingIfNeeded: generator.next())
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + generator.below(20)))
                default: bytes.insert(contentsOf: Array("\n\u{C}-<pre>\"".utf8), at: at)
                }
                if bytes.isEmpty { bytes = base }
            }
            _ = PDFText(bytes)
        }
    }
}
