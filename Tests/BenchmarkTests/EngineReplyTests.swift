import Testing

@testable import lede_benchmark

/// The lines that engines answer, good and bad.
@Suite struct EngineReplyTests {
    @Test func answersWithAndWithoutHits() throws {
        let plain = try #require(EngineReply(line: "12\t3456"))
        #expect(plain.number == 12)
        #expect(plain.nanoseconds == 3456)
        #expect(plain.hits.isEmpty)
        let hits = try #require(EngineReply(line: "2\t99\t[[7,1.5],[3,1e-6]]")).hits
        #expect(hits == [.init(document: 7, score: 1.5), .init(document: 3, score: 1e-6)])
        #expect(EngineReply(line: "0\t1\t[]")?.hits.isEmpty == true)
    }

    @Test(arguments: ["", "12", "a\tb", "1\t", "1\t2\tnothing", "1\t2\t[[1]]", "1\t2\t[[1.5,2]]", "1\t2\t[[1,2,3]]", "1.5\t2", "1\t2\t{}"])
    func nonsenseIsNoAnswer(line: String) {
        #expect(EngineReply(line: line) == nil)
    }
}
