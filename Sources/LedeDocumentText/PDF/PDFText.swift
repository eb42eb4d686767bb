import Foundation
import LedePageExtraction

/// The text of a PDF as `pdftotext -htmlmeta` gives it, with its paragraphs rejoined, and its properties.
package struct PDFText: Equatable {
    package var title = ""
    package var author: String?
    package var date: String?
    package var modified: String?
    package var keywords: [String] = []
    /// Paragraphs separated by blank lines; empty if the pages are pictures.
    package var text = ""
    package var pageCount = 0

    private static let nobody: Set<String> = [
        "(unspecified)", "(anonymous)", "anonymous", "unknown", "user", "admin", "administrator", "owner", "root", "author",
    ]

    /// - Parameter output: UTF-8.
    package init(_ output: [UInt8]) {
        let (head, body) = Self.parts(output)
        for line in head.split(separator: "\n") {
            if line.hasPrefix("<title>"), let end = line.range(of: "</title>") {
                title = Self.plain(line[line.index(line.startIndex, offsetBy: 7)..<end.lowerBound])
            } else if let (name, value) = Self.property(line), !value.isEmpty {
                switch name {
                case "Author": if !Self.nobody.contains(value.lowercased()) { author = value }
                case "CreationDate": date = value
                case "ModDate": modified = value
                case "Keywords": keywords = value.split { $0 == "," || $0 == ";" }.map { $0.collapsingSpaces() }.filter { !$0.isEmpty }
                default: break
                }
            }
        }
        if modified == date { modified = nil }
        var pages = body.split(separator: "\u{C}", omittingEmptySubsequences: false).map(String.init)
        if pages.last?.allSatisfy(\.isWhitespace) == true { pages.removeLast() }
        pageCount = pages.count
        var paragraphs = PDFParagraphs(pages).paragraphs
        if Self.isMade(title) { title = "" }
        if title.isEmpty, let first = paragraphs.first, paragraphs.count > 1, PlainText.looksLikeHeadline(first) { title = first }
        if let first = paragraphs.first, paragraphs.count > 1, first.collapsingSpaces().lowercased() == title.lowercased() {
            paragraphs.removeFirst()
        }
        text = paragraphs.joined(separator: "\n\n")
    }

    /// What comes before `<pre>`, and its content.
    private static func parts(_ output: [UInt8]) -> (head: String, body: String) {
        let text = String(decoding: output, as: UTF8.self)
        guard let open = text.range(of: "<pre>") else { return ("", "") }
        var body = text[open.upperBound...]
        if let close = body.range(of: "</pre>") { body = body[..<close.lowerBound] }
        return (String(text[..<open.lowerBound]), plain(body))
    }

    private static func property(_ line: Substring) -> (name: String, value: String)? {
        let marks = line.split(separator: "\"", omittingEmptySubsequences: false)
        guard line.hasPrefix("<meta name="), marks.count >= 5 else { return nil }
        return (String(marks[1]), plain(marks[3]).collapsingSpaces())
    }

    /// Without the character references that the program makes.
    private static func plain(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
            "&#34;", with: "\""
        ).replacing("&amp;", with: "&")
    }

    /// Whether a program gave the title.
    private static func isMade(_ title: String) -> Bool {
        let name = title.lowercased()
        return ["(unspecified)", "(anonymous)", "untitled", "title", "pdf"].contains(name) || name.hasPrefix("microsoft word -")
            || name.hasPrefix("microsoft powerpoint -")
            || [".pdf", ".doc", ".docx", ".indd", ".qxd", ".tex", ".dvi", ".ps", ".odt", ".rtf", ".pub", ".xls", ".ppt"].contains(
                where: name.hasSuffix)
    }
}
