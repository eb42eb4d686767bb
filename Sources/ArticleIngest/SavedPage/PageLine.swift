/// One line of a text that may be a saved page, with what can be said of it by itself.
struct PageLine {
    /// Without white space at its ends; never empty.
    var text: String
    /// Counted from 1 in the text.
    var number: Int
    /// Whether a blank line stands before it.
    var isBlankBefore: Bool
    /// Words, or half the characters where words are not parted by spaces.
    var words: Int
    /// Ends as a sentence does, closing quotes and brackets disregarded.
    var endsSentence: Bool
    /// Ends in `…`, `...` or `[…]`: perhaps cut off.
    var isCutOff: Bool
    /// Why it is no story, as far as the line alone tells.
    var label: LineLabel?
    /// The label rests on a common word alone.
    var isWeaklyLabelled: Bool

    init(_ text: String, number: Int, isBlankBefore: Bool) {
        self.text = text
        self.number = number
        self.isBlankBefore = isBlankBefore
        words = Self.countWords(text)
        (endsSentence, isCutOff) = Self.ending(of: text)
        label = nil
        isWeaklyLabelled = false
        guard words <= 80, text.utf8.count <= 1200 else { return }
        let normalized = Self.normalized(text)
        label = Self.label(of: normalized, text, words)
        isWeaklyLabelled = label != nil && PageVocabulary.isWeak(normalized)
    }

    /// Long enough and punctuated like the text of a story.
    var isProse: Bool { label == nil && ((endsSentence && words >= 6) || words >= 25) }

    private static func countWords(_ text: String) -> Int {
        var words = 0
        var isInside = false
        var wide = 0
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x09 || byte == 0x0A {
                isInside = false
            } else {
                if !isInside { words += 1 }
                isInside = true
                // Lead bytes of U+3000 to U+9FFF.
                if (0xE3...0xE9).contains(byte) { wide += 1 }
            }
        }
        return words + wide / 2
    }

    private static func ending(of text: String) -> (endsSentence: Bool, isCutOff: Bool) {
        var rest = text.unicodeScalars[...]
        trimming: while let last = rest.last {
            switch last {
            case "\"", "'", "”", "’", "»", "“", ")", "]", "›", "‘", "*", "」", "』": rest.removeLast()
            default: break trimming
            }
        }
        let endsSentence: Bool
        switch rest.last {
        case ".", "!", "?", "…", "。", "！", "？", "।", "؟", ":": endsSentence = true
        default: endsSentence = false
        }
        guard endsSentence, rest.last == "…" || rest.last == "." else { return (endsSentence, false) }
        return (true, cutOffEnds.contains { text.hasSuffix($0) })
    }

    private static let cutOffEnds = ["…", "...", "[…]", "[...]", "(…)"]

    /// Lower case, straight quotes, single spaces, no marks at the ends but a colon, a bracket or a copyright sign.
    static func normalized(_ text: String) -> String {
        if let bytes = normalizedASCII(text) { return String(decoding: bytes, as: UTF8.self).trimmingCharacters(of: marks) }
        var out = ""
        out.reserveCapacity(text.utf8.count)
        var pendingSpace = false
        for scalar in text.lowercased().unicodeScalars {
            var scalar = scalar
            switch scalar {
            case "’", "‘", "ʼ", "`": scalar = "'"
            case "“", "”", "„", "«", "»": scalar = "\""
            case " ", "\t", "\n", "\u{A0}", "\u{200B}":
                pendingSpace = true
                continue
            default: break
            }
            if pendingSpace, !out.isEmpty { out.unicodeScalars.append(" ") }
            pendingSpace = false
            out.unicodeScalars.append(scalar)
        }
        return out.trimmingCharacters(of: marks)
    }

    private static let marks = " *.!?›→>←<▼▾▲|•·-–—+[]\"…"

    /// The same for text without other characters; nil where there are some.
    private static func normalizedASCII(_ text: String) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        var pendingSpace = false
        for byte in text.utf8 {
            if byte >= 0x80 { return nil }
            if byte == 0x20 || byte == 0x09 || byte == 0x0A {
                pendingSpace = true
                continue
            }
            if pendingSpace, !out.isEmpty { out.append(0x20) }
            pendingSpace = false
            if (0x41...0x5A).contains(byte) { out.append(byte | 0x20) } else { out.append(byte == UInt8(ascii: "`") ? UInt8(ascii: "'") : byte) }
        }
        return out
    }

    private static func label(of line: String, _ text: String, _ words: Int) -> LineLabel? {
        if line.isEmpty { return nil }
        if words <= 8 {
            if let label = PageVocabulary.label(exactly: line) { return label }
            let bare = line.trimmingCharacters(of: ":0123456789() ")
            if let label = PageVocabulary.label(exactly: bare), !bare.isEmpty { return label }
        }
        let bytes = Array(line.utf8)
        let isSentence = text.hasSuffix(".") && words >= 9
        // "Newsletter subscriptions rose by a third, the paper said." is a sentence; what forms say in sentences is found by its content.
        let beginning = PageVocabulary.beginnings.phrase(in: bytes, at: 0, words: words) { phrase in
            guard isSentence, phrase.label != .footer else { return true }
            return !phrase.isOneWord && ![.navigation, .share, .notice].contains(phrase.label)
        }
        if let beginning { return beginning.label }
        if let content = PageVocabulary.contents.phrase(anywhereIn: bytes, words: words) { return content.label }
        if words <= 12, !text.hasSuffix("."), isLinkRow(line) { return .navigation }
        if CaptionCredit.ends(text, normalized: bytes, words: words) { return .caption }
        return nil
    }

    /// A row of menu entries, each a fixed phrase: `Home | News | Contact`, `Facebook Twitter WhatsApp`.
    private static func isLinkRow(_ line: String) -> Bool {
        let words = line.utf8.split(separator: 0x20).map { String(Substring($0)) }
        if let first = words.first, words.count >= 2, PageVocabulary.label(exactly: first) != nil {
            let known = words.filter { PageVocabulary.label(exactly: $0) != nil }.count
            if known * 3 >= words.count * 2 { return true }
        }
        guard line.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") || $0 == 0xC2 || $0 == 0xE2 })
        else { return false }
        let parts = line.split(whereSeparator: { "|•·›»>/".contains($0) }).map { $0.trimmingSpaces() }
        guard parts.count >= 3 else { return false }
        let known = parts.filter { PageVocabulary.label(exactly: $0) != nil }.count
        return known * 3 >= parts.count * 2
    }
}
