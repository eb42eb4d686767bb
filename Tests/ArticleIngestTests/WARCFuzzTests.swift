import LedeArticleIngest
import LedeTestSupport
import Testing

/// Mutated web archives never trap, and end, whatever the blocks in which they come.
@Suite struct WARCFuzzTests {
    @Test func mutatedFilesNeverTrap() throws {
        var generator = SeededGenerator(seed: FuzzTests.seed)
        let chunked = Array("1a\r\n<html><p>Text</p></html>\r\n".utf8) + Array("0\r\n\r\n".utf8)
        let sample =
            WARCTests.response("http://e.org/a", WARCTests.page("A"))
            + WARCTests.record("request", "http://e.org/a", "application/http", Array("GET /".utf8))
            + WARCTests.response(
                "http://e.org/b", chunked, ["Content-Type: text/html", "Transfer-Encoding: chunked", "Content-Encoding: br, deflate"])
            + WARCTests.record("conversion", "http://e.org/c", "text/plain", Array("Text of c.".utf8))
        let folder = try TemporaryFolder()
        for round in 0..<(FuzzTests.rounds / 2) {
            let bytes = ByteMutation.mutated(sample, &generator)
            let path = try folder.write(bytes, to: "a.warc")
            let whole = Readings([path])
            let small = Readings([path], limits: ReadingLimits(blockBytes: 1 + round % 17))
            #expect(whole.articles == small.articles, "seed \(FuzzTests.seed), round \(round)")
            #expect(whole.problems == small.problems, "seed \(FuzzTests.seed), round \(round)")
        }
    }
}
