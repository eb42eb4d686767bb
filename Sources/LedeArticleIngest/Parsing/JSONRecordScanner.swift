import LedePageExtraction

/// Parses one JSON object (RFC 8259): strictly, in one pass, with bounded nesting and members in their own order.
///
/// Foundation's parser loses the order of members and digits of numbers; in the tests it is the oracle for this one.
struct JSONRecordScanner {
    /// The deepest nesting that is accepted; Foundation's limit too.
    static let maxDepth = 512

    private let bytes: [UInt8]
    private var at = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The members of the object in the bytes; all members with the same name are given, in order.
    mutating func members() throws(JSONFault) -> [SourceField] {
        let members = try nextMembers()
        guard !hasMore else { throw fault("something follows the object") }
        return members
    }

    /// Whether anything but white space, a comma and record separators (RFC 7464) is left. Moves on to it.
    var hasMore: Bool {
        mutating get {
            skipSeparators()
            return at < bytes.count
        }
    }

    /// The members of the next of several consecutive objects.
    mutating func nextMembers() throws(JSONFault) -> [SourceField] {
        let isFirst = at == 0
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = max(at, 3) }
        if isFirst { skipSeparators() }
        guard peek() == UInt8(ascii: "{") else {
            throw fault(at >= bytes.count ? "nothing there" : isFirst ? "not an object" : "something follows the object")
        }
        at += 1
        var members: [SourceField] = []
        skipSpaces()
        if peek() == UInt8(ascii: "}") {
            at += 1
            return members
        }
        while true {
            skipSpaces()
            guard peek() == UInt8(ascii: "\"") else { throw fault("expected a name in quotes") }
            let name = try string()
            skipSpaces()
            guard peek() == UInt8(ascii: ":") else { throw fault("expected ':' after a name") }
            at += 1
            skipSpaces()
            members.append(SourceField(name: name, value: try value()))
            skipSpaces()
            let next = peek()
            guard next != nil else { throw fault("the object is not closed") }
            at += 1
            if next == UInt8(ascii: "}") { return members }
            guard next == UInt8(ascii: ",") else {
                at -= 1
                throw fault("expected ',' or '}'")
            }
        }
    }

    /// The items of the list in the bytes.
    mutating func items() throws(JSONFault) -> [SourceField.Value] {
        skipSpaces()
        guard peek() == UInt8(ascii: "[") else { throw fault("not a list") }
        at += 1
        var items: [SourceField.Value] = []
        skipSpaces()
        if peek() == UInt8(ascii: "]") { return items }
        while true {
            skipSpaces()
            items.append(try value())
            skipSpaces()
            let next = peek()
            at += 1
            if next == UInt8(ascii: "]") { return items }
            guard next == UInt8(ascii: ",") else {
                at -= 1
                throw fault("expected ',' or ']'")
            }
        }
    }

    private mutating func skipSeparators() {
        skipSpaces()
        while peek() == UInt8(ascii: ",") || peek() == 0x1E {
            at += 1
            skipSpaces()
        }
    }

    private func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

    private func fault(_ reason: String) -> JSONFault { JSONFault(offset: at, reason: reason) }

    private mutating func skipSpaces() {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
            at += 1
        }
    }

    private mutating func value() throws(JSONFault) -> SourceField.Value {
        switch peek() {
        case UInt8(ascii: "\""):
            return .string(try string())
        case UInt8(ascii: "n"):
            try literal("null")
            return .null
        case UInt8(ascii: "["):
            let start = at
            if let list = try strings() { return .strings(list) }
            at = start
            return .json(try compact())
        case let byte? where byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte):
            let start = at
            try number()
            return .number(String(decoding: bytes[start..<at], as: UTF8.self))
        default:
            return .json(try compact())
        }
    }

    private mutating func literal(_ word: StaticString) throws(JSONFault) {
        for expected in word.description.utf8 {
            guard peek() == expected else { throw fault("not a JSON value") }
            at += 1
        }
    }

    private mutating func number() throws(JSONFault) {
        if peek() == UInt8(ascii: "-") { at += 1 }
        if peek() == UInt8(ascii: "0") { at += 1 } else { try digits() }
        if peek() == UInt8(ascii: ".") {
            at += 1
            try digits()
        }
        if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
            at += 1
            if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { at += 1 }
            try digits()
        }
    }

    private mutating func digits() throws(JSONFault) {
        let start = at
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { at += 1 }
        guard at > start else { throw fault("a digit is missing in a number") }
    }

    /// A list of only strings; nil (with the place lost) if the list holds something else or nothing.
    private mutating func strings() throws(JSONFault) -> [String]? {
        at += 1
        var list: [String] = []
        while true {
            skipSpaces()
            guard peek() == UInt8(ascii: "\"") else { return nil }
            list.append(try string())
            skipSpaces()
            let next = peek()
            at += 1
            if next == UInt8(ascii: "]") { return list }
            if next != UInt8(ascii: ",") { return nil }
        }
    }

    /// Reads the string at the place, quotes and all.
    private mutating func string() throws(JSONFault) -> String {
        let start = at
        at += 1
        var from = at
        var unescaped: [UInt8] = []
        while true {
            skipPlainBytes()
            guard at < bytes.count else {
                at = start
                throw fault("a string is not closed")
            }
            switch bytes[at] {
            case UInt8(ascii: "\""):
                let text: String?
                if unescaped.isEmpty {
                    text = TextDecoding.text(bytes[from..<at])
                } else {
                    unescaped.append(contentsOf: bytes[from..<at])
                    text = TextDecoding.text(unescaped[...])
                }
                guard let text else {
                    at = start
                    throw fault("not valid UTF-8")
                }
                at += 1
                return text
            case UInt8(ascii: "\\"):
                if unescaped.isEmpty { unescaped.reserveCapacity(min(bytes.count - start, 1 << 14)) }
                unescaped.append(contentsOf: bytes[from..<at])
                try escape(into: &unescaped)
                from = at
            default:
                throw fault("a control character in a string")
            }
        }
    }

    /// Moves on to the next quote, backslash or control character.
    private mutating func skipPlainBytes() { at = ByteSearch.firstJSONMark(in: bytes, from: at) }

    private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
        at += 1
        let kind = peek()
        at += 1
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(bytes[at - 1])
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            let start = at - 2
            var code = try hexadecimal()
            if (0xD800..<0xDC00).contains(code), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u")
            {
                at += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else {
                    at = start
                    throw fault("half a surrogate pair")
                }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else {
                at = start
                throw fault("half a surrogate pair")
            }
            text.append(contentsOf: Array(String(Character(scalar)).utf8))
        default:
            at -= 2
            throw fault("an unknown escape")
        }
    }

    private mutating func hexadecimal() throws(JSONFault) -> UInt32 {
        guard at + 4 <= bytes.count else { throw fault("a \\u escape is cut short") }
        var code: UInt32 = 0
        for _ in 0..<4 {
            let byte = bytes[at]
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw fault("a \\u escape needs four hexadecimal digits")
            }
            code = code << 4 | UInt32(digit)
            at += 1
        }
        return code
    }

    /// Checks the value at the place and gives it without the white space between its parts. Nesting costs heap, not stack.
    private mutating func compact() throws(JSONFault) -> String {
        var out: [UInt8] = []
        // For every open list or object, whether it is an object.
        var open: [Bool] = []
        while true {
            skipSpaces()
            if open.last == true, try !name(into: &out) { throw fault("expected a name in quotes") }
            let start = at
            switch peek() {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                let isObject = bytes[at] == UInt8(ascii: "{")
                // The record's own object is the first level.
                guard open.count < Self.maxDepth - 1 else { throw fault("nested more than \(Self.maxDepth) deep") }
                out.append(bytes[at])
                at += 1
                open.append(isObject)
                skipSpaces()
                guard peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else { continue }
            case UInt8(ascii: "\""):
                out.append(contentsOf: JSONText.quoted(try string()).utf8)
            case UInt8(ascii: "t"): try literal("true")
            case UInt8(ascii: "f"): try literal("false")
            case UInt8(ascii: "n"): try literal("null")
            case nil: throw fault("the object is not closed")
            case let byte?:
                guard byte == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
                    throw fault("not a JSON value")
                }
                try number()
            }
            if bytes[start] != UInt8(ascii: "\""), bytes[start] != UInt8(ascii: "["), bytes[start] != UInt8(ascii: "{") {
                out.append(contentsOf: bytes[start..<at])
            }
            // Close what ends here, then go on after a comma.
            while let isObject = open.last {
                skipSpaces()
                guard let next = peek() else { throw fault("the object is not closed") }
                if next == UInt8(ascii: ",") {
                    out.append(next)
                    at += 1
                    break
                }
                guard next == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) else {
                    throw fault(isObject ? "expected ',' or '}'" : "expected ',' or ']'")
                }
                out.append(next)
                at += 1
                open.removeLast()
            }
            if open.isEmpty { return String(decoding: out, as: UTF8.self) }
        }
    }

    private mutating func name(into out: inout [UInt8]) throws(JSONFault) -> Bool {
        skipSpaces()
        guard peek() == UInt8(ascii: "\"") else { return false }
        out.append(contentsOf: JSONText.quoted(try string()).utf8)
        skipSpaces()
        guard peek() == UInt8(ascii: ":") else { throw fault("expected ':' after a name") }
        out.append(UInt8(ascii: ":"))
        at += 1
        skipSpaces()
        return true
    }
}
