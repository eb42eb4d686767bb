import Foundation

/// A report as JSON and back: keys in snake case and alphabetical order, and nothing that could end a line or control a terminal.
extension ComparisonReport {
    /// The whole report in one line.
    package func json() throws -> String { try Self.line(self) }

    /// The report as `lede compare --json` prints it, a line per query, then one with what holds for all:
    ///
    ///     {"type":"query", the keys of `Query`}
    ///     {"type":"summary", "queries": how many, the other keys of `ComparisonReport`}
    package func jsonLines() throws -> [String] {
        try queries.map { try Self.line(QueryLine(query: $0)) } + [Self.line(SummaryLine(report: self))]
    }

    /// The report that `json` holds.
    /// - Throws: `DecodingError`.
    package init(json: Data) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(ComparisonReport.self, from: json)
    }

    /// The report that the lines of `lede compare --json` hold.
    /// - Throws: `DecodingError`, or what Foundation throws for a line that is not JSON.
    package init(jsonLines lines: String) throws {
        var objects = try lines.split(separator: "\n").map {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
        }
        guard var whole = objects.popLast() else {
            throw DecodingError.dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "there is no line"))
        }
        whole["queries"] = objects
        try self.init(json: try JSONSerialization.data(withJSONObject: whole))
    }

    /// The format that the last line of `lines` names, whatever else is there; nil if it names none.
    package static func format(of lines: String) -> String? {
        guard let line = lines.split(separator: "\n").last else { return nil }
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        return (object?["format"] as? String).flatMap { $0.hasPrefix("lede-comparison-") ? $0 : nil }
    }

    private struct QueryLine: Encodable {
        let query: Query

        func encode(to encoder: any Encoder) throws {
            try LineType(type: "query").encode(to: encoder)
            try query.encode(to: encoder)
        }
    }

    private struct LineType: Encodable {
        let type: String
    }

    /// The report with the number of its queries in their place.
    private struct SummaryLine: Encodable {
        let report: ComparisonReport

        private struct Head: Encodable {
            let type = "summary"
            let queries: Int
        }

        func encode(to encoder: any Encoder) throws {
            var rest = report
            rest.queries = []
            try rest.encode(to: encoder)
            try Head(queries: report.queries.count).encode(to: encoder)
        }
    }

    private static func line(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var line = ""
        for scalar in String(decoding: try encoder.encode(value), as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0x7F..<0xA0, 0x2028, 0x2029:
                // Such characters occur only in strings.
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }
}
