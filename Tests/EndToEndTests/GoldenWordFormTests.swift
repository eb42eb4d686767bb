import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// An index with words as written besides their stems, as first written. Its analyzer is entirely ours: no library decides its terms.
@Suite struct GoldenWordFormTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Indexes/golden/words-5").standardizedFileURL

    @Test func itIsSoundAndGivesTheRecordedAnswers() throws {
        let index = try Index(opening: Self.folder.path)
        let report = try index.check()
        #expect(report.problems.isEmpty, "\(report.problems)")
        #expect(report.structure.terms == 1_746)
        #expect(report.structure.positions == 9_093)
        #expect(report.structure.otherTerms == 2_133)
        #expect(report.structure.otherPositions == 9_093)

        let reader = try index.reader()
        #expect(reader.hasSurfaceForms)
        #expect(!reader.keepsSpelling)
        #expect(reader.statistics.totalTokens == 8_953)
        let counts = [("\"ferries\"", 2), ("ferries", 9), ("\"sea walls\"", 0), ("\"sea ~walls\"", 7)]
        for (text, count) in counts { #expect(try reader.search(text).matchCount == count, "\(text)") }
        let answer = try reader.search("\"sea ~walls\"", limit: 3)
        #expect(answer.hits.map(\.article.id) == ["added-later", "wall-pledge", "wall-cost"])
        #expect(abs(answer.hits[0].score - 2.5601337651941303) < 1e-12)
    }

    /// What is written today is what this index holds, byte for byte.
    @Test func itIsWrittenAsEver() throws {
        let folder = try TemporaryFolder()
        let root = Self.folder.appending(path: "../../..").standardizedFileURL
        for arguments in [
            ["index", "Tools/sample-corpus/articles", "--into", folder.path, "--analyzer", "porter", "--no-fts5"],
            ["delete", "ferry-vote", "--in", folder.path],
        ] { #expect(try LedeProcess(arguments, in: root).status == 0, "\(arguments)") }
        // Stored articles are compressed by a library whose output may change; columns are the other golden index's.
        for name in ["postings", "positions", "terms", "lengths", "docnos"].map({ "segment-1." + $0 }) + ["segment-1-3.deletions"] {
            let written = try Data(contentsOf: folder.url.appending(path: name))
            #expect(written == (try Data(contentsOf: Self.folder.appending(path: name))), "\(name)")
        }
    }
}
