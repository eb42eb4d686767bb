/// One named value of a record, whatever the format: a member of a JSON object, a cell under its column's name, an element, a line of front
/// matter.
public struct SourceField: Sendable, Equatable {
    public enum Value: Sendable, Equatable {
        case null
        case string(String)
        /// The number as it is written: no digit is lost.
        case number(String)
        /// A list that holds strings alone, at least one.
        case strings([String])
        /// Anything else, as compact JSON.
        case json(String)
    }

    public var name: String
    public var value: Value

    public init(name: String, value: Value) {
        self.name = name
        self.value = value
    }

    /// Bytes that name and value take.
    var byteCount: Int {
        switch value {
        case .null: name.utf8.count
        case .string(let text), .number(let text), .json(let text): name.utf8.count + text.utf8.count
        case .strings(let list): list.reduce(name.utf8.count) { $0 + $1.utf8.count }
        }
    }

    /// The value as text; nil for null.
    var text: String? {
        switch value {
        case .null: nil
        case .string(let text), .number(let text), .json(let text): text
        case .strings(let list): "[" + list.map(JSONText.quoted).joined(separator: ",") + "]"
        }
    }

    /// The members of the object that the value is; nil if it is none.
    var members: [SourceField]? { value.members }

    /// Whether the value is an object.
    var isObject: Bool {
        if case .json(let text) = value { text.utf8.first == UInt8(ascii: "{") } else { false }
    }
}

extension SourceField.Value {
    /// The members of the object that the value is, of equal names the last; nil if it is none.
    var members: [SourceField]? {
        guard case .json(let text) = self, text.utf8.first == UInt8(ascii: "{") else { return nil }
        var scanner = JSONRecordScanner(Array(text.utf8))
        return (try? scanner.members()).map(SourceField.last)
    }

    /// The items of the list that the value is; nil if it is none.
    var items: [SourceField.Value]? {
        switch self {
        case .strings(let list): return list.map(SourceField.Value.string)
        case .json(let text):
            guard text.utf8.first == UInt8(ascii: "[") else { return nil }
            var scanner = JSONRecordScanner(Array(text.utf8))
            return try? scanner.items()
        default: return nil
        }
    }
}

extension SourceField {
    /// Leaves of every name the last field alone.
    static func last(of fields: [SourceField]) -> [SourceField] {
        var lastIndex: [String: Int] = [:]
        for (index, field) in fields.enumerated() { lastIndex[field.name] = index }
        guard lastIndex.count < fields.count else { return fields }
        return fields.enumerated().filter { lastIndex[$0.element.name] == $0.offset }.map(\.element)
    }
}
