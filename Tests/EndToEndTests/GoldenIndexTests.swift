import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Indexes that earlier builds wrote, one for every version of the file format: they must still open, or be refused as too old.
@Suite struct GoldenIndexTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Indexes/golden").standardizedFileURL

    @Test func everyVersionHasOne() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasPrefix("format-") }
        #expect(names.sorted() == ["format-1", "format-2", "format-3", "format-4", "format-5"])
    }

    @Test(arguments: [1, 2, 3, 4]) func olderFormatsAreRefusedAsTooOld(version: Int) throws {
        let path = Self.folder.appending(path: "format-\(version)").path
        let error = #expect(throws: IndexFileError.self) { _ = try Index(opening: path).reader() }
        #expect(error?.code == .tooOld)
        let message = try #require(error?.description)
        #expect(message.hasSuffix("format is no longer read: expected format 5, found \(version); index the articles again"), "\(message)")

        // The command says the same, and neither a search nor a check calls the index damaged.
        for arguments in [["search", "wall", "--in", path], ["check", path], ["inspect", "--in", path]] {
            let process = try LedeProcess(arguments, in: Self.folder)
            #expect(process.status == 2, "\(arguments)")
            #expect(
                process.errors.contains("index the articles again") || process.output.contains("index the articles again"), "\(arguments)")
            #expect(!(process.output + process.errors).contains("damaged"), "\(arguments)")
        }
    }

    @Test func formatFiveIsSoundAndGivesTheRecordedAnswers() throws {
        let index = try Index(opening: Self.folder.appending(path: "format-5").path)
        let report = try index.check()
        #expect(report.problems.isEmpty, "\(report.problems)")
        #expect(report.structure.documents == 70)
        #expect(report.structure.deletedDocuments == 1)

        let reader = try index.reader()
        #expect(reader.statistics.documentCount == 69)
        #expect(reader.statistics.totalTokens == 8_953)
        #expect(try reader.doc(docno: "ferry-vote") == nil)
        let answer = try reader.search("\"sea wall\"", limit: 3)
        #expect(answer.matchCount == 7)
        #expect(answer.hits.map(\.article.id) == ["added-later", "wall-pledge", "wall-cost"])
        let scores = [2.624607965097227, 2.3489284609454217, 2.338639514085343]
        for (hit, score) in zip(answer.hits, scores) { #expect(abs(hit.score - score) < 1e-12) }

        // A word that all articles have has ranges, with a bitset, and positions in blocks.
        let entry = try #require(try reader.segments[0].entry(Array("the".utf8)))
        #expect(entry.docFreq == 69)
        #expect(entry.collectionFreq == 790)
        #expect(entry.postingsLength == 143)
        #expect(entry.positionsLength == 558)
        let frequent = try reader.search("the OR wall", limit: 2)
        #expect(frequent.matchCount == 69)
        #expect(frequent.hits.map(\.article.id) == ["wall-cost", "wall-pledge"])

        #expect(reader.fieldNames == ["author", "section", "tags"])
        let searcher = Searcher(reader: reader)
        let years = try searcher.valueCounts(of: try searcher.matches(.term("wall")), by: .year)
        #expect(years.entries.map { "\($0.value) \($0.count)" } == ["2024 4", "2025 3", "2026 2"])
        #expect(years.missingCount == 1)
    }

    /// What is written today is what the golden index holds, byte for byte: a change of format needs a new version.
    @Test func theFormatIsStillTheGoldenOnes() throws {
        let folder = try TemporaryFolder()
        let root = Self.folder.appending(path: "../..").standardizedFileURL
        for arguments in [
            ["index", "Tools/sample-corpus/articles", "--into", folder.path, "--analyzer", "standard", "--no-fts5"],
            ["delete", "ferry-vote", "--in", folder.path],
        ] { #expect(try LedeProcess(arguments, in: root).status == 0, "\(arguments)") }
        let golden = Self.folder.appending(path: "format-5")
        // Stored articles are compressed by a library whose output may change; all else is ours.
        for name in ["postings", "positions", "terms", "lengths", "docnos", "attributes", "origins"].map({ "segment-1." + $0 }) + [
            "segment-1-3.deletions"
        ] {
            let written = try Data(contentsOf: folder.url.appending(path: name))
            #expect(written == (try Data(contentsOf: golden.appending(path: name))), "\(name)")
        }
    }
}
