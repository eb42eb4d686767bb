/// A JSON value as pages embed it: what no article field needs (true, false, null, very long texts) is `nothing`.
enum LenientJSONValue: Equatable {
    case nothing
    case text(String)
    case number(String)
    case list([LenientJSONValue])
    case object([LenientJSONMember])
}

/// A named value of an object.
struct LenientJSONMember: Equatable {
    /// In lower case: pages write `dateModified` and `datemodified`.
    var name: String
    var value: LenientJSONValue
}

/// Reads the JSON of scripts in pages, written by templates and people, as far as possible.
///
/// Besides RFC 8259 it takes comments of HTML, CDATA and JavaScript, several values in a row, raw control characters, extra commas, missing
/// values, names without quotes, single quotes, unknown escapes, quotes within a text that are not escaped, and a missing end. It never
/// fails: what makes no sense is skipped. Complexity: O(bytes).
struct LenientJSON {
    /// Deeper values are skipped.
    static let maxDepth = 48
    /// Most values of a script; further ones are skipped.
    static let mostValues = 20_000
    /// Bytes of a text; a longer one (an article's whole body) is `nothing`.
    static let longestText = 8_192

    private let bytes: [UInt8]
    private let longestText: Int
    private let keepsLines: Bool
    private var at = 0
    private var valueCount = 0

    /// - Parameter keepsWhole: whether texts of any length are kept, and the line breaks in them.
    init(_ bytes: [UInt8], keepsWhole: Bool = false) {
        self.bytes = bytes
        longestText = keepsWhole ? bytes.count : Self.longestText
        keepsLines = keepsWhole
    }

