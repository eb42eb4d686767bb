import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// An index that does not store the text of its articles, against one that does.
@Suite struct UnstoredTextTests {
    /// The deletions' corrections come from the articles' text in one and from the postings in the other.
    @Test(arguments: 1...4) func allButTheArticlesIsTheSame(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let (stored, unstored) = (MemoryDirectory(), MemoryDirectory())
        let writers = [try IndexWriter(stored), try IndexWriter(unstored, storesText: false)]
        var sawDeletions = false
        for round in 0..<6 {
            let articles = Writing.articles(round == 0 ? 200 : 1 + random.below(10), prefix: "\(random.below(2))", &random)
            let deleted = (0..<random.below(30)).map { _ in "\(random.below(2))\(random.below(200))" }
            let summaries = try writers.map { try Writing.commit($0, articles, runs: [50, 3], deleting: deleted) }
            #expect(summaries[0] == summaries[1])
            let (left, right) = (try Writing.contents(stored), try Writing.contents(unstored))
            #expect(left.keys == right.keys)
            #expect(left.keys.filter { left[$0] != right[$0] && $0 != "manifest" && !$0.hasSuffix(".articles") } == [])
            sawDeletions = sawDeletions || left.keys.contains { $0.hasSuffix(".deletions") }
            #expect(try Writing.problems(unstored) == [])
        }
        #expect(sawDeletions)
    }

    @Test func titlesAndMetadataStayAndTheIndexRemembers() throws {
        let directory = MemoryDirectory()
        let article = Article(
            id: "a", title: "The title", date: "2024-10-28", body: "the body", metadata: [Metadatum(name: "section", value: "news")])
        let writer = try IndexWriter(directory, storesText: false)
        try Writing.commit(writer, [article])
        writer.close()
        let reader = try IndexReader(directory)
        var kept = article
        kept.body = ""
        #expect(!reader.storesText)
        #expect(reader.manifest.storesText == false)
        #expect(try reader.article(0) == kept)
        #expect(try reader.termStatistics(Array("body".utf8)).docFreq == 1)
        let error = #expect(throws: StoredTextMismatch.self) { _ = try IndexWriter(directory, storesText: true) }
        #expect(error?.storesText == false)
        try IndexWriter(directory, storesText: false).close()
        try IndexWriter(directory).close()
        var checker = IndexChecker(directory)
        let report = try checker.run()
        #expect(report.problems == [])
        #expect(!report.storesText)
    }
}
