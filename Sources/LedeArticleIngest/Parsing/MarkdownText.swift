import LedePageExtraction

/// Markdown reduced to its text: link texts, code and paragraphs stay; images, marks and link targets go.
struct MarkdownText {
    private enum Block {
        case heading(level: Int, text: String)
        case paragraph(String)
        case code(String)
    }

    private var blocks: [Block] = []

    init(_ source: String) {
        var paragraph: [String] = []
        var code: [String] = []
        var fence: String?
        func flush(_ blocks: inout [Block]) {
            // Links and tags may span lines.
            if !paragraph.isEmpty { blocks.append(.paragraph(MarkdownInline.plain(paragraph.joined(separator: "\n")))) }
            paragraph = []
        }
        for line in MarkdownComments.removed(from: source).split(separator: "\n", omittingEmptySubsequences: false) {
            let content = line.trimmingSpaces()
            if let open = fence {
                if content.hasPrefix(open), content.allSatisfy({ $0 == open.first }) {
                    blocks.append(.code(code.joined(separator: "\n")))
                    code = []
                    fence = nil
                } else {
                    code.append(String(line))
                }
                continue
            }
            if content.hasPrefix("```") || content.hasPrefix("~~~") {
                flush(&blocks)
                fence = String(content.prefix(3))
            } else if content.isEmpty {
                flush(&blocks)
            } else if let level = Self.headingLevel(content) {
                flush(&blocks)
                var text = content.dropFirst(level).trimmingSpaces()[...]
                while text.hasSuffix("#") { text = text.dropLast() }
                blocks.append(.heading(level: level, text: MarkdownInline.plain(text.trimmingSpaces())))
            } else if Self.isUnderline(content, "="), paragraph.count == 1 {
                blocks.append(.heading(level: 1, text: MarkdownInline.plain(paragraph.removeFirst())))
            } else if Self.isUnderline(content, "-"), paragraph.count == 1 {
                blocks.append(.heading(level: 2, text: MarkdownInline.plain(paragraph.removeFirst())))
            } else if Self.isRule(content) || Self.isLinkTarget(content) {
                flush(&blocks)
            } else {
                let text = Self.withoutBlockMarks(content)
                if !text.isEmpty { paragraph.append(text) }
            }
        }
        if fence != nil { blocks.append(.code(code.joined(separator: "\n"))) }
        flush(&blocks)
    }

    /// The text, blocks separated by blank lines.
    var text: String {
        blocks.map { block in
            switch block {
            case .heading(_, let text), .paragraph(let text): PlainText.tidied(text)
            case .code(let text): text
            }
        }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Removes the first top-level heading from the text and returns it; empty if there is none.
    mutating func takeTitle() -> String {
        for (index, block) in blocks.enumerated() {
            if case .heading(1, let text) = block {
                blocks.remove(at: index)
                return text
            }
        }
        return ""
    }

    /// Removes a heading at the text's head that only repeats the title.
    mutating func dropTitle(_ title: String) {
        if case .heading(1, let text)? = blocks.first, text == title { blocks.removeFirst() }
    }

    private static func headingLevel(_ line: String) -> Int? {
        let level = line.prefix { $0 == "#" }.count
        guard (1...6).contains(level) else { return nil }
        let next = line.dropFirst(level).first
        return next == nil || next == " " || next == "\t" ? level : nil
    }

    private static func isUnderline(_ line: String, _ mark: Character) -> Bool {
        line.count >= 2 && line.allSatisfy { $0 == mark }
    }

    private static func isRule(_ line: String) -> Bool {
        let marks = line.filter { $0 != " " }
        guard marks.count >= 3, let mark = marks.first, "-*_".contains(mark) else { return false }
        return marks.allSatisfy { $0 == mark }
    }

    /// `[name]: https://…` defines a link target and is not text.
    private static func isLinkTarget(_ line: String) -> Bool {
        guard line.hasPrefix("["), !line.hasPrefix("[^"), let close = line.firstIndex(of: "]") else { return false }
        return line[line.index(after: close)...].hasPrefix(": ")
    }

    private static func withoutBlockMarks(_ line: String) -> String {
        var rest = line[...]
        while rest.hasPrefix(">") { rest = rest.dropFirst().drop { $0 == " " } }
        if let mark = rest.first, "-*+".contains(mark), rest.dropFirst().first == " " {
            rest = rest.dropFirst(2)
            for box in ["[ ] ", "[x] ", "[X] "] where rest.hasPrefix(box) { rest = rest.dropFirst(box.count) }
        }
        return String(rest)
    }
}
