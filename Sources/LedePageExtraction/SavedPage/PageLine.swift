/// One line of a text that may be a saved page, with what can be told from it alone.
struct PageLine {
    /// Without white space at its ends; never empty.
    var text: String
    /// Counted from 1 in the text.
    var number: Int
    /// Whether a blank line comes before it.
    var isBlankBefore: Bool
    /// Words, or half the characters if spaces do not separate words.
    var words: Int
    /// Ends as a sentence does, closing quotes and brackets disregarded.
    var endsSentence: Bool
    /// Ends in `…`, `...` or `[…]`: perhaps cut off.
    var isCutOff: Bool
    /// Why it is not part of the story, as far as the line alone tells.
    var label: LineLabel?
    /// The label rests only on a common word.
    var isWeaklyLabelled: Bool
    /// As long and punctuated as story text.
    private var readsAsText: Bool

    init(_ text: String, number: Int, isBlankBefore: Bool) {
        self.text = text
        self.number = number
        self.isBlankBefore = isBlankBefore
        words = Self.countWords(text)
        (endsSentence, isCutOff) = Self.ending(of: text)
        label = nil
        isWeaklyLabelled = false
        readsAsText = endsSentence && words >= 6
        if !readsAsText, words >= 12 {
            readsAsText = Self.holdsSentenceEnd(text) || (words >= 25 && Self.isPunctuated(text) && !Self.isMostlyCapitalised(text))
        }
        guard words <= 80, text.utf8.count <= 1200 else { return }
        if text.hasPrefix("[ ]") || text.hasPrefix("[*]") || text.hasPrefix("( )") || text.hasPrefix("(*)") {
            label = .form
            return
        }
        // `[Send]` is a button in brackets.
        if Self.isPlaceholder(text), !PageVocabulary.isBoilerplateWord(text) {
            label = .caption
            isWeaklyLabelled = true
            return
        }
        if !text.utf8.contains(where: { $0 >= 0xC3 && $0 != 0xE2 || ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
        ) {
            // Rules, empty bullets.
            label = .outside
            return
        }
        let normalized = NormalizedLine.bytes(of: text)
        label = Self.label(of: normalized, text, words)
        isWeaklyLabelled = label != nil && words <= 2 && PageVocabulary.isWeak(String(decoding: normalized, as: UTF8.self))
    }

    /// Begins with a bullet, or a list number: `3. `
    var isBulleted: Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if Self.bullets.contains(first) { return true }
        guard ("0"..."9").contains(first) else { return false }
        let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
        let behind = text.utf8.dropFirst(digits)
        return digits <= 2 && (behind.first == UInt8(ascii: ".") || behind.first == UInt8(ascii: ")")) && behind.dropFirst().first == 0x20
    }

    /// A list item, or the end of a sentence that begins elsewhere.
    var isListItem: Bool { isBulleted || text.first?.isLowercase == true }

    private static let bullets: Set<Unicode.Scalar> = ["•", "*", "-", "·", "▪", "●", "○", "□", "☆", "◦", "‣", "►", "▶", "→", "■", "✓"]

    /// Without leading bullets and spaces.
    var unbulleted: Substring {
        var rest = text[...]
        while let first = rest.unicodeScalars.first, first == " " || Self.bullets.contains(first) { rest.unicodeScalars.removeFirst() }
        return rest
    }

    /// Whether a line's first characters are a bullet.
    static func startsWithBullet(_ text: some StringProtocol) -> Bool { text.unicodeScalars.first.map { bullets.contains($0) } ?? false }

    /// Reads as a paragraph of a story.
    var isProse: Bool { label == nil && readsAsText }

    /// What programs that turn pages into text put in place of a picture or field: `[blank_1x1]`, `[        ]`.
    var isPlaceholder: Bool { Self.isPlaceholder(text) }

    private static func isPlaceholder(_ text: String) -> Bool {
        guard text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") else { return false }
        let inside = text.utf8.dropFirst().dropLast()
        return inside.allSatisfy { $0 == 0x20 || $0 == UInt8(ascii: "_") }
            || (!inside.contains(0x20) && !inside.allSatisfy { $0 >= 0x30 && $0 <= 0x39 })
    }

