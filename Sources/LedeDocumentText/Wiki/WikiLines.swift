import LedePageExtraction

/// Makes paragraphs of wikitext without templates, links and tags: headings, lists, tables, and lines that belong together.
struct WikiLines {
    private var out: [UInt8] = []
    /// The paragraph, list or table that is being written.
    private var block: [UInt8] = []
    private var kind = Kind.paragraph
    /// Captions to put after the block.
    private var captions: [[UInt8]] = []
    /// Headings with nothing under them so far, with their levels.
    private var headings: [(level: Int, text: ArraySlice<UInt8>)] = []
    /// Open tables, and for each whether it is an infobox, which is left out.
    private var tables: [Bool] = []
    private static let mostTables = 32

    private enum Kind { case paragraph, list, row }

    /// Complexity: O(n).
    static func text(_ bytes: [UInt8], captionMark: UInt8) -> String {
        var lines = WikiLines()
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) { lines.take(line, captionMark) }
        lines.endBlock()
        lines.addCaptions()
        return String(decoding: lines.out, as: UTF8.self)
    }

    private mutating func take(_ line: ArraySlice<UInt8>, _ captionMark: UInt8) {
        var line = line
        if line.contains(captionMark) {
            // Every second piece is a caption.
            var rest: [UInt8] = []
            for (index, piece) in line.split(separator: captionMark, omittingEmptySubsequences: false).enumerated() {
                if index % 2 == 1 { captions.append(Array(piece)) } else { rest.append(contentsOf: piece) }
            }
            line = rest[...]
        }
        let trimmed = line.drop { $0 <= 0x20 }
        if trimmed.starts(with: "{|".utf8) { return openTable(trimmed) }
        if !tables.isEmpty { return tableLine(trimmed) }
        guard let first = line.first else { return endBlock() }
        switch first {
        case UInt8(ascii: "="):
            guard let heading = Self.heading(line) else { return add(line, .paragraph) }
            endBlock()
            headings.removeAll { $0.level >= heading.level }
            headings.append(heading)
        case UInt8(ascii: "*"), UInt8(ascii: "#"), UInt8(ascii: ";"), UInt8(ascii: ":"):
            add(line.drop { "*#;:".utf8.contains($0) }, .list)
        case UInt8(ascii: "-") where line.starts(with: "----".utf8):
            endBlock()
            add(line.drop { $0 == UInt8(ascii: "-") }, .paragraph)
        default: add(line, .paragraph)
        }
    }

    private static func heading(_ line: ArraySlice<UInt8>) -> (level: Int, text: ArraySlice<UInt8>)? {
        let mark = UInt8(ascii: "=")
        var line = line
        while let last = line.last, last <= 0x20 { line.removeLast() }
        var level = 0
        while level < 6, line.count >= 3, line.first == mark, line.last == mark {
            line = line.dropFirst().dropLast()
            level += 1
        }
        let text = line.drop { $0 <= 0x20 }
        return level == 0 || text.isEmpty ? nil : (level, text)
    }

    // MARK: tables

    private mutating func openTable(_ line: ArraySlice<UInt8>) {
        guard tables.count < Self.mostTables else { return }
        let attributes = String(decoding: line.prefix(300), as: UTF8.self).lowercased()
        let isBox = ["infobox", "navbox", "metadata", "toccolours", "sidebar", "vertical-navbox", "ambox", "noprint", "taxobox"].contains(
            where: attributes.contains)
        if tables.isEmpty { endBlock() }
        tables.append((tables.last ?? false) || isBox)
    }

    private mutating func tableLine(_ line: ArraySlice<UInt8>) {
        guard let first = line.first else { return }
        if line.starts(with: "|}".utf8) {
            tables.removeLast()
            if tables.isEmpty { endBlock() }
            return
        }
        guard tables.last == false else { return }
        if line.starts(with: "|-".utf8) { return endRow() }
        if line.starts(with: "|+".utf8) {
            endRow()
            cells(line.dropFirst(2), "||")
            return endRow()
        }
        switch first {
        case UInt8(ascii: "|"): cells(line.dropFirst(), "||")
        case UInt8(ascii: "!"): cells(line.dropFirst(), "!!")
        default: cells(line.drop { "*#:;".utf8.contains($0) }, nil)
        }
    }

    private mutating func cells(_ line: ArraySlice<UInt8>, _ separator: StaticString?) {
        for cell in Self.split(line, separator) {
            var text = cell
            // `style="…" | words`
            if separator != nil, let bar = cell.firstIndex(of: UInt8(ascii: "|")),
                cell[..<bar].contains(UInt8(ascii: "=")) || cell[..<bar].allSatisfy({ $0 <= 0x20 })
            {
                text = cell[(bar + 1)...]
            }
            let words = Self.trimmed(text)
            guard !words.isEmpty else { continue }
            if kind != .row { endBlock() }
            kind = .row
            if let last = block.last, last != 0x0A { block.append(0x20) }
            block.append(contentsOf: words)
        }
    }

    private mutating func endRow() {
        if let last = block.last, last != 0x0A { block.append(0x0A) }
    }

    private static func split(_ line: ArraySlice<UInt8>, _ separator: StaticString?) -> [ArraySlice<UInt8>] {
        guard let separator else { return [line] }
        var parts: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var at = start
        let mark = separator.firstByte ?? 0
        while at + 1 < line.endIndex {
            if line[at] == line[at + 1], line[at] == mark || line[at] == UInt8(ascii: "|") {
                parts.append(line[start..<at])
                start = at + 2
                at = start
            } else {
                at += 1
            }
        }
        parts.append(line[start...])
        return parts
    }

    // MARK: blocks

    private mutating func add(_ line: ArraySlice<UInt8>, _ wanted: Kind) {
        let words = Self.trimmed(line)
        guard !words.isEmpty else {
            if line.allSatisfy({ $0 <= 0x20 }), wanted == .paragraph { endBlock() }
            return
        }
        if kind != wanted { endBlock() }
        kind = wanted
        if !block.isEmpty { block.append(wanted == .list ? 0x0A : 0x20) }
        block.append(contentsOf: words)
    }

    private mutating func endBlock() {
        defer { kind = .paragraph }
        while let last = block.last, last <= 0x20 { block.removeLast() }
        if !block.isEmpty {
            for heading in headings { paragraph(Self.trimmed(heading.text)) }
            headings = []
            paragraph(block)
            block.removeAll(keepingCapacity: true)
            addCaptions()
        }
    }

    /// Captions before the first paragraph of a section come after it.
    private mutating func addCaptions() {
        for caption in captions { paragraph(caption) }
        captions = []
    }

    private mutating func paragraph(_ text: [UInt8]) {
        guard !text.isEmpty else { return }
        if !out.isEmpty { out.append(contentsOf: [0x0A, 0x0A]) }
        out.append(contentsOf: text)
    }

    /// Words with one blank between, none at the ends; line breaks that tags made are lines.
    private static func trimmed(_ line: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(line.underestimatedCount)
        var pending: UInt8 = 0
        var isBehindGap = false
        for byte in line {
            if byte <= 0x20 {
                if byte == WikiMarkup.lineBreak {
                    pending = 0x0A
                } else if byte == WikiMarkup.gap {
                    isBehindGap = true
                } else if pending == 0 {
                    pending = 0x20
                }
                continue
            }
            if isBehindGap, ",;)".utf8.contains(byte) {
                pending = 0
                if out.last == UInt8(ascii: "(") {
                    if byte != UInt8(ascii: ")") { continue }
                    isBehindGap = false
                    out.removeLast()
                    if out.last == 0x20 { out.removeLast() }
                    continue
                }
            }
            isBehindGap = false
            if pending != 0, !out.isEmpty, !(pending == 0x20 && out.last == UInt8(ascii: "(")) { out.append(pending) }
            pending = 0
            out.append(byte)
        }
        return out
    }
}
