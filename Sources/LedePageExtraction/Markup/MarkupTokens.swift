/// The tags in a text that may be HTML: of known elements only, whole, and nothing within scripts, style sheets and comments.
struct MarkupTokens {
    enum Kind: Equatable {
        case start(hasAttributes: Bool, isClosed: Bool)
        case end
        /// A comment, a declaration, a processing instruction, or the frame of CDATA.
        case other
        /// A script or style sheet, from its first tag to its last.
        case silent
    }

    struct Token {
        var kind: Kind
        /// Lower case; of declarations what follows `!`.
        var name: String
        var range: Range<Int>
    }

    private(set) var tokens: [Token] = []
    private let bytes: [UInt8]

    /// Complexity: O(n), whatever is not closed.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var noCommentEnd = false
        var noRawEnd: Set<String> = []
        var at = 0
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            at = open + 1
            guard at < bytes.count else { break }
            switch bytes[at] {
            case UInt8(ascii: "!"):
                if matches("--", at: at + 1) {
                    guard !noCommentEnd else { continue }
                    guard let end = end(of: "-->", from: at + 3) else {
                        noCommentEnd = true
                        continue
                    }
                    add(.other, "comment", open, end, &at)
                } else if matches("[cdata[", at: at + 1) {
                    add(.other, "cdata", open, open + 9, &at)
                } else if matches("doctype", at: at + 1), let end = tagEnd(from: at) {
                    add(.other, "doctype", open, end, &at)
                }
            case UInt8(ascii: "?"):
                if matches("xml", at: at + 1), let end = tagEnd(from: at) { add(.other, "xml", open, end, &at) }
            case UInt8(ascii: "/"):
                guard let name = name(at: at + 1), let end = tagEnd(from: at + 1 + name.utf8.count) else { continue }
                add(.end, name, open, end, &at)
            default:
                guard let name = name(at: at), let end = tagEnd(from: at + name.utf8.count) else { continue }
                let inner = bytes[(at + name.utf8.count)..<(end - 1)]
                if HTMLElements.raw.contains(name), !noRawEnd.contains(name) {
                    if let close = rawEnd(name, from: end) {
                        add(.silent, name, open, close, &at)
                        continue
                    }
                    noRawEnd.insert(name)
                }
                add(
                    .start(hasAttributes: inner.contains(UInt8(ascii: "=")), isClosed: inner.last == UInt8(ascii: "/")), name, open, end,
                    &at)
            }
        }
        // The `]]>` that ends CDATA is looked for last: it is rare.
        guard tokens.contains(where: { $0.name == "cdata" }) else { return }
        at = 0
        while let end = end(of: "]]>", from: at) {
            tokens.append(Token(kind: .other, name: "cdata", range: end - 3..<end))
            at = end
        }
        tokens.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    private mutating func add(_ kind: Kind, _ name: String, _ start: Int, _ end: Int, _ at: inout Int) {
        tokens.append(Token(kind: kind, name: name, range: start..<end))
        at = end
    }

    private func matches(_ word: StaticString, at start: Int) -> Bool { ByteSearch.matches(word, in: bytes, at: start) }

    /// The known element whose name begins at `start`.
    private func name(at start: Int) -> String? {
        var end = start
        while end < bytes.count, end - start < 12,
            (0x61...0x7A).contains(bytes[end] | 0x20) || (end > start && (0x30...0x39).contains(bytes[end]))
        { end += 1 }
        guard end > start, end < bytes.count else { return nil }
        let next = bytes[end]
        guard next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") else { return nil }
        let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
        return HTMLElements.isKnown(name) ? name : nil
    }

    /// The place after the `>` of the tag whose attributes begin at `start`; nil if a `<` outside quotes, or the end, comes first.
    private func tagEnd(from start: Int) -> Int? {
        var at = start
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: ">"): return at + 1
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                // A quote within a word is a character: `<a href=x title=don't>`.
                if at > start, bytes[at - 1] == UInt8(ascii: "=") || bytes[at - 1] <= 0x20 {
                    guard let close = ByteSearch.firstIndex(of: bytes[at], in: bytes, from: at + 1) else { return nil }
                    at = close
                }
            default: break
            }
            at += 1
        }
        return nil
    }

    private func end(of word: StaticString, from start: Int) -> Int? {
        guard let first = word.description.utf8.first else { return nil }
        var at = start
        while let found = ByteSearch.firstIndex(of: first, in: bytes, from: at) {
            if matches(word, at: found) { return found + word.utf8CodeUnitCount }
            at = found + 1
        }
        return nil
    }

    private func rawEnd(_ name: String, from start: Int) -> Int? {
        var at = start
        while let open = ByteSearch.firstIndex(of: UInt8(ascii: "<"), in: bytes, from: at) {
            at = open + 1
            guard at < bytes.count, bytes[at] == UInt8(ascii: "/"), self.name(at: at + 1) == name else { continue }
            return ByteSearch.firstIndex(of: UInt8(ascii: ">"), in: bytes, from: at).map { $0 + 1 } ?? bytes.count
        }
        return nil
    }
}
