/// Cuts HTML into tags and texts as the HTML standard's tokenizer does (https://html.spec.whatwg.org/#tokenization). Comments and
/// declarations are skipped. Complexity: O(n), whatever is left unclosed.
struct PageTokenizer {
    enum Token {
        case text(Range<Int>)
        /// `content` is what a raw element holds, from its start tag up to its end tag; nil for others.
        case start(PageElement, isSelfClosing: Bool, content: Range<Int>?)
        case end(PageElement)
        case finish
    }

    /// An attribute of the last start tag, its value as written.
    struct RawAttribute {
        var name: PageAttribute
        var value: Range<Int>
    }

    let bytes: [UInt8]
    let end: Int
    private(set) var at = 0
    /// Of the last start tag, no name twice.
    private(set) var attributes: [RawAttribute] = []
    /// Of the last tag.
    private(set) var name: Range<Int> = 0..<0
    /// Raw elements that nothing closes from here on, one bit each, so as not to search again.
    private var unclosed: UInt16 = 0
    private var isCommentUnclosed = false

    /// Of one tag; further ones are skipped.
    private static let mostAttributes = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        end = min(bytes.count, 1 << 30)
    }

    mutating func next() -> Token {
        while at < end {
            let start = at
            var open = at
            repeat {
                open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: open, end: end) ?? end
                if open + 1 < end, beginsTag(bytes[open + 1]) { break }
                open = min(end, open + 1)
            } while open < end
            if open > start {
                at = open
                return .text(start..<open)
            }
            at = open + 1
            switch bytes[at] {
            case UInt8(ascii: "!"): skipDeclaration()
            case UInt8(ascii: "?"): skipPast(UInt8(ascii: ">"))
            case UInt8(ascii: "/"):
                at += 1
                guard at < end, isLetter(bytes[at]) else {
                    skipPast(UInt8(ascii: ">"))
                    continue
                }
                let element = readName()
                readAttributes(keeping: false)
                return .end(element)
            default: return startTag()
            }
        }
        return .finish
    }

    private func beginsTag(_ byte: UInt8) -> Bool {
        isLetter(byte) || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?")
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    private mutating func startTag() -> Token {
        let element = readName()
        let isSelfClosing = readAttributes(keeping: true)
        guard PageElementSet.rawText.contains(element), !(isSelfClosing && (element == .svg || element == .math)) else {
            return .start(element, isSelfClosing: isSelfClosing, content: nil)
        }
        guard let close = rawEnd(of: element) else {
            // Nothing closes it: a script takes the rest, as in a browser; the content of others is read as markup.
            guard element == .script || element == .style else { return .start(element, isSelfClosing: isSelfClosing, content: nil) }
            let content = at..<end
            at = end
            return .start(element, isSelfClosing: isSelfClosing, content: content)
        }
        let content = at..<close
        at = close
        skipPast(UInt8(ascii: ">"))
        return .start(element, isSelfClosing: false, content: content)
    }

    /// Where the end tag of a raw element begins.
    private mutating func rawEnd(of element: PageElement) -> Int? {
        let bit: UInt16
        let word: StaticString
        switch element {
        case .script: (bit, word) = (1, "script")
        case .style: (bit, word) = (2, "style")
        case .iframe: (bit, word) = (4, "iframe")
        case .noembed: (bit, word) = (8, "noembed")
        case .noframes: (bit, word) = (16, "noframes")
        case .xmp: (bit, word) = (32, "xmp")
        case .textarea: (bit, word) = (64, "textarea")
        case .title: (bit, word) = (128, "title")
        case .svg: (bit, word) = (256, "svg")
        default: (bit, word) = (512, "math")
        }
        guard unclosed & bit == 0 else { return nil }
        var from = at
        while let slash = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: from, end: end) {
            from = slash + 1
            guard from < end, bytes[from] == UInt8(ascii: "/"), ByteSearch.matches(word, in: bytes, at: from + 1) else { continue }
            let behind = from + 1 + word.utf8CodeUnitCount
            if behind >= end || !isLetter(bytes[behind]) { return slash }
        }
        unclosed |= bit
        return nil
    }

    private mutating func skipPast(_ byte: UInt8) {
        at = ByteSearch.firstIndex(of: byte, in: bytes, from: at, end: end).map { $0 + 1 } ?? end
    }

    private mutating func skipDeclaration() {
        guard ByteSearch.matches("!--", in: bytes, at: at), !isCommentUnclosed else { return skipPast(UInt8(ascii: ">")) }
        // `<!-->` and `<!--->` are whole.
        var from = at + 3
        if ByteSearch.matches(">", in: bytes, at: from) || ByteSearch.matches("->", in: bytes, at: from) {
            return skipPast(UInt8(ascii: ">"))
        }
        while let close = ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from: from, end: end) {
            if close >= at + 5, bytes[close - 1] == UInt8(ascii: "-") || bytes[close - 1] == UInt8(ascii: "!"),
                bytes[close - 2] == UInt8(ascii: "-"),
                bytes[close - 1] == UInt8(ascii: "-") || bytes[close - 3] == UInt8(ascii: "-")
            {
                at = close + 1
                return
            }
            from = close + 1
        }
        // Better to read what follows than to lose it.
        isCommentUnclosed = true
        skipPast(UInt8(ascii: ">"))
    }

    /// Reads the name that begins here.
    private mutating func readName() -> PageElement {
        let start = at
        var word: UInt64 = 0
        var count: UInt64 = 0
        while at < end {
            var byte = bytes[at]
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") { break }
            if (0x41...0x5A).contains(byte) { byte |= 0x20 }
            word = count < 8 ? word | UInt64(byte) << (count * 8) : (word ^ UInt64(byte)) &* 0x100_0000_01B3
            count += 1
            at += 1
        }
        name = start..<at
        return PageElement.named(count <= 8 ? word : word ^ count << 56)
    }

    /// Reads past the tag's `>`.
    /// - Returns: whether the tag ends in `/>`.
    @discardableResult
    private mutating func readAttributes(keeping: Bool) -> Bool {
        if keeping { attributes.removeAll(keepingCapacity: true) }
        while at < end {
            let byte = bytes[at]
            if byte <= 0x20 {
                at += 1
            } else if byte == UInt8(ascii: ">") {
                at += 1
                return false
            } else if byte == UInt8(ascii: "/") {
                at += 1
                if at < end, bytes[at] == UInt8(ascii: ">") {
                    at += 1
                    return true
                }
            } else {
                readAttribute(keeping)
            }
        }
        return false
    }

    private mutating func readAttribute(_ keeping: Bool) {
        var word: UInt64 = 0
        var count: UInt64 = 0
        repeat {
            var byte = bytes[at]
            // A leading `=` belongs to the name.
            if byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || (byte == UInt8(ascii: "=") && count > 0) { break }
            if (0x41...0x5A).contains(byte) { byte |= 0x20 }
            word = count < 8 ? word | UInt64(byte) << (count * 8) : (word ^ UInt64(byte)) &* 0x100_0000_01B3
            count += 1
            at += 1
        } while at < end
        skipSpaces()
        var value = at..<at
        if at < end, bytes[at] == UInt8(ascii: "=") {
            at += 1
            skipSpaces()
            value = readValue()
        }
        guard keeping, attributes.count < Self.mostAttributes, let name = PageAttribute.named(count <= 8 ? word : word ^ count << 56),
            !attributes.contains(where: { $0.name == name })
        else { return }
        attributes.append(RawAttribute(name: name, value: value))
    }

    private mutating func readValue() -> Range<Int> {
        guard at < end else { return at..<at }
        let quote = bytes[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = at + 1
            let close = ByteSearch.firstIndex(of: quote, in: bytes, from: start, end: end) ?? end
            at = min(end, close + 1)
            return start..<close
        }
        let start = at
        while at < end, bytes[at] > 0x20, bytes[at] != UInt8(ascii: ">") { at += 1 }
        return start..<at
    }

    private mutating func skipSpaces() {
        while at < end, bytes[at] <= 0x20 { at += 1 }
    }
}
