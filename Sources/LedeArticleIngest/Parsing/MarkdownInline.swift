import LedePageExtraction

/// The marks within a paragraph of Markdown.
struct MarkdownInline {
    /// The text of a paragraph: images, comments and templates dropped, links reduced to their text, emphasis and code marks removed,
    /// escapes and character references resolved outside code, HTML tags dropped. Complexity: O(n).
    static func plain(_ paragraph: String) -> String {
        var inline = MarkdownInline(Array(paragraph))
        inline.append(inline.text.indices, depth: 0)
        return String(inline.out).trimmingSpaces()
    }

    private static let lookAhead = 2000

    private let text: [Character]
    private var out: [Character] = []
    /// Runs of backticks by their first place: how long they are, and where the next run of that length begins.
    private let codeRuns: [Int: (length: Int, close: Int?)]
    /// For each closing mark the last place found, so that each is looked for once.
    private var found: [String: Int] = [:]
    /// Where open marks end.
    private var markEnd: Int?

    private init(_ text: [Character]) {
        self.text = text
        out.reserveCapacity(text.count)
        var runs: [(start: Int, length: Int)] = []
        var at = 0
        while at < text.count {
            guard text[at] == "`" else {
                at += 1
                continue
            }
            let start = at
            while at < text.count, text[at] == "`" { at += 1 }
            runs.append((start, at - start))
        }
        var next: [Int: Int] = [:]
        var codeRuns: [Int: (length: Int, close: Int?)] = [:]
        for run in runs.reversed() {
            codeRuns[run.start] = (run.length, next[run.length])
            next[run.length] = run.start
        }
        self.codeRuns = codeRuns
    }