    /// The objects and lists in the bytes, one after another.
    mutating func values() -> [LenientJSONValue] {
        var values: [LenientJSONValue] = []
        while at < bytes.count {
            skipBlanks()
            guard let byte = peek else { break }
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                values.append(value(within: .list, depth: 0))
            } else {
                at += 1
            }
        }
        return values
    }

    /// Where a text is: it decides which quote ends it.
    private enum Place {
        case name, member, list
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func has(_ text: StaticString, at start: Int) -> Bool {
        guard start + text.utf8CodeUnitCount <= bytes.count else { return false }
        var index = start
        for byte in text.description.utf8 {
            guard bytes[index] == byte else { return false }
            index += 1
        }
        return true
    }

    /// Moves on over white space, control characters and comments.
    private mutating func skipBlanks() {
        while at < bytes.count {
            let byte = bytes[at]
            if byte <= 0x20 || byte == 0xEF && has("\u{FEFF}", at: at) || byte == 0xC2 && has("\u{A0}", at: at) {
                at += byte == 0xEF ? 3 : byte == 0xC2 ? 2 : 1
            } else if byte == UInt8(ascii: "/"), has("//", at: at) {
                // `//<![CDATA[` and `//]]>` are on lines of their own, or before the value on the same line.
                if has("//<![CDATA[", at: at) { at += 11 } else { skip(behind: "\n") }
            } else if byte == UInt8(ascii: "/"), has("/*", at: at) {
                at += 2
                skip(behind: "*/")
            } else if byte == UInt8(ascii: "<"), has("<!--", at: at) {
                at += 4
            } else if byte == UInt8(ascii: "<"), has("<![CDATA[", at: at) {
                at += 9
            } else if byte == UInt8(ascii: "-"), has("-->", at: at) {
                at += 3
            } else if byte == UInt8(ascii: "]"), has("]]>", at: at) {
                at += 3
            } else {
                return
            }
        }
    }

    private mutating func skip(behind end: StaticString) {
        while at < bytes.count, !has(end, at: at) { at += 1 }
        at = min(bytes.count, at + end.utf8CodeUnitCount)
    }

    private mutating func value(within place: Place, depth: Int) -> LenientJSONValue {
        valueCount += 1
        switch peek {
        case UInt8(ascii: "{")?:
            at += 1
            let members = members(depth: depth + 1)
            return depth < Self.maxDepth && valueCount < Self.mostValues ? .object(members) : .nothing
        case UInt8(ascii: "[")?:
            at += 1
            let items = items(depth: depth + 1)
            return depth < Self.maxDepth && valueCount < Self.mostValues ? .list(items) : .nothing
        case UInt8(ascii: "\"")?, UInt8(ascii: "'")?:
            return text(place).map(LenientJSONValue.text) ?? .nothing
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte):
            let start = at
            while let byte = peek, isDigit(byte) || "+-.eE".utf8.contains(byte) { at += 1 }
            return at - start <= 40 ? .number(String(decoding: bytes[start..<at], as: UTF8.self)) : .nothing
        default:
            _ = word()
            return .nothing
        }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// `true`, `undefined`, an unquoted name; empty if none is there.
    private mutating func word() -> String {
        let start = at
        while let byte = peek,
            isDigit(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
                || byte == UInt8(ascii: "@")
        { at += 1 }
        return at - start <= 100 ? String(decoding: bytes[start..<at], as: UTF8.self) : ""
    }

    /// Nesting beyond the limit is walked without a stack: everything up to the bracket that closes it goes.
    private mutating func skipNested() {
        var open = 1
        while open > 0, let byte = peek {
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["): open += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): open -= 1
            case UInt8(ascii: "\""):
                at += 1
                while let byte = peek, byte != UInt8(ascii: "\"") { at += byte == UInt8(ascii: "\\") ? 2 : 1 }
            default: break
            }
            at += 1
        }
        at = min(at, bytes.count)
    }

    private mutating func members(depth: Int) -> [LenientJSONMember] {
        if depth > Self.maxDepth {
            skipNested()
            return []
        }
        var members: [LenientJSONMember] = []
        while true {
            skipBlanks()
            guard let byte = peek else { return members }
            let name: String?
            switch byte {
            case UInt8(ascii: "}"):
                at += 1
                return members
            case UInt8(ascii: "]"): return members
            case UInt8(ascii: "\""), UInt8(ascii: "'"): name = text(.name)
            default:
                let start = at
                name = word()
                if at == start {
                    at += 1
                    continue
                }
            }
            skipBlanks()
            guard peek == UInt8(ascii: ":") else { continue }
            at += 1
            skipBlanks()
            let value = value(within: .member, depth: depth)
            if let name, value != .nothing, valueCount < Self.mostValues {
                members.append(LenientJSONMember(name: name.lowercased(), value: value))
            }
        }
    }

    private mutating func items(depth: Int) -> [LenientJSONValue] {
        if depth > Self.maxDepth {
            skipNested()
            return []
        }
        var items: [LenientJSONValue] = []
        while true {
            skipBlanks()
            guard let byte = peek else { return items }
            switch byte {
            case UInt8(ascii: "]"):
                at += 1
                return items
            case UInt8(ascii: "}") where depth > 1: return items
            case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "}"): at += 1
            default:
                let start = at
                let value = value(within: .list, depth: depth)
                if at == start { at += 1 }
                if value != .nothing, valueCount < Self.mostValues { items.append(value) }
            }
        }
    }

    /// Reads the text at the place, quotes and all; nil for one that is too long.
    private mutating func text(_ place: Place) -> String? {
        let quote = bytes[at]
        at += 1
        let start = at
        var out: [UInt8] = []
        while let byte = peek {
            if byte == quote, closes(at, place) { break }
            if byte == UInt8(ascii: "\\") {
                escape(into: &out)
            } else {
                // White space that should have been escaped, and invalid characters.
                if out.count <= longestText { out.append(byte < 0x20 ? 0x20 : byte) }
                at += 1
            }
        }
        let length = at - start
        at = min(at + 1, bytes.count)
        return length <= longestText ? String(decoding: out, as: UTF8.self) : nil
    }

    /// Whether the quote at an offset ends a text: what may follow a text follows it.
    private func closes(_ quote: Int, _ place: Place) -> Bool {
        var next = quote + 1
        var isLineBetween = false
        func skipSpaces() {
            while next < bytes.count, bytes[next] <= 0x20 {
                if bytes[next] == 0x0A || bytes[next] == 0x0D { isLineBetween = true }
                next += 1
            }
        }
        skipSpaces()
        guard next < bytes.count else { return true }
        switch bytes[next] {
        case UInt8(ascii: ":"): return place == .name
        case UInt8(ascii: "}"): return place != .name
        case UInt8(ascii: "]"): return true
        case UInt8(ascii: "/"), UInt8(ascii: "<"): return place != .name && isLineBetween
        case UInt8(ascii: "\""): return isLineBetween
        case UInt8(ascii: ","):
            next += 1
            skipSpaces()
            guard next < bytes.count, !isLineBetween else { return true }
            let byte = bytes[next]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")
                || has("//", at: next) || has("/*", at: next)
            {
                return true
            }
            guard place == .list else { return place == .member && isBareName(at: next) }
            return byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || isDigit(byte) || has("null", at: next) || has("true", at: next)
                || has("false", at: next)
        default: return false
        }
    }

    /// Whether a name without quotes and a colon are at an offset.
    private func isBareName(at start: Int) -> Bool {
        var next = start
        while next < bytes.count, next - start < 40,
            isDigit(bytes[next]) || (0x41...0x5A).contains(bytes[next] & 0xDF) || bytes[next] == UInt8(ascii: "_")
        { next += 1 }
        return next > start && next < bytes.count && bytes[next] == UInt8(ascii: ":")
    }

    private mutating func escape(into out: inout [UInt8]) {
        at += 1
        guard let kind = peek else { return }
        at += 1
        let isFull = out.count > longestText
        switch kind {
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            if !isFull { out.append(keepsLines && kind == UInt8(ascii: "n") ? 0x0A : 0x20) }
        case UInt8(ascii: "u"):
            guard var code = hexadecimal() else { return }
            if (0xD800..<0xDC00).contains(code), has("\\u", at: at) {
                at += 2
                let low = hexadecimal() ?? 0
                code = (0xDC00..<0xE000).contains(low) ? 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
            }
            if !isFull { out.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8) }
        default:
            if !isFull { out.append(kind < 0x20 ? 0x20 : kind) }
        }
    }

    /// Four digits, which are read; nil, and nothing read, where there are fewer.
    private mutating func hexadecimal() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        var code: UInt32 = 0
        for byte in bytes[at..<at + 4] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            code = code << 4 | UInt32(digit)
        }
        at += 4
        return code
    }
}
