import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

@Suite struct StoredArticlesTests {
    private func roundTrip(_ articles: [Article]) throws -> StoredArticlesReader {
        let directory = MemoryDirectory()
        var writer = try StoredArticlesWriter(directory, name: "a", level: 3)
        for article in articles {
            var record = ByteWriter()
            ArticleRecord.encode(article, withBody: true, into: &record)
            try writer.add(Array(record.bytes).span)
        }
        _ = try writer.finish(sync: false)
        return try StoredArticlesReader(try IndexFile(directory, name: "a", kind: .articles))
    }

    private func expectSame(_ articles: [Article]) throws {
        let reader = try roundTrip(articles)
        #expect(reader.docCount == articles.count)
        var wrong: [Int] = []
        for (doc, article) in articles.enumerated() where articles.count < 300 || doc % 97 == 0 {
            if try ArticleRecord.decode(try reader.record(doc), id: article.id) != article { wrong.append(doc) }
        }
        var doc = 0
        for index in 0..<reader.blockCount {
            let block = try reader.block(index)
            #expect(block.firstDoc == doc)
            for record in block.records {
                if try ArticleRecord.decode(record, id: articles[doc].id) != articles[doc] { wrong.append(doc) }
                doc += 1
            }
        }
        #expect(doc == articles.count)
        #expect(wrong.isEmpty)
        for outside in [-1, articles.count, articles.count + 1, Int(UInt32.max), Int.max] {
            #expect(throws: IndexFileError.self) { _ = try reader.record(outside) }
        }
    }

    @Test func noArticleAtAll() throws { try expectSame([]) }

    @Test func everyFieldMayBeAbsentOrEmpty() throws {
        var articles: [Article] = []
        for bits in 0..<16 {
            for text in ["", "text ünd 目录 \u{0}"] {
                articles.append(
                    Article(
                        id: "\(bits)", title: text, date: bits & 1 == 0 ? nil : text, author: bits & 2 == 0 ? nil : text,
                        url: bits & 4 == 0 ? nil : text, path: bits & 8 == 0 ? nil : text, body: text,
                        metadata: (0..<(bits % 4)).map { Metadatum(name: text + "\($0)", value: text) }))
            }
        }
        try expectSame(articles)
    }

    @Test func longBodies() throws {
        var random = SeededGenerator(seed: 1)
        let noise = String(decoding: random.bytes(1 << 20).map { $0 & 0x7F }, as: UTF8.self)
        try expectSame([
            Article(id: "1", body: noise), Article(id: "2", body: ""), Article(id: "3", body: String(repeating: "same ", count: 400_000)),
            Article(id: "4", body: noise), Article(id: "5", body: "end"),
        ])
    }

    @Test func thousandsOfTinyOnes() throws {
        try expectSame((0..<9000).map { Article(id: "\($0)", title: $0 % 3 == 0 ? "" : "\($0)", body: $0 % 7 == 0 ? "" : "b") })
    }

    @Test func anyNumberOfThreadsWritesTheSameBytes() throws {
        var random = SeededGenerator(seed: 7)
        let articles = Writing.articles(3000, &random)
        var files: [[UInt8]] = []
        for threads in [1, 2, 5] {
            let directory = MemoryDirectory()
            var writer = try StoredArticlesWriter(directory, name: "a", level: 3, threads: threads)
            for article in articles {
                var record = ByteWriter()
                ArticleRecord.encode(article, withBody: true, into: &record)
                try writer.add(Array(record.bytes).span)
            }
            _ = try writer.finish(sync: false)
            files.append(try directory.open("a").bytes)
        }
        #expect(files[0].count > 100_000)
        #expect(files.allSatisfy { $0 == files[0] })
    }

    @Test func blocksThatLeaveDocumentsOutThrow() throws {
        let articles = (0..<3000).map { Article(id: "\($0)", body: String(repeating: "\($0) ", count: 10)) }
        let directory = MemoryDirectory()
        var writer = try StoredArticlesWriter(directory, name: "a", level: 1)
        for article in articles {
            var record = ByteWriter()
            ArticleRecord.encode(article, withBody: true, into: &record)
            try writer.add(Array(record.bytes).span)
        }
        _ = try writer.finish(sync: false)
        let file = try IndexFile(directory, name: "a", kind: .articles)
        let payload = try file.slice(at: 0, length: file.count)
        let blocks = try payload.size(at: payload.count - 16)
        let firstDocOfSecond = payload.count - 24 - blocks * 24 + 24 + 16
        var bytes = payload.bytes
        bytes[firstDocOfSecond] &+= 1
        let again = try IndexFileWriter(directory, name: "b", kind: .articles)
        try again.append(bytes)
        _ = try again.finish(sync: false)
        let damaged = try StoredArticlesReader(try IndexFile(directory, name: "b", kind: .articles))
        #expect(throws: IndexFileError.self) { _ = try damaged.block(0) }
        #expect(throws: IndexFileError.self) { _ = try damaged.block(1) }
    }
}
