import ArticleIngest
import ArticleModel
import Foundation
import TestSupport
import Testing

/// Folders are read whole, in one order, without hidden names and without end only when there is none.
@Suite struct WalkTests {
    @Test func orderIsThatOfTheNames() throws {
        let folder = try TemporaryFolder()
        for name in ["b.txt", "a/2.txt", "a/10.txt", "a/sub/z.txt", "c.txt", "B.txt", ".hidden.txt", ".git/x.txt", "é.txt"] {
            try folder.write("Some words of text in \(name).\n", to: name)
        }
        let expected = ["B.txt", "a/10.txt", "a/2.txt", "a/sub/z.txt", "b.txt", "c.txt", "é.txt"].map { folder.path + "/" + $0 }
        #expect(Readings([folder.path]).articles.map(\.id) == expected)
        #expect(Readings([folder.path + "/"]).articles.map(\.id) == expected)
    }

    @Test func loopsOfLinksEnd() throws {
        let folder = try TemporaryFolder()
        try folder.write("Some words of text.\n", to: "a/1.txt")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a/loop", withDestinationPath: folder.path)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/dangling", withDestinationPath: folder.path + "/none")
        let readings = Readings([folder.path])
        #expect(readings.articles.count == 1)
        #expect(readings.problems.map(\.kind) == [.unreadable])
    }

    @Test func tenThousandTinyFiles() throws {
        let folder = try TemporaryFolder()
        for index in 0..<10_000 { try Data("Note \(index).\n".utf8).write(to: folder.url.appending(path: "\(index).txt")) }
        let readings = Readings([folder.path])
        #expect(readings.articles.count == 10_000)
        #expect(readings.problems.isEmpty)
        let ids = readings.articles.map(\.id)
        #expect(ids == ids.sorted())
    }

    @Test func anEmptyFolderHoldsNothing() throws {
        let folder = try TemporaryFolder()
        let readings = Readings([folder.path])
        #expect(readings.articles.isEmpty && readings.problems.isEmpty)
    }

    @Test func ofABEIRFolderTheCorpusIsRead() throws {
        let folder = try TemporaryFolder()
        let corpus = """
            {"_id": "d1", "title": "A title", "text": "Words.", "metadata": {"url": "http://x", "pubmed_id": 17, "authors": ["A", "B"], "none": null}}
            {"_id": "d2", "title": "", "text": "More words.", "metadata": {}}

            """
        try folder.write(corpus, to: "sets/one/corpus.jsonl")
        try folder.write("{\"_id\": \"q1\", \"text\": \"a query\"}\n", to: "sets/one/queries.jsonl")
        try folder.write("query-id\tcorpus-id\tscore\nq1\td1\t1\n", to: "sets/one/qrels/test.tsv")
        try folder.write("{\"id\": \"other\", \"text\": \"No collection.\"}\n", to: "sets/two/corpus.jsonl")
        for path in [folder.path, folder.path + "/sets/one"] {
            let readings = Readings([path])
            #expect(readings.problems == [])
            #expect(readings.articles.prefix(2).map(\.id) == ["d1", "d2"])
            #expect(readings.articles.count == (path == folder.path ? 3 : 2))
            #expect(
                readings.articles[0].metadata == [
                    Metadatum(name: "url", value: "http://x"), Metadatum(name: "pubmed_id", value: "17"), Metadatum(name: "authors", value: "[\"A\",\"B\"]"),
                ])
            #expect(readings.articles[1].metadata == [])
        }
        // A file that is named is read.
        #expect(Readings([folder.path + "/sets/one/queries.jsonl"]).articles.map(\.id) == ["q1"])
    }
}
