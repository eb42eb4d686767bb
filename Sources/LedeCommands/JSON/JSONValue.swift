/// A JSON value whose objects keep the order of their fields, so that the same result always prints as the same line.
enum JSONValue: Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// Printed with as few digits as give the same double back; NaN and infinities are printed as null.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(name: String, value: JSONValue)])

    /// A string, or null.
    init(_ text: String?) {
        self = text.map { .string($0) } ?? .null
    }

    /// The value in one line, without spaces.
    var line: String {
        var text = ""
        write(into: &text)
        return text
    }

    private func write(into text: inout String) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        case .number(let value): text += value.isFinite ? String(value == 0 ? 0 : value) : "null"
        case .string(let value): Self.write(value, into: &text)
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(into: &text)
            }
            text += "]"
        case .object(let fields):
            text += "{"
            for (index, field) in fields.enumerated() {
                if index > 0 { text += "," }
                Self.write(field.name, into: &text)
                text += ":"
                field.value.write(into: &text)
            }
            text += "}"
        }
    }

    /// Escapes what RFC 8259 demands, and DEL, C1 and the two line separators, so a line stays a line on any terminal.
    private static func write(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar.value {
            case 0x22: text += "\\\""
            case 0x5C: text += "\\\\"
            case 0x0A: text += "\\n"
            case 0x0D: text += "\\r"
            case 0x09: text += "\\t"
            case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
