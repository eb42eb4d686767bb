import LedePageExtraction

/// Makes paragraphs of the lines of pages: recurring heads and feet go, words broken at line ends are rejoined, and lines belong together
/// as long as they are as wide as the page's.
struct PDFParagraphs {
    private(set) var paragraphs: [String] = []

    /// Lines at each end of a page that may be its head or foot.
    private static let edge = 3
    /// The document's words, and those with a hyphen.
    private var words: Set<Substring> = []

    /// Complexity: O(n) but for sorting the lengths of lines.
    init(_ pages: [String]) {
        var lines = pages.map { page in page.split(separator: "\n", omittingEmptySubsequences: false).map { Self.cleaned($0) } }
        Self.dropEdges(&lines)
        for page in lines { for line in page { for word in line.split(separator: " ") { words.insert(word) } } }
        let width = Self.width(lines)
        var open = ""
        var lastWidth = 0
        func isOver(_ next: String, behindBlank: Bool) -> Bool {
            guard let last = open.last, let first = next.first else { return true }
            if last == "-" || last == "\u{AD}" || last == "‐", first.isLowercase { return false }
            let ends = ".!?:…。！？”\"»)".contains(last)
            if behindBlank { return ends || !first.isLowercase }
            // A short line ends a paragraph; so does a heading.
            return lastWidth * 100 < width * 80 && (ends || (first.isUppercase && lastWidth * 100 < width * 60)) || Self.isItem(next)
        }
        for page in lines {
            var isBehindBlank = true
            for line in page {
                if line.isEmpty {
                    isBehindBlank = true
                    continue
                }
                if open.isEmpty {
                    open = line
                } else if isOver(line, behindBlank: isBehindBlank) {
                    paragraphs.append(open)
                    open = line
                } else {
                    append(line, to: &open)
                }
                lastWidth = line.count
                isBehindBlank = false
            }
        }
        if !open.isEmpty { paragraphs.append(open) }
    }

    /// Joins a line to what comes before; a broken word is rejoined, with its hyphen if the document has it so elsewhere.
    private func append(_ line: String, to text: inout String) {
        guard let last = text.last, last == "-" || last == "\u{AD}" || last == "‐", line.first?.isLowercase == true,
            text.dropLast().last?.isLetter == true
        else {
            text += " " + line
            return
        }
        let start = (text.split(separator: " ").last ?? "").dropLast()
        let end = line.split(separator: " ").first ?? ""
        let isCompound = last == "-" && words.contains(Substring("\(start)-\(end)")) && !words.contains(Substring("\(start)\(end)"))
        if !isCompound { text.removeLast() }
        text += line
    }

    private static func isItem(_ line: String) -> Bool {
        guard let first = line.first else { return false }
        // `1. First`
        if first.isNumber {
            let rest = line.drop(while: \.isNumber)
            return line.count - rest.count <= 2 && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
                && (rest.dropFirst(2).first?.isUppercase ?? false)
        }
        return "•▪◦‣–".contains(first) && line.dropFirst().first == " "
    }

    private static let ligatures: [Character: String] = ["ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"]

    private static func cleaned(_ line: Substring) -> String {
        let line = line.collapsingSpaces()
        guard line.contains(where: { ligatures[$0] != nil }) else { return line }
        return String(line.map { ligatures[$0] ?? String($0) }.joined())
    }

    /// The length of most lines: nine tenths are shorter.
    private static func width(_ pages: [[String]]) -> Int {
        let lengths = pages.joined().lazy.map(\.count).filter { $0 > 0 }.sorted()
        return lengths.isEmpty ? 1 : lengths[min(lengths.count - 1, lengths.count * 9 / 10)]
    }

    /// Removes lines at the edges of pages that many pages share but for numbers, and page numbers.
    private static func dropEdges(_ pages: inout [[String]]) {
        var counts: [String: Int] = [:]
        for page in pages {
            for shape in Set(edges(page).map { shape(page[$0]) }) { counts[shape, default: 0] += 1 }
        }
        let least = max(3, pages.count / 5)
        let many = pages.count
        for index in pages.indices {
            for at in edges(pages[index]) {
                let line = pages[index][at]
                if (counts[shape(line)] ?? 0) >= least || (many > 1 && isNumber(line)) { pages[index][at] = "" }
            }
        }
    }

    private static func edges(_ page: [String]) -> [Int] {
        let filled = page.indices.filter { !page[$0].isEmpty }
        return Array(Set(filled.prefix(edge) + filled.suffix(edge))).sorted()
    }

    /// A line without its numbers.
    private static func shape(_ line: String) -> String { String(line.lowercased().filter { !$0.isNumber && $0 != " " }) + "#" }

    /// `12`, `- 12 -`, `Page 3 of 9`, `iv`.
    private static func isNumber(_ line: String) -> Bool {
        guard line.count <= 24 else { return false }
        let words = line.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard !words.isEmpty, words.count <= 4 else { return false }
        let names: Set<Substring> = ["page", "seite", "p", "pg", "of", "von", "de", "sur", "página", "pagina", "стр"]
        let isPaged =
            words.allSatisfy { $0.allSatisfy(\.isNumber) || names.contains($0) }
            && words.contains { $0.allSatisfy(\.isNumber) && $0.count <= 5 }
        return isPaged || (words.count == 1 && words[0].allSatisfy { "ivxl".contains($0) })
    }
}
