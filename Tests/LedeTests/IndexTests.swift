import Foundation
import LedeModules
import Testing
import LedeTestSupport

/// An index in a folder, article by article.
@Suite struct IndexTests {
    @Test func openingAndCreating() throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/ein Index/名"
        let missing = #expect(throws: IndexFileError.self) { _ = try Index(opening: path) }
        #expect(missing?.code == .missing)
        #expect(folder.names == [])
        #expect(throws: UnknownAnalyzer.self) { _ = try Index(creatingAt: path, analyzer: "no such") }
        #expect(folder.names == [])
        let index = try Index(creatingAt: path + "//", analyzer: "whitespace")
        #expect(index.name == "名")
        #expect(index.path == path)
        #expect(try Index(opening: path + "/").reader().analyzerName == "whitespace")
        #expect(throws: AnalyzerMismatch.self) { _ = try Index(creatingAt: path, analyzer: "standard") }
        try FileManager.default.createDirectory(atPath: folder.path + "/empty", withIntermediateDirectories: true)
        #expect(throws: IndexFileError.self) { _ = try Index(opening: folder.path + "/empty") }
    }

    @Test func withoutTheTextOfItsArticles() async throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index", storesText: false)
        let input = try folder.write(
            Corpus.line("a", title: "One title", body: "some words") + Corpus.line("b", body: "other words"), to: "in.jsonl")
        let summary = try await BulkIndexer(index, options: Corpus.options(fts5: true)).run([input])
        #expect(summary.commit.addedCount == 2)
        #expect(summary.fts5 == nil)
        let answer = try index.reader().search("some")
        #expect(answer.hits.map(\.article.title) == ["One title"])
        #expect(!answer.storesText)
        #expect(answer.hits.allSatisfy { $0.snippet.text.isEmpty && $0.article.body.isEmpty })
        let refused = #expect(throws: FTS5IndexError.self) { _ = try FTS5Companion(index).open(for: try index.reader()) }
        #expect(refused == .textNotStored(path: index.path))
        #expect(try index.delete(ids: ["a"]).remainingCount == 1)
        #expect(try index.reader().search("words").hits.map(\.article.id) == ["b"])
        let report = try index.check()
        #expect(report.problems == [])
        #expect(report.notes.contains { $0.contains("not stored") })
        #expect(throws: StoredTextMismatch.self) { _ = try Index(creatingAt: index.path, storesText: true) }
        #expect(try Index(creatingAt: index.path).reader().storesText == false)
    }

    @Test func runsUnderASmallMemoryBudget() throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let writer = try index.writer(memoryBudget: 1)
        for number in 0..<20 { try writer.add(Article(id: "\(number % 15)", body: "number \(number)")) }
        #expect(try index.reader().statistics.documentCount == 0)
        let summary = try writer.commit()
        #expect(summary.addedCount == 15)
        #expect(summary.duplicateCount == 5)
        #expect(try Corpus.ids(index) == (5..<20).map { "\($0 % 15)" })
        try writer.delete(id: "3")
        try writer.add(Article(id: "new", body: "words"))
        try writer.commit()
        try writer.add(Article(id: "given up", body: "words"))
        writer.close()
        #expect(try Corpus.ids(index).count == 15)
        let next = try index.writer()
        next.close()
        #expect(try index.check().structure.leftOvers == [])
    }

    @Test func damageIsReportedInWords() throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let writer = try index.writer()
        try writer.add(Article(id: "a", title: "Title", body: "words and words"))
        try writer.commit()
        writer.close()
        #expect(try index.check().problems == [])
        let postings = URL(filePath: index.path).appending(path: "segment-1.postings")
        var bytes = try Data(contentsOf: postings)
        bytes[17] ^= 4
        try FileManager.default.removeItem(at: postings)
        try bytes.write(to: postings)
        let report = try index.check()
        #expect(report.problems.count == 1)
        #expect(report.structure.problems.first?.code == .corrupt)
        #expect(report.problems.first?.contains("segment-1.postings is damaged at byte 16") == true)

        // Every damaged file is named, even one that does not open.
        for (name, place) in [("segment-1.terms", 0), ("segment-1.articles", 20)] {
            let file = URL(filePath: index.path).appending(path: name)
            var bytes = try Data(contentsOf: file)
            bytes[place] ^= 4
            try FileManager.default.removeItem(at: file)
            try bytes.write(to: file)
        }
        let all = try index.check()
        #expect(all.problems.count == 3)
        #expect(all.structure.damagedSegments == 1)
        #expect(all.structure.segments == 0)
        for name in ["postings", "terms", "articles"] {
            #expect(all.problems.contains { $0.contains("segment-1.\(name)") }, "\(all.problems)")
        }
        let said = try LedeProcess(["check", index.path], in: folder.url)
        #expect(said.status == 2, "\(said.output)")
        #expect(said.output.contains(": 1 damaged segment; sound are 0 articles in 0 segments"), "\(said.output)")
    }
}
