/// A table that is as readable in a terminal as it is as Markdown: the first column is aligned left, the others right.
package struct MarkdownTable {
    private var rows: [[String]]

    package init(_ heading: [String]) { rows = [heading] }

    package mutating func append(_ row: [String]) { rows.append(row) }

    package var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in
            "| " + row.enumerated().map { Self.padded($1, to: widths[$0], isLeft: $0 == 0) }.joined(separator: " | ") + " |"
        }
        let rule = widths.enumerated().map { String(repeating: "-", count: max($1, 2) + ($0 == 0 ? 2 : 1)) + ($0 == 0 ? "" : ":") }
        lines.insert("|" + rule.joined(separator: "|") + "|", at: 1)
        return lines.joined(separator: "\n")
    }

    private static func padded(_ text: String, to width: Int, isLeft: Bool) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return isLeft ? text + blanks : blanks + text
    }
}
