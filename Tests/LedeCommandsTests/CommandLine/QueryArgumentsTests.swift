import Testing

@testable import LedeCommands

/// A query is never refused for a dash that it begins with, and a mistyped option is still an error.
@Suite struct QueryArgumentsTests {
    @Test(arguments: ["-5 degrees", "-fire", "-north", "--- x", "---", "--foo bar", "-5", "-\"sea wall\"", "–1", "-й1"])
    func textIsMarked(_ word: String) {
        let marked = QueryArguments.marked(["search", word, "--count"])
        #expect(marked == ["search", word.hasPrefix("-") ? " " + word : word, "--count"])
    }

    @Test(arguments: ["--json", "--jsno", "--in=My Folder", "-n", "-n10", "-m", "-", "words"])
    func optionsAndWordsStay(_ word: String) {
        #expect(QueryArguments.marked(["compare", word]) == ["compare", word])
    }

    @Test func nothingChangesBehindTwoDashesOrForOtherCommands() {
        #expect(QueryArguments.marked(["search", "--", "-fire"]) == ["search", "--", "-fire"])
        #expect(QueryArguments.marked(["delete", "-5 x"]) == ["delete", "-5 x"])
        #expect(QueryArguments.marked([]) == [])
    }
}
