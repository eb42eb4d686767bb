/// The form of a table of results.
enum ListingForm: Sendable, Equatable {
    case csv
    case tsv
    case ids

    /// `cells` as a line with its end.
    ///
    /// CSV is RFC 4180's: lines end with CR LF, and a cell with a comma, a quotation mark or a line break in it is in quotation marks.
    /// Spreadsheets take a cell that begins with `=`, `+`, `-` or `@` for a formula, which a hostile article could have as its title: an
    /// apostrophe before it makes it text, unless it is a number. In TSV tabs and line breaks become blanks, as nothing can be quoted.
    func line(_ cells: [String]) -> String {
        switch self {
        case .csv: cells.map(Self.csvCell).joined(separator: ",") + "\r\n"
        case .tsv, .ids: cells.map(Self.onOneLine).joined(separator: "\t") + "\n"
        }
    }

    private static func csvCell(_ text: String) -> String {
        var cell = printable(text)
        if let first = cell.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first), !isNumber(cell) { cell = "'" + cell }
        let needsMarks =
            cell.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) } || cell.hasPrefix(" ") || cell.hasSuffix(" ")
        return needsMarks ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }

    /// Whether it is digits with at most a sign, a point and an exponent.
    private static func isNumber(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) } && Double(text) != nil
    }

    private static func onOneLine(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in printable(text).unicodeScalars {
            switch scalar.value {
            case 0x09...0x0D, 0x85, 0x2028, 0x2029: line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// The text without control characters other than tabs and line breaks, which no table needs and a terminal would obey.
    private static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "\u{FFFD}" : $0 }))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F..<0xA0: true
        default: false
        }
    }
}
