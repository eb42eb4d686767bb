import LedePageExtraction

/// The fields of TOML front matter (TOML 1.0): keys, strings of all four kinds, numbers and dates as they are written, arrays, inline
/// tables, tables.
///
/// Written here because the only TOML library for Swift brings a header-only C++ library that takes longer to build than all of this
/// target. Lenient: a line that is not TOML is skipped.
struct TOMLFields {
    private let bytes: [UInt8]
    private var at = 0
    private var fields: [SourceField] = []
    private static let maxDepth = 40

    /// The fields in order, those of a table under its name; nil if there are none.
    static func fields(_ toml: String) -> [SourceField]? {
        var reader = TOMLFields(bytes: Array(toml.utf8))
        reader.read()
        return reader.fields.isEmpty ? nil : reader.fields
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func read() {
        var table = ""
        while true {
            skip(lines: true)
            guard let byte = peek() else { return }
            if byte == UInt8(ascii: "[") {
                at += 1
                if peek() == UInt8(ascii: "[") { at += 1 }
                table = key() ?? ""
            } else if let name = key() {
                skip()
                if peek() == UInt8(ascii: "=") {
                    at += 1
                    skip()
                    if let value = value(0) { add(name, value, in: table) }
                }
            }
            skipLine()
        }
    }

    /// A table's fields keep their own names if no other field has them.
    private mutating func add(_ name: String, _ value: SourceField.Value, in table: String) {
        let isTaken = fields.contains { FieldNames.normalized($0.name) == FieldNames.normalized(name) }
        fields.append(SourceField(name: table.isEmpty || !isTaken ? name : "\(table).\(name)", value: value))
    }

    private func peek(_ ahead: Int = 0) -> UInt8? { at + ahead < bytes.count ? bytes[at + ahead] : nil }

    private mutating func skip(lines: Bool = false) {
        while let byte = peek() {
            if byte == UInt8(ascii: "#") {
                while let next = peek(), next != 0x0A { _ = next; at += 1 }
            } else if byte == 0x20 || byte == 0x09 || (lines && (byte == 0x0A || byte == 0x0D)) {
                at += 1
            } else {
                return
            }
        }
    }

    private mutating func skipLine() {
        while let byte = peek(), byte != 0x0A { _ = byte; at += 1 }
    }

    /// A key, its parts joined by dots.
    private mutating func key() -> String? {
        var parts: [String] = []
        while let byte = peek() {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                guard let text = string() else { return nil }
                parts.append(text)
            } else {
                let start = at
                while let byte = peek(),
                    byte >= 0x80 || byte == 0x2D || byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                { at += 1 }
                guard at > start else { return nil }
                parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
            }
            skip()
            guard peek() == UInt8(ascii: ".") else { break }
            at += 1
            skip()
        }
        return parts.isEmpty ? nil : parts.joined(separator: ".")
    }

    private mutating func value(_ depth: Int) -> SourceField.Value? {
        guard depth < Self.maxDepth, let byte = peek() else { return nil }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string().map(SourceField.Value.string)
        case UInt8(ascii: "["): return array(depth)
        case UInt8(ascii: "{"): return table(depth)
        default:
            let start = at
            while let byte = peek(), byte != 0x0A, byte != 0x0D, !",]}#".utf8.contains(byte) { at += 1 }
            let text = String(decoding: bytes[start..<at], as: UTF8.self).trimmingSpaces()
            return text.isEmpty ? nil : .string(text)
        }
    }

    private mutating func array(_ depth: Int) -> SourceField.Value? {
        at += 1
        var items: [SourceField.Value] = []
        while true {
            skip(lines: true)
            if peek() == UInt8(ascii: "]") { break }
            guard let item = value(depth + 1) else { return nil }
            items.append(item)
            skip(lines: true)
            if peek() == UInt8(ascii: ",") { at += 1 } else if peek() != UInt8(ascii: "]") { return nil }
        }
        at += 1
        let texts = items.compactMap { item in if case .string(let text) = item { text } else { nil } }
        if texts.count == items.count { return texts.isEmpty ? .null : .strings(texts) }
        return .json("[" + items.map(Self.json).joined(separator: ",") + "]")
    }

    private mutating func table(_ depth: Int) -> SourceField.Value? {
        at += 1
        var members: [String] = []
        while true {
            skip(lines: true)
            if peek() == UInt8(ascii: "}") { break }
            guard let name = key() else { return nil }
            skip()
            guard peek() == UInt8(ascii: "=") else { return nil }
            at += 1
            skip()
            guard let value = value(depth + 1) else { return nil }
            members.append(JSONText.quoted(name) + ":" + Self.json(value))
            skip(lines: true)
            if peek() == UInt8(ascii: ",") { at += 1 } else if peek() != UInt8(ascii: "}") { return nil }
        }
        at += 1
        return .json("{" + members.joined(separator: ",") + "}")
    }

    private static func json(_ value: SourceField.Value) -> String {
        switch value {
        case .null: "null"
        case .string(let text): JSONText.quoted(text)
        case .number(let text), .json(let text): text
        case .strings(let list): "[" + list.map(JSONText.quoted).joined(separator: ",") + "]"
        }
    }

    /// A string in one or three quotes; a double quote is escaped, a single one is not.
    private mutating func string() -> String? {
        guard let quote = peek() else { return nil }
        let isLong = peek(1) == quote && peek(2) == quote
        at += isLong ? 3 : 1
        if isLong, peek() == 0x0D { at += 1 }
        if isLong, peek() == 0x0A { at += 1 }
        var out: [UInt8] = []
        while let byte = peek() {
            if byte == quote, !isLong || (peek(1) == quote && peek(2) == quote) {
                at += isLong ? 3 : 1
                // Quotes right before the end belong to the text.
                while isLong, peek() == quote {
                    out.append(quote)
                    at += 1
                }
                return String(decoding: out, as: UTF8.self)
            }
            if byte == 0x0A, !isLong { return nil }
            at += 1
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { escape(into: &out) } else { out.append(byte) }
        }
        return nil
    }

    private mutating func escape(into out: inout [UInt8]) {
        guard let kind = peek() else { return }
        at += 1
        switch kind {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "r"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let length = kind == UInt8(ascii: "u") ? 4 : 8
            guard at + length <= bytes.count, let code = UInt32(String(decoding: bytes[at..<at + length], as: UTF8.self), radix: 16) else {
                return
            }
            at += length
            out.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
        case 0x0A, 0x0D, 0x20, 0x09:
            // A line continued without its break.
            while let byte = peek(), byte <= 0x20 { _ = byte; at += 1 }
        default: out.append(kind)
        }
    }
}
