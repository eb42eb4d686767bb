import Foundation

/// A comparison's document as JSON and back.
public enum ComparisonCoding {
    /// `value` in one line: keys in snake case and alphabetical order, and nothing that could end the line or command a terminal.
    public static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = ""
        for scalar in String(decoding: try encoder.encode(value), as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x7F..<0xA0, 0x2028, 0x2029:
                // Such characters stand in strings alone.
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// The format that the last line of `lines` says it has, whatever else stands there; nil where it says none.
    public static func format(_ lines: String) -> String? {
        guard let line = lines.split(separator: "\n").last else { return nil }
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return (object?["format"] as? String).flatMap { $0.hasPrefix("lede-comparison-") ? $0 : nil }
    }

    /// The document that the lines of `lede compare --json` hold: one a query, and the last with the rest.
    /// - Throws: `DecodingError`, or what Foundation throws for a line that is no JSON.
    public static func document(lines: String) throws -> ComparisonDocument {
        var objects = try lines.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
        guard var whole = objects.popLast() else {
            throw DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "there is no line"))
        }
        whole["queries"] = objects
        return try document(try JSONSerialization.data(withJSONObject: whole))
    }

    /// The document that `json` holds.
    /// - Throws: `DecodingError`.
    public static func document(_ json: Data) throws -> ComparisonDocument {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(ComparisonDocument.self, from: json)
    }
}
