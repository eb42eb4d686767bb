/// Text and numbers as HTML and SVG have them.
enum HTMLText {
    /// For text and for attributes in double quotes. Control characters, which HTML does not allow, become U+FFFD.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\n", "\t": result += " "
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Text for an element, that can also be broken after the marks of a backend's spec.
    static func breakable(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            result += escaped(String(scalar))
            // After a blank a line ends anyway, and a mark at the end of a word belongs to it.
            if marks.contains(scalar), index + 1 < scalars.count, scalars[index + 1] != " " { result += "<wbr>" }
        }
        return result
    }

    private static let marks = Set(":,+/=(_".unicodeScalars)

    /// A list of texts.
    static func list(_ texts: [String]) -> String { "<ul>\n" + texts.map { "<li>\(escaped($0))</li>\n" }.joined() + "</ul>\n" }

    /// The text of a script element of JSON: nothing in it ends the element.
    static func script(_ json: String) -> String { json.replacing("<", with: "\\u003C") }

    /// A coordinate, with at most two decimals.
    static func coordinate(_ value: Double) -> String { HumanFormat.decimal(value.isFinite ? value : 0, digits: 2) }

    /// An element's name, made of its number or of any text: letters, digits and hyphens.
    static func identifier(_ prefix: String, _ number: Int) -> String { "\(prefix)-\(number)" }
}
