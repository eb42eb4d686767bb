import LedeArticleIngest
import LedeTestSupport
import Testing

/// Mutated mail never traps, and ends, whatever the blocks in which it comes.
@Suite struct MailFuzzTests {
    @Test(arguments: ["a.eml", "a.mhtml", "box"])
    func mutatedMailNeverTraps(_ name: String) throws {
        var generator = SeededGenerator(seed: FuzzTests.seed)
        let separator = "From a@b Tue Feb 04 04:05:06 2020\n"
        let sample =
            switch name {
            case "a.eml": MailTests.letter
            case "a.mhtml": MHTMLTests.page("From: <Saved by Blink>\nSubject: =?utf-8?Q?x?=")
            default:
                separator + MailTests.letter + "\n\n" + separator + "From: a@b\nContent-Length: 20\nSubject: s\n\nText.\n\n>From\n\n"
                    + separator + MailTests.letter
            }
        let folder = try TemporaryFolder()
        for round in 0..<(FuzzTests.rounds / 3) {
            let bytes = ByteMutation.mutated(Array(sample.utf8), &generator)
            let path = try folder.write(bytes, to: name)
            let whole = Readings([path])
            let small = Readings([path], limits: ReadingLimits(blockBytes: 1 + round % 17))
            #expect(whole.articles == small.articles, "seed \(FuzzTests.seed), round \(round)")
            #expect(whole.problems == small.problems, "seed \(FuzzTests.seed), round \(round)")
        }
    }
}
