import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage
import Testing
import LedeTestSupport

@testable import LedeInvertedIndex

/// Columns of attributes against the articles they were made from.
@Suite struct AttributesTests {
    private let directory = MemoryDirectory()

    private func columns(_ articles: [Article], withBody: Bool = true) throws -> AttributesReader {
        try AttributesReader(try IndexFile(Writing.copy(["a": try bytes(articles, withBody: withBody)]), name: "a", kind: .attributes))
    }

    /// The file.
    private func bytes(_ articles: [Article], withBody: Bool = true) throws -> [UInt8] {
        var writer = try AttributesWriter(directory, name: "a")
        for article in articles {
            var record = ByteWriter()
            ArticleRecord.encode(article, withBody: withBody, into: &record)
            try writer.add(ByteStorage(name: "record", copying: record.bytes).slice)
        }
        _ = try writer.finish(sync: false)
        return try directory.open("a").bytes
    }

    @Test(arguments: [0, 1, 127, 128, 129, 255, 256, 1000]) func columnsComeBack(count: Int) throws {
        var random = SeededGenerator(seed: UInt64(count))
        let names = ["source", "section", "e\u{301}", "\u{e9}", ""]
        let articles = (0..<count).map { number in
            var article = Writing.article("\(number)", &random)
            article.metadata += (0..<random.below(6)).map { _ in
                let long = String(repeating: "x", count: 999 + random.below(3))
                return Metadatum(
                    name: names[random.below(5)], value: ["bbc", "BBC", "", "reuters", "\(random.below(300))", long][random.below(6)])
            }
            return article
        }
        for withBody in [true, false] {
            let reader = try columns(articles, withBody: withBody)
            #expect(reader.docCount == count)
            for (doc, article) in articles.enumerated() {
                #expect(try reader.dates?.date(of: UInt32(doc)) == article.date.flatMap { ArticleDate(text: $0) })
            }
            #expect(try reader.dates?.date(of: UInt32(count)) == nil)
            let authors = try articles.indices.map { try reader.author?.value(of: UInt32($0)) }
            #expect(authors == articles.map(\.author))
            var known: Set<[UInt8]> = []
            for field in reader.fields {
                let column = try #require(field.column)
                let expected = articles.map { article in
                    article.metadata.first { $0.name.utf8.elementsEqual(field.name.utf8) && (1...1000).contains($0.value.utf8.count) }?
                        .value
                }
                let found = try articles.indices.map { try column.value(of: UInt32($0)) }
                #expect(found == expected, "\(field.name)")
                // Values ascend and each is there once.
                let all = try (0..<column.numbers.valueCount).map { Array(try column.value(UInt32($0 + 1)).utf8) }
                #expect(all == Set(expected.compactMap { $0.map { Array($0.utf8) } }).sorted { $0.lexicographicallyPrecedes($1) })
                known.insert(Array(field.name.utf8))
            }
            #expect(
                known == Set(articles.flatMap(\.metadata).filter { (1...1000).contains($0.value.utf8.count) }.map { Array($0.name.utf8) }))
        }
    }

    /// The documents whose bits `fill` sets.
    private func docs(_ numbers: ValueNumbers, _ fill: (inout [UInt64]) throws -> Void) throws -> [UInt32] {
        var words = Array(repeating: UInt64(0), count: (numbers.docCount + 127) / 128 * 2)
        try fill(&words)
        return (0..<UInt32(words.count * 64)).filter { words[Int($0 / 64)] >> UInt64($0 % 64) & 1 != 0 }
    }

    @Test func rangesAndSetsOfNumbers() throws {
        var random = SeededGenerator(seed: 5)
        let articles = Writing.articles(700, &random)
        let reader = try columns(articles)
        let dates = articles.map { $0.date.flatMap { ArticleDate(text: $0) } }
        let column = try #require(reader.dates)
        for _ in 0..<100 {
            let from =
                random.below(4) == 0
                ? nil : ArticleDate(year: 2018 + random.below(8), month: 1 + random.below(12), day: 1 + random.below(28))
            let before = random.below(4) == 0 ? nil : ArticleDate(year: 2018 + random.below(8), month: 1 + random.below(12))
            let expected = dates.indices.filter { doc in
                dates[doc].map { $0 >= from ?? $0 && before.map { end in dates[doc]! < end } ?? true } ?? false
            }
            #expect(
                try docs(column.numbers) { try column.numbers.addDocs(in: try column.numbers(from: from, before: before), to: &$0) }
                    == expected.map { UInt32($0) })
        }
        let author = try #require(reader.author)
        let accepted = (0...author.numbers.valueCount).map { _ in random.below(2) == 0 }
        var cursor = author.numbers.cursor()
        let expected = try (0..<700).filter { accepted[Int(try cursor.number(UInt32($0)))] }
        let found = try docs(author.numbers) { try author.numbers.addDocs(whereAccepted: accepted, to: &$0) }
        #expect(found == expected.map { UInt32($0) })
    }

    @Test func documentsWithoutAttributesTakeNothing() throws {
        let articles = (0..<100_000).map { Article(id: "\($0)", title: "some words", body: "") }
        let reader = try columns(articles)
        #expect(reader.docCount == 100_000)
        #expect(reader.dates == nil)
        #expect(reader.author == nil)
        #expect(reader.fields.isEmpty)
        #expect(try directory.open("a").count < 100)
    }

    @Test func aSourceAndDaysTakeLittle() throws {
        let articles = (0..<100_000).map { number in
            Article(
                id: "\(number)", date: "20\(10 + number % 10)-0\(1 + number % 9)-1\(number % 10)", body: "",
                metadata: [Metadatum(name: "source", value: "the wire")])
        }
        _ = try columns(articles)
        // A bit for the source and seven for the date.
        #expect(try directory.open("a").count < 101_000)
    }

    @Test func fieldsAreBounded() throws {
        // Thirty-two fields, the first to appear.
        let many = Article(id: "a", body: "", metadata: (0..<50).map { Metadatum(name: "f\($0)", value: $0 == 3 ? "" : "v") })
        let reader = try columns([many, many])
        #expect(Set(reader.fields.map(\.name)) == Set((0..<50).filter { $0 != 3 }.prefix(32).map { "f\($0)" }))
        // A long name.
        let named = try columns([Article(id: "a", body: "", metadata: [Metadatum(name: String(repeating: "n", count: 101), value: "v")])])
        #expect(named.fields.isEmpty)
        // Values that identify articles are dropped, an author is not.
        let summaries = (0..<3000).map { number in
            let text = "\(number) " + String(repeating: "summary ", count: 60)
            return Article(
                id: "\(number)", author: text, body: "",
                metadata: [Metadatum(name: "summary", value: text), Metadatum(name: "source", value: "wire")])
        }
        let given = try columns(summaries)
        #expect(given.fields.map(\.name) == ["source", "summary"])
        #expect(given.fields[1].column == nil)
        #expect(given.fields[0].column?.numbers.valueCount == 1)
        #expect(given.author?.numbers.valueCount == 3000)
        #expect(throws: AttributeError.tooManyValues("summary")) { _ = try given.column(named: "summary") }
        #expect(try given.column(named: "no such") == nil)
        #expect(try given.column(named: "source")?.value(of: 7) == "wire")
    }

    @Test func listsOfStrings() {
        #expect(TextColumn.values(of: "[\"grain\",\"wheat\",\"grain\"]") == ["grain", "wheat"])
        for text in ["grain", "[grain]", "[\"grain\"", "[\"a\",1]", "[\"\\"] { #expect(TextColumn.values(of: text) == [text]) }
        #expect(TextColumn.values(of: "[]") == [])
        #expect(TextColumn.values(of: #"["a \"b\"","é"]"#) == ["a \"b\"", "é"])
    }

    @Test func hostileDirectoriesThrow() throws {
        func read(_ columns: [UInt8], docCount: UInt64 = 3, count: UInt64 = 1, offset: UInt64? = nil, _ entries: [UInt64]...) throws {
            var payload = ByteWriter()
            payload.append(columns)
            for entry in entries {
                payload.append(byte: UInt8(truncatingIfNeeded: entry[0]))
                for number in entry.dropFirst() { payload.append(varint: number) }
            }
            payload.append(uint64: docCount)
            payload.append(uint64: offset ?? UInt64(columns.count))
            payload.append(uint64: count)
            _ = try AttributesReader(
                try IndexFile(Writing.copy(["x": try Writing.framed(payload.bytes, .attributes)]), name: "x", kind: .attributes))
        }
        let one = [UInt8](repeating: 0, count: 16)
        // kind, bytes of the name, values, bytes of the values
        try read(one + [0, 0, 0, 0], [0, 0, 1, 4])
        try read(one + [0, 0, 0, 0, 1, 0, 0, 0, 0x61], [1, 0, 1, 9])
        try read([], count: 0)
        let twenty = one + [0, 0, 0, 0]
        let wrong: [[UInt64]] = [
            [0, 0, 0, 4], [0, 0, 4, 4], [0, 0, 1, 3], [0, 0, 1, 5], [0, 1, 1, 4], [9, 0, 1, 4], [1, 0, 1, 4], [3, 0, 1, 4],
            [0, 0, .max, 4],
            [0, 0, 1, .max], [0, 200, 1, 4], [0, 0, 2, 4],
        ]
        for entry in wrong {
            #expect(throws: IndexFileError.self, "\(entry)") { try read(twenty, entry) }
        }
        for docCount: UInt64 in [.max, 1 << 31, (1 << 31) - 1, 0] {
            #expect(throws: IndexFileError.self) { try read(twenty, docCount: docCount, [0, 0, 1, 4]) }
        }
        for count: UInt64 in [.max, 0, 2, 35] { #expect(throws: IndexFileError.self) { try read(twenty, count: count, [0, 0, 1, 4]) } }
        for offset: UInt64 in [.max, 0, 19, 21, 1000] {
            #expect(throws: IndexFileError.self) { try read(twenty, offset: offset, [0, 0, 1, 4]) }
        }
        #expect(throws: IndexFileError.self) { try read(twenty + twenty, count: 2, [0, 0, 1, 4], [0, 0, 1, 4]) }
    }

    @Test func numbersThatNoValueHasThrow() throws {
        var writer = ByteWriter()
        writer.append([UInt8](repeating: 0xFF, count: 32))
        for start: UInt32 in [0, 1, 2] { writer.append(uint32: start) }
        writer.append("ab".utf8)
        writer.append([1, 0, 2, 14])
        for number: UInt64 in [3, 46, 1] { writer.append(uint64: number) }
        let payload = writer.bytes
        let reader = try AttributesReader(
            try IndexFile(Writing.copy(["x": try Writing.framed(payload, .attributes)]), name: "x", kind: .attributes))
        let author = try #require(reader.author)
        #expect(try author.value(2) == "b")
        #expect(throws: IndexFileError.self) { _ = try author.value(of: 0) }
        #expect(throws: IndexFileError.self) { _ = try docs(author.numbers) { try author.numbers.addDocs(in: 1..<2, to: &$0) } }
    }

    @Test func aWrongColumnIsFound() throws {
        var random = SeededGenerator(seed: 3)
        let index = MemoryDirectory()
        let writer = try IndexWriter(index)
        var articles = Writing.articles(150, &random)
        for number in articles.indices { articles[number].metadata = [Metadatum(name: "section", value: ["a", "b", "c"][number % 3])] }
        try Writing.commit(writer, articles)
        writer.close()
        #expect(try Writing.problems(index) == [])
        func problems(_ change: (inout [Article]) -> Void) throws -> [IndexFileError] {
            var changed = articles
            change(&changed)
            var files = try Writing.contents(index)
            files["segment-1.attributes"] = try bytes(changed)
            return try Writing.problems(Writing.copy(files))
        }
        let none = try problems { _ in }
        #expect(none == [])
        let changes: [(inout [Article]) -> Void] = [
            { $0[7].metadata[0].value = "a" }, { $0[77].author = "somebody else" }, { $0[149].metadata = [] },
            { articles in for number in articles.indices { articles[number].metadata = [] } },
            { articles in for number in articles.indices { articles[number].author = nil } },
            { articles in for number in articles.indices where articles[number].date == nil { articles[number].date = "2024-01-01" } },
        ]
        for (number, change) in changes.enumerated() {
            let found = try problems(change)
            #expect(!found.isEmpty, "change \(number)")
        }
    }
}
