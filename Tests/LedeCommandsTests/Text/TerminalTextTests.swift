import Testing

@testable import LedeCommands

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("naïve", 5), ("nai\u{308}ve", 5), ("日本", 4), ("ﾊﾝ", 2), ("한국", 4), ("👍🏽", 2), ("👩‍👩‍👧", 2),
        ("🇺🇦", 2), ("❤\u{FE0F}", 2), ("a\u{200B}b", 2), ("Київ", 4), ("“—”", 3),
    ])
    func widthIsTerminalColumns(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test(arguments: [
        ("harbour", 7, "harbour"), ("harbour", 6, "harbo…"), ("the harbour", 5, "the…"), ("日本語", 4, "日…"), ("日本語", 5, "日本…"),
        ("a", 0, ""), ("ab", 1, "…"),
    ])
    func truncationNeverSplitsACharacter(text: String, columns: Int, expected: String) {
        #expect(text.truncated(to: columns) == expected)
        #expect(text.truncated(to: columns).displayWidth <= columns)
    }

    @Test func paddingCountsColumns() {
        #expect("日本".padded(to: 6) == "日本  ")
        #expect("7".padded(to: 3, alignment: .right) == "  7")
        #expect("harbour".padded(to: 3) == "harbour")
    }

    @Test func nothingThatATerminalObeysSurvives() {
        let hostile = "a\u{1B}[31mb\u{9B}2Jc\u{7}\u{202E}d\u{2066}e\u{7F}\tf\r\ng\u{2028}h"
        let safe = hostile.sanitizedForTerminal()
        #expect(safe == "a\u{FFFD}[31mb\u{FFFD}2Jc\u{FFFD}\u{FFFD}d\u{FFFD}e\u{FFFD} f  g h")
        #expect("line\nline\tend".sanitizedForTerminal(keepingLines: true) == "line\nline end")
        #expect("Ünïcode – plain “text”, 日本".sanitizedForTerminal() == "Ünïcode – plain “text”, 日本")
    }

    @Test func stylesAreSequencesOnlyWhenColoured() {
        var text = StyledText("a ", .plain)
        text.append("harbour", .match)
        text.append(" fire")
        #expect(text.rendered(colored: false) == "a harbour fire")
        #expect(text.rendered(colored: true) == "a \u{1B}[1;33mharbour\u{1B}[0m fire")
        #expect(text.width == 14)
        #expect(text.truncated(to: 14) == text)
        #expect(text.truncated(to: 9).plain == "a harbour".truncated(to: 8) + "…" || text.truncated(to: 9).plain == "a harbou…")
        #expect(text.truncated(to: 9).pieces.last?.style == .match)
        #expect(text.padded(to: 16, alignment: .right).plain == "  a harbour fire")
    }

    @Test func everyTruncationFits() {
        let text = StyledText("日本 ") + StyledText("harbour", .match) + StyledText(" é fire", .faint)
        for columns in 0...20 {
            #expect(text.truncated(to: columns).width <= columns)
        }
    }
}
