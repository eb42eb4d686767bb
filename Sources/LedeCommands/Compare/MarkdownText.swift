/// Other people's text within Markdown: it shows as it is, and can be neither markup nor HTML, whatever reads it.
enum MarkdownText {
    /// Characters that can mean something to Markdown anywhere.
    private static let marks = Set("\\`*_[]#|~$".unicodeScalars)
    /// Those that mean something only at the beginning.
    private static let openingMarks = Set("-+=:".unicodeScalars)
    /// Those that cannot appear in code within backticks.
    private static let codeMarks = Set("`|<>&".unicodeScalars)

    /// Text in a paragraph, a heading or a cell of a table. What HTML would read appears as entities, which Markdown takes everywhere but
    /// in code; its own marks come after a backslash.
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var isFirst = true
        /// Whether there were digits only, which a dot would make the number of a list's item.
        var isNumber = true
        // By scalars: a mark with an accent is one character, and a mark to Markdown all the same.
        let scalars = Array(text.sanitizedForTerminal().unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let endsWord = index + 1 == scalars.count || scalars[index + 1] == " "
            switch scalar {
            case "&": result.append(contentsOf: "&amp;".unicodeScalars)
            case "<": result.append(contentsOf: "&lt;".unicodeScalars)
            case ">": result.append(contentsOf: "&gt;".unicodeScalars)
            case _ where marks.contains(scalar), _ where isFirst && openingMarks.contains(scalar),
                _ where (scalar == "." || scalar == ")") && isNumber && !isFirst && endsWord:
                result.append(contentsOf: ["\\", scalar])
            default: result.append(scalar)
            }
            if scalar != " " {
                isFirst = false
                isNumber = isNumber && ("0"..."9").contains(scalar)
            }
        }
        return String(result)
    }

    /// Text as code. Within backticks nothing can be escaped, so text with a mark that would end them or a cell of a table, or that HTML
    /// would read, appears in an element.
    static func code(_ text: String) -> String {
        let text = text.sanitizedForTerminal()
        guard text.isEmpty || text.unicodeScalars.contains(where: codeMarks.contains) else { return "`\(text)`" }
        return "<code>\(escaped(text))</code>"
    }
}
