/// One named value of a record in any format: a member of a JSON object, a cell under its column's name, an element, a line of front
/// matter.
package struct SourceField: Sendable, Equatable {
    package enum Value: Sendable, Equatable {
        case null
        case string(String)
        /// The number as written: no digit is lost.
        case number(String)
        /// A list of strings only, at least one.
        case strings([String])
        /// Anything else, as compact JSON.
        case json(String)
    }

    package var name: String
    package var value: Value

    package init(name: String, value: Value) {
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

    /// The members of the value if it is an object, else nil.
    var members: [SourceField]? { value.members }

    /// Whether the value is an object.
    var isObject: Bool {
        if case .json(let text) = value { text.utf8.first == UInt8(ascii: "{") } else { false }
    }
}

extension SourceField.Value {
    /// The members of the value if it is an object, of equal names the last; else nil.
    var members: [SourceField]? {
        guard case .json(let text) = self, text.utf8.first == UInt8(ascii: "{") else { return nil }
        var scanner = JSONRecordScanner(Array(text.utf8))
        return (try? scanner.members()).map(SourceField.last)
    }

    /// The items of the value if it is a list, else nil.
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
    /// Keeps only the last field of each name.
    static func last(of fields: [SourceField]) -> [SourceField] {
        var lastIndex: [String: Int] = [:]
        for (index, field) in fields.enumerated() { lastIndex[field.name] = index }
        guard lastIndex.count < fields.count else { return fields }
        return fields.enumerated().filter { lastIndex[$0.element.name] == $0.offset }.map(\.element)
    }
}
