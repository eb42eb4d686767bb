import Foundation

/// A file that is one JSON object of objects of numbers, {"query": {"document": number}}: ranx's runs and judgments.
struct JSONTable {
    /// Queries in numerical order, or that of their bytes if they are not numbers; documents likewise.
    let rows: [(query: String, values: [(docno: String, value: Double)])]

    /// Nil if the file is not one, such as JSON Lines.
    /// - Complexity: linear in the file except for sorting; read only if the first member is an object.
    init?(_ file: EvaluationFile) {
        guard Self.beginsWithNestedObject(file.bytes),
            let found = try? JSONDecoder().decode(
                [String: [String: Double]].self, from: Data(file.bytes.drop { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }))
        else { return nil }
        rows = Self.sorted(Array(found.keys)).map { query in
            let values = found[query] ?? [:]
            return (query, values.map { ($0.key, $0.value) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) })
        }
    }

    private static func sorted(_ ids: [String]) -> [String] {
        let numbers = ids.compactMap { Int($0) }
        if numbers.count == ids.count { return zip(numbers, ids).sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map { $0.1 } }
        return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether the first value in the file's object is an object: a brace, a text, a colon and a brace.
    private static func beginsWithNestedObject(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...].drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        func take(_ byte: UInt8) -> Bool {
            rest = rest.drop { $0 <= 0x20 }
            guard rest.first == byte else { return false }
            rest = rest.dropFirst()
            return true
        }
        guard take(UInt8(ascii: "{")), take(UInt8(ascii: "\"")) else { return false }
        while let byte = rest.first, byte != UInt8(ascii: "\"") { rest = rest.dropFirst(byte == UInt8(ascii: "\\") ? 2 : 1) }
        return take(UInt8(ascii: "\"")) && take(UInt8(ascii: ":")) && take(UInt8(ascii: "{"))
    }
}
