import Foundation
import Lede
import Testing

/// Indexes that earlier builds wrote, one for every version of the file format: they must still open, or be refused as too old.
@Suite struct GoldenIndexTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Indexes/golden").standardizedFileURL

    @Test func everyVersionThatIsReadHasOne() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasPrefix("v") }
        #expect(names.sorted() == ["v1"])
    }

    @Test func versionOneIsSoundAndGivesTheRecordedAnswers() throws {
        let index = try Index(opening: Self.folder.appending(path: "v1").path)
        let report = try index.check()
        #expect(report.problems.isEmpty, "\(report.problems)")
        #expect(report.structure.documents == 70 && report.structure.deletedDocuments == 1)

        let reader = try index.reader()
        #expect(reader.statistics.documentCount == 69 && reader.statistics.totalTokens == 8_952)
        #expect(try reader.doc(docno: "ferry-vote") == nil)
        let answer = try reader.search("\"sea wall\"", limit: 3)
        #expect(answer.matchCount == 7)
        #expect(answer.hits.map(\.article.id) == ["added-later", "wall-pledge", "wall-cost"])
        let scores = [2.565490585825319, 2.295971339538313, 2.285913543453696]
        for (hit, score) in zip(answer.hits, scores) { #expect(abs(hit.score - score) < 1e-12) }
    }
}