    /// A sentence ends within the text: a lower-case letter, a mark, then a capital or a quotation mark.
    private static func holdsSentenceEnd(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count > 8 else { return false }
        for index in 3..<scalars.count - 2 where scalars[index] == "." || scalars[index] == "?" || scalars[index] == "!" {
            guard scalars[index + 1] == " " || scalars[index + 1] == "\n",
                (index - 3..<index).allSatisfy({ scalars[$0].properties.isLowercase })
            else { continue }
            let next = scalars[index + 2]
            if next.properties.isUppercase || "\"“„«»".unicodeScalars.contains(next) { return true }
        }
        return false
    }

    /// A comma or another mark within: tags and menus have none.
    private static func isPunctuated(_ text: String) -> Bool {
        text.utf8.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "?") }
            || text.contains("、") || text.contains("，")
    }

    /// More than three words of five begin with a capital: a row of links, not a text.
    private static func isMostlyCapitalised(_ text: String) -> Bool {
        var (words, capitals) = (0, 0)
        for word in text.split(whereSeparator: \.isWhitespace) {
            words += 1
            if let first = word.first, !first.isLowercase { capitals += 1 }
        }
        return capitals * 5 > words * 3
    }

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

    private static func label(of bytes: [UInt8], _ text: String, _ words: Int) -> LineLabel? {
        if bytes.isEmpty { return nil }
        if words <= 8 {
            let line = String(decoding: bytes, as: UTF8.self)
            if let label = PageVocabulary.label(exactly: line) { return label }
            if let label = withoutCount(bytes).flatMap({ PageVocabulary.label(exactly: $0) }) { return label }
            if let label = ShortNote.label(of: line) { return label }
        }
        let isSentence = text.utf8.last == UInt8(ascii: ".") && words >= 9
        // "Newsletter subscriptions rose by a third, the paper said." is a sentence; sentences of forms are found by their content.
        let beginning = PageVocabulary.beginnings.phrase(in: bytes, at: 0, words: words) { phrase in
            guard isSentence, phrase.label != .footer else { return true }
            return !phrase.isOneWord && ![.navigation, .share, .notice].contains(phrase.label)
        }
        if let beginning { return beginning.label }
        if let content = PageVocabulary.contents.phrase(anywhereIn: bytes, words: words) { return content.label }
        if words <= 12, text.utf8.last != UInt8(ascii: "."), isLinkRow(bytes) { return .navigation }
        if CaptionCredit.ends(text, normalized: bytes, words: words) { return .caption }
        return nil
    }

    /// `Comments (34)`, `3. Trending:` without number and brackets; nil if there is nothing else, or neither.
    private static func withoutCount(_ bytes: [UInt8]) -> String? {
        func isOfCount(_ byte: UInt8) -> Bool {
            byte <= 0x3A && (byte >= 0x30 || byte == 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")"))
        }
        guard let first = bytes.firstIndex(where: { !isOfCount($0) }), let last = bytes.lastIndex(where: { !isOfCount($0) }),
            last - first + 1 < bytes.count
        else { return nil }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }

    /// A row of menu entries, each a fixed phrase: `Home | News | Contact`, `Facebook Twitter WhatsApp`.
    private static func isLinkRow(_ line: [UInt8]) -> Bool {
        let words = line.split(separator: 0x20)
        func isKnown(_ phrase: ArraySlice<UInt8>) -> Bool { PageVocabulary.label(exactly: String(decoding: phrase, as: UTF8.self)) != nil }
        if let first = words.first, words.count >= 2, isKnown(first), words.count(where: isKnown) * 3 >= words.count * 2 { return true }
        let parts = linkParts(of: line)
        return parts.count >= 3 && parts.count(where: isKnown) * 3 >= parts.count * 2
    }

    /// What is between `|`, `>`, `/`, `•`, `·`, `›` and `»`.
    private static func linkParts(of line: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = 0
        func add(upTo end: Int) {
            var part = line[start..<end]
            while part.first == 0x20 { part.removeFirst() }
            while part.last == 0x20 { part.removeLast() }
            if start < end { parts.append(part) }
        }
        var at = 0
        while at < line.count {
            var length = 0
            switch line[at] {
            case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "/"): length = 1
            case 0xC2 where at + 1 < line.count && (line[at + 1] == 0xB7 || line[at + 1] == 0xBB): length = 2
            case 0xE2 where at + 2 < line.count && line[at + 1] == 0x80 && (line[at + 2] == 0xA2 || line[at + 2] == 0xBA): length = 3
            default: break
            }
            if length > 0 {
                add(upTo: at)
                start = at + length
            }
            at += max(1, length)
        }
        add(upTo: line.count)
        return parts
    }
}
