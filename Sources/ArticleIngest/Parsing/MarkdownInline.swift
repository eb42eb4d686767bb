/// The marks within a paragraph of Markdown.
enum MarkdownInline {
    /// The text of a line: images dropped, links reduced to their text, emphasis and code marks removed, escapes resolved, HTML tags dropped.
    ///
    /// Complexity: O(n) but for brackets without partner, which look ahead at most 2,000 characters each.
    static func plain(_ line: String) -> String {
        let characters = Array(line)
        var out: [Character] = []
        out.reserveCapacity(characters.count)
        append(characters[...], to: &out, depth: 0)
        return String(out).trimmingSpaces()
    }

    private static let lookAhead = 2000

    private static func append(_ text: ArraySlice<Character>, to out: inout [Character], depth: Int) {
        var at = text.startIndex
        while at < text.endIndex {
            let character = text[at]
            switch character {
            case "\\" where at + 1 < text.endIndex && (text[at + 1].isPunctuation || text[at + 1].isSymbol):
                out.append(text[at + 1])
                at += 2
            case "!" where at + 1 < text.endIndex && text[at + 1] == "[":
                if let link = link(in: text, at: at + 1) { at = link.end } else { out.append(character); at += 1 }
            case "[":
                if depth < 4, let link = link(in: text, at: at) {
                    append(text[link.label], to: &out, depth: depth + 1)
                    at = link.end
                } else {
                    out.append(character)
                    at += 1
                }
            case "`":
                at += 1
            case "*":
                let run = length(of: "*", in: text, at: at)
                if isLoose(text, at, run) { out.append(contentsOf: text[at..<at + run]) }
                at += run
            case "_":
                let run = length(of: "_", in: text, at: at)
                let before = at > text.startIndex ? text[at - 1] : " "
                let after = at + run < text.endIndex ? text[at + run] : " "
                let isInWord = (before.isLetter || before.isNumber) && (after.isLetter || after.isNumber)
                if isInWord || isLoose(text, at, run) { out.append(contentsOf: text[at..<at + run]) }
                at += run
            case "~" where at + 1 < text.endIndex && text[at + 1] == "~":
                at += 2
            case "<":
                if let end = tagEnd(in: text, at: at) {
                    let inner = text[at + 1..<end - 1]
                    if inner.contains(":"), !inner.contains(" ") { out.append(contentsOf: inner) }
                    at = end
                } else {
                    out.append(character)
                    at += 1
                }
            default:
                out.append(character)
                at += 1
            }
        }
    }

    private static func length(of mark: Character, in text: ArraySlice<Character>, at start: Int) -> Int {
        var end = start
        while end < text.endIndex, text[end] == mark { end += 1 }
        return end - start
    }

    /// A mark with space on both sides is a character of the text: `2 * 3`.
    private static func isLoose(_ text: ArraySlice<Character>, _ at: Int, _ run: Int) -> Bool {
        let before = at > text.startIndex ? text[at - 1] : " "
        let after = at + run < text.endIndex ? text[at + run] : " "
        return before.isWhitespace && after.isWhitespace
    }

    /// `[label](target)`, `[label][name]`; a footnote mark `[^1]` has an empty label.
    private static func link(in text: ArraySlice<Character>, at start: Int) -> (label: Range<Int>, end: Int)? {
        guard let close = closing("[", "]", in: text, at: start) else { return nil }
        let label = start + 1..<close
        if start + 1 < close, text[start + 1] == "^" { return (close..<close, close + 1) }
        let next = close + 1
        guard next < text.endIndex else { return nil }
        if text[next] == "(", let end = closing("(", ")", in: text, at: next) { return (label, end + 1) }
        if text[next] == "[", let end = closing("[", "]", in: text, at: next) { return (label, end + 1) }
        return nil
    }

    private static func closing(
        _ open: Character, _ close: Character, in text: ArraySlice<Character>, at start: Int
    ) -> Int? {
        var depth = 0
        for at in start..<min(text.endIndex, start + lookAhead) {
            if text[at] == "\\" { continue }
            if text[at] == open { depth += 1 }
            if text[at] == close {
                depth -= 1
                if depth == 0 { return at }
            }
        }
        return nil
    }

    private static func tagEnd(in text: ArraySlice<Character>, at start: Int) -> Int? {
        guard start + 1 < text.endIndex, text[start + 1].isLetter || text[start + 1] == "/" || text[start + 1] == "!" else {
            return nil
        }
        for at in start + 1..<min(text.endIndex, start + lookAhead) where text[at] == ">" { return at + 1 }
        return nil
    }
}
