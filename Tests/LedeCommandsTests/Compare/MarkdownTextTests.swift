import LedeTestSupport
import Testing

@testable import LedeCommands

@Suite("Markdown of others' text")
struct MarkdownTextTests {
    /// What CommonMark shows for a line of text: escapes and entities undone.
    private func shown(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if scalar == "\\", let next = rest.first, next.isASCII, !next.properties.isAlphabetic, next.properties.numericType == nil,
                next != " "
            {
                result.append(rest.removeFirst())
            } else if scalar == "&", let end = rest.firstIndex(of: ";") {
                let name = String(String.UnicodeScalarView(rest[..<end]))
                result.append(["amp": "&", "lt": "<", "gt": ">"][name] ?? "?")
                rest = rest[(end + 1)...]
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Marks that are without a backslash in front.
    private func bareMarks(_ text: String) -> [Unicode.Scalar] {
        var found: [Unicode.Scalar] = []
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if !isEscaped, "<>|`*_[]#".unicodeScalars.contains(scalar) { found.append(scalar) }
            isEscaped = scalar == "\\" && !isEscaped
        }
        return found
    }

    @Test("what is shown is the text, and nothing in it is markup")
    func anyText() {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "<script>", "</script>", "|", "||", "`", "``", "\\", "\\|", "&lt;", "&", "*a*", "__b__", "[x](y)", "![i](z)", "# ", "- ", "1. ",
            "1) ", "+", ">", "a", " ", "é",
            "|\u{301}", "<\u{338}", "`\u{20DD}", "$x$", "~~",
        ]
        for _ in 0..<2_000 {
            let text = (0..<1 + generator.below(6)).map { _ in pieces[generator.below(pieces.count)] }.joined()
            let escaped = MarkdownText.escaped(text)
            #expect(shown(escaped) == text, "\(text)")
            #expect(bareMarks(escaped).isEmpty, "\(escaped)")
            let code = MarkdownText.code(text)
            if code.hasPrefix("<code>") {
                #expect(shown(String(code.dropFirst(6).dropLast(7))) == text)
                #expect(bareMarks(String(code.dropFirst(6).dropLast(7))).isEmpty)
            } else {
                #expect(code == "`\(text)`")
                #expect(!text.unicodeScalars.contains { "`|<>&".unicodeScalars.contains($0) })
            }
        }
    }

    @Test("marks of a line's beginning are escaped there alone")
    func beginnings() {
        #expect(MarkdownText.escaped("- a - b") == "\\- a - b")
        #expect(MarkdownText.escaped("12. a 3.5") == "12\\. a 3.5")
        #expect(MarkdownText.escaped("0.7068") == "0.7068")
        #expect(MarkdownText.escaped("1.") == "1\\.")
        #expect(MarkdownText.escaped("lede:b=0,k1=2 a+b") == "lede:b=0,k1=2 a+b")
        #expect(MarkdownText.escaped("two\nlines") == "two lines")
        #expect(MarkdownText.code("run:a|b.run") == "<code>run:a\\|b.run</code>")
    }
}