    private mutating func append(_ range: Range<Int>, depth: Int) {
        var at = range.lowerBound
        while at < range.upperBound {
            let character = text[at]
            let next: Character? = at + 1 < range.upperBound ? text[at + 1] : nil
            switch character {
            case "\\" where next.map { $0.isPunctuation || $0.isSymbol } ?? false:
                out.append(text[at + 1])
                at += 2
            case "`": at = code(at, in: range)
            case "!" where next == "[":
                if let link = wikilink(at + 1, in: range) {
                    at = link.end
                } else if let link = link(at + 1, in: range) {
                    at = link.end
                } else {
                    keep(&at)
                }
            case "[":
                if depth < 4, let link = wikilink(at, in: range) ?? link(at, in: range) {
                    append(link.label, depth: depth + 1)
                    at = link.end
                } else {
                    keep(&at)
                }
            case "{" where next == "{": drop(behind: "}}", &at, in: range)
            case "{" where next == "%": drop(behind: "%}", &at, in: range)
            case "{" where next == ":": drop(behind: "}", &at, in: range)
            case "%" where next == "%": drop(behind: "%%", &at, in: range)
            case "&": reference(&at, in: range)
            case "*":
                let run = length(of: "*", at, in: range)
                if isLoose(at, run, in: range) { out.append(contentsOf: text[at..<at + run]) }
                at += run
            case "_":
                let run = length(of: "_", at, in: range)
                let before = at > range.lowerBound ? text[at - 1] : " "
                let after = at + run < range.upperBound ? text[at + run] : " "
                let isInWord = (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
                if isInWord || isLoose(at, run, in: range) { out.append(contentsOf: text[at..<at + run]) }
                at += run
            case "~" where next == "~": at += 2
            case "=" where next == "=": mark(&at, in: range)
            case "<": tag(&at, in: range)
            default: keep(&at)
            }
        }
    }

    private mutating func keep(_ at: inout Int) {
        out.append(text[at])
        at += 1
    }

    /// Code is kept verbatim, without one blank on each side.
    private mutating func code(_ at: Int, in range: Range<Int>) -> Int {
        guard let run = codeRuns[at] else { return at + 1 }
        let start = at + run.length
        guard let close = run.close, close + run.length <= range.upperBound else { return start }
        var content = text[start..<close]
        if content.count > 2, content.first == " ", content.last == " " { content = content.dropFirst().dropLast() }
        out.append(contentsOf: content)
        return close + run.length
    }

    /// Drops what a template's or comment's marks enclose; an unmatched mark is a character.
    private mutating func drop(behind mark: String, _ at: inout Int, in range: Range<Int>) {
        guard let close = first(mark, from: at + 2), close - at <= Self.lookAhead, close + mark.count <= range.upperBound else {
            return keep(&at)
        }
        at = close + mark.count
    }

    /// The first place of a closing mark at or after `start`. Complexity: O(n) for all calls with ascending places together.
    private mutating func first(_ mark: String, from start: Int) -> Int? {
        if let last = found[mark], last >= start { return last < text.count ? last : nil }
        let wanted = Array(mark)
        var at = start
        while at + wanted.count <= text.count {
            if text[at] == wanted[0], wanted.count == 1 || text[at + 1] == wanted[1] {
                found[mark] = at
                return at
            }
            at += 1
        }
        found[mark] = text.count
        return nil
    }

    private mutating func reference(_ at: inout Int, in range: Range<Int>) {
        let bytes = Array(String(text[at..<min(range.upperBound, at + 14)]).utf8)
        guard let (decoded, end) = CharacterReference.text(in: bytes[...], from: 0) else { return keep(&at) }
        out.append(contentsOf: decoded)
        // References are ASCII, one byte per character.
        at += end
    }

    private func length(of mark: Character, _ start: Int, in range: Range<Int>) -> Int {
        var end = start
        while end < range.upperBound, text[end] == mark { end += 1 }
        return end - start
    }

    /// A mark with space on both sides is a character of the text: `2 * 3`.
    private func isLoose(_ at: Int, _ run: Int, in range: Range<Int>) -> Bool {
        let before = at > range.lowerBound ? text[at - 1] : " "
        let after = at + run < range.upperBound ? text[at + run] : " "
        return before.isWhitespace && after.isWhitespace
    }

    /// `==marked==` loses its marks; `a == b` and `a==b` are text.
    private mutating func mark(_ at: inout Int, in range: Range<Int>) {
        let run = length(of: "=", at, in: range)
        if run == 2, markEnd == at {
            at += 2
        } else if run == 2, at + 2 < range.upperBound, !text[at + 2].isWhitespace, let close = first("==", from: at + 2),
            close - at <= Self.lookAhead,
            close + 2 <= range.upperBound, !text[close - 1].isWhitespace
        {
            markEnd = close
            at += 2
        } else {
            out.append(contentsOf: text[at..<at + run])
            at += run
        }
    }

    /// `[[page]]` and `[[page|label]]`; for a place in a page (`[[page#part]]`), both parts are text.
    private mutating func wikilink(_ start: Int, in range: Range<Int>) -> (label: Range<Int>, end: Int)? {
        guard start + 1 < range.upperBound, text[start + 1] == "[", let close = first("]]", from: start + 2),
            close - start <= Self.lookAhead,
            close + 2 <= range.upperBound, !text[(start + 2)..<close].contains("[")
        else { return nil }
        let bar = text[(start + 2)..<close].lastIndex(of: "|")
        return ((bar.map { $0 + 1 } ?? start + 2)..<close, close + 2)
    }

    /// `[label](target)`, `[label][name]`; a footnote mark `[^1]` has an empty label.
    private mutating func link(_ start: Int, in range: Range<Int>) -> (label: Range<Int>, end: Int)? {
        guard first("]", from: start) != nil, let close = closing("[", "]", start, in: range) else { return nil }
        let label = start + 1..<close
        if start + 1 < close, text[start + 1] == "^" { return (close..<close, close + 1) }
        let next = close + 1
        guard next < range.upperBound else { return nil }
        if text[next] == "(", first(")", from: next) != nil, let end = closing("(", ")", next, in: range) { return (label, end + 1) }
        if text[next] == "[", let end = closing("[", "]", next, in: range) { return (label, end + 1) }
        return nil
    }

    private func closing(_ open: Character, _ close: Character, _ start: Int, in range: Range<Int>) -> Int? {
        var depth = 0
        for at in start..<min(range.upperBound, start + Self.lookAhead) {
            if text[at] == "\\" { continue }
            if text[at] == open { depth += 1 }
            if text[at] == close {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }

    /// Drops a tag; the address of `<https://…>` stays.
    private mutating func tag(_ at: inout Int, in range: Range<Int>) {
        guard at + 1 < range.upperBound, text[at + 1].isLetter || text[at + 1] == "/" || text[at + 1] == "!",
            let close = first(">", from: at + 1), close - at <= Self.lookAhead, close < range.upperBound
        else { return keep(&at) }
        let inner = text[(at + 1)..<close]
        if inner.contains(":") || inner.contains("@"), !inner.contains(where: \.isWhitespace) {
            out.append(contentsOf: inner)
        } else {
            let name = String(inner.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }).lowercased()
            // `<y>` of `x<y>z` is not a tag.
            guard HTMLElements.isKnown(name) || inner.first == "!" || inner.contains("-") else { return keep(&at) }
            if name == "br" || HTMLElements.blocks.contains(name) || name == "td" || name == "th" { out.append(name == "br" ? "\n" : " ") }
        }
        at = close + 1
    }
}
