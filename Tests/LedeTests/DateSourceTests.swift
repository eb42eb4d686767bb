import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// Dates read by their source, whatever the threads, the memory and the kind of input.
@Suite struct DateSourceTests {
    private func dates(_ index: Index) throws -> [String: String] {
        var articles = LiveArticles(try index.reader())
        var dates: [String: String] = [:]
        while let article = try articles.nextArticle() { dates[article.id] = article.date }
        return dates
    }

    private func csv(_ dates: [String], prefix: String = "a") -> String {
        "id,date,text\n" + dates.enumerated().map { "\(prefix)\($0),\($1),zebra\n" }.joined()
    }

    @Test func aColumnHasOneCalendar() async throws {
        let folder = try TemporaryFolder()
        let us = try folder.write(csv(["10/25/2024", "10/28/2024", "11/01/2024", "11/04/2024", "11/12/2024"]), to: "us.csv")
        let eu = try folder.write(csv(["11/01/2024", "25/10/2024"], prefix: "b"), to: "eu.csv")
        let open = try folder.write(csv(["11/01/2024", "03/03/2024", "12/01/2024"], prefix: "c"), to: "open.csv")
        let index = try Index(creatingAt: folder.path + "/index")
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([us, eu, open])
        let expected = [
            "a0": "2024-10-25", "a1": "2024-10-28", "a2": "2024-11-01", "a3": "2024-11-04", "a4": "2024-11-12", "b0": "2024-01-11",
            "b1": "2024-10-25", "c0": "2024-01-11",
            "c1": "2024-03-03", "c2": "2024-01-12",
        ]
        #expect(try dates(index) == expected)
        let ambiguity = try #require(summary.dateOrders.ambiguities.first)
        #expect(ambiguity.count == 2)
        #expect(ambiguity.example == "11/01/2024")
        #expect(ambiguity.order == .dayFirst)
        #expect(ambiguity.source == "open.csv")
        #expect(ambiguity.sourceCount == 1)
        #expect(summary.dateOrders.ambiguities.count == 1)
        #expect(summary.dateOrders.contradictions == [])
        #expect(summary.unreadableDateCount == 0)
        // A later merge, and a second index of what this one gives, read nothing differently.
        try await index.optimize()
        #expect(try dates(index) == expected)
        #expect(try index.check().problems == [])

        var options = Corpus.options()
        options.dateOrder = .monthFirst
        let wished = try Index(creatingAt: folder.path + "/wished")
        let second = try await BulkIndexer(wished, options: options).run([us, eu, open])
        #expect(try dates(wished).filter { $0.key.hasPrefix("c") } == ["c0": "2024-11-01", "c1": "2024-03-03", "c2": "2024-12-01"])
        #expect(try dates(wished)["b0"] == "2024-01-11")
        #expect(second.dateOrders.ambiguities == [])
        #expect(second.dateOrders.refusals.map(\.source) == ["eu.csv"])
    }

    /// Proof at the very end of a file, far from the first dates.
    @Test func threadsAndMemoryLeaveNoTrace() async throws {
        var random = SeededGenerator(seed: 11)
        let folder = try TemporaryFolder()
        var paths: [String] = []
        for number in 0..<4 {
            let isMonthFirst = number % 2 == 0
            var lines = (0..<1_500).map { line in
                let (day, month) = (1 + random.below(12), 1 + random.below(12))
                let body = (0..<60).map { _ in "w\(random.below(500))" }.joined(separator: " ")
                return
                    "{\"id\":\"\(number)-\(line)\",\"date\":\"\(isMonthFirst ? month : day)/\(isMonthFirst ? day : month)/1987\",\"text\":\"\(body)\"}\n"
            }
            lines.append("{\"id\":\"\(number)-last\",\"date\":\"\(isMonthFirst ? "10/25" : "25/10")/1987\",\"text\":\"wall\"}\n")
            paths.append(try folder.write(lines.joined(), to: "in/\(number).jsonl"))
            // Of a file that was just written the table says that its time may not tell.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: paths[number])
        }
        var contents: [[String: Data]] = []
        for (number, (threads, memory)) in [(1, 512_000_000), (2, 1), (4, 1), (3, 4_000_000)].enumerated() {
            let index = try Index(creatingAt: folder.path + "/index \(number)")
            let summary = try await BulkIndexer(index, options: Corpus.options(threads: threads, memory: memory)).run(paths)
            #expect(summary.dateOrders == DateOrderReport())
            contents.append(try Corpus.contents(index))
            if number == 0 {
                let dates = try dates(index)
                for (id, date) in dates where id.hasSuffix("last") { #expect(date == "1987-10-25", "\(id)") }
                #expect(dates.values.allSatisfy { $0.hasPrefix("1987-") && $0.utf8.count == 10 })
            }
        }
        for other in contents.dropFirst() { #expect(other == contents[0]) }
    }

    @Test func aFolderOfArticlesIsASource() async throws {
        let folder = try TemporaryFolder()
        for (name, date) in [
            ("us/1.md", "11/01/2024"), ("us/2.md", "10/25/2024"), ("eu/1.md", "11/01/2024"), ("eu/2.md", "25/10/2024"),
            ("eu/3.md", "11/01/2024 2:08 PM EDT"),
        ] {
            try folder.write("---\ndate: \(date)\n---\n# Wall\n\nzebra\n", to: name)
        }
        let index = try Index(creatingAt: folder.path + "/index")
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([folder.path + "/us", folder.path + "/eu"])
        let dates = try dates(index)
        #expect(dates["us/1.md"] == "2024-11-01")
        #expect(dates["eu/1.md"] == "2024-01-11")
        // What an article itself says overrides its neighbours.
        #expect(dates["eu/3.md"] == "2024-11-01T14:08:00")
        #expect(summary.dateOrders == DateOrderReport())
    }

    @Test(arguments: [
        (#"{"$date":"2024-10-28T00:00:00Z"}"#, "2024-10-28T00:00:00Z"), (#"["2024-10-28"]"#, "2024-10-28"),
        (#"{"$date":1730124480123}"#, "2024-10-28T14:08:00Z"),
        (#"{"$date":{"$numberLong":"1730124480123"}}"#, "2024-10-28T14:08:00Z"),
        (#"{"$date":{"$numberLong":"-1000"}}"#, "1969-12-31T23:59:59Z"), (#"{"$date":0}"#, "1970-01-01T00:00:00Z"),
        ("1730124480.25", "2024-10-28T14:08:00Z"), ("[1730124480]", "2024-10-28T14:08:00Z"), (#"[{"$date":"2024-10-28"}]"#, "2024-10-28"),
        (#""Mon Oct 28 14:08:00 +0000 2024""#, "Mon Oct 28 14:08:00 +0000 2024"),
        ("2024", "2024"), (#""October 2024""#, "October 2024"), (#""2024-W44-1""#, "2024-10-28"), (#""910514""#, "1991-05-14"),
        (#""10/28/87""#, "1987-10-28"),
    ])
    func datesOfJSON(_ value: String, _ date: String) async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("{\"id\":\"a\",\"date\":\(value),\"text\":\"t\"}\n", to: "a.jsonl")
        let index = try Index(creatingAt: folder.path + "/index")
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([path])
        #expect(summary.unreadableDateCount == 0)
        #expect(try dates(index) == ["a": date])
        #expect(try index.reader().segments[0].attributes.dates != nil)
    }

    @Test(arguments: [
        #"{"$date":{}}"#, #"{"year":2024,"month":10}"#, "[]", "true", #"{"$date":{"$numberLong":"9223372036854775807"}}"#, "-5",
        "[[[[[[1730124480]]]]]]",
    ])
    func datesThatCannotBeReadAreCountedWhateverTheirShape(_ value: String) async throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "{\"id\":\"a\",\"date\":\(value),\"text\":\"t\"}\n{\"id\":\"b\",\"date\":null,\"text\":\"t\"}\n{\"id\":\"c\",\"date\":\" \",\"text\":\"t\"}\n",
            to: "a.jsonl")
        let index = try Index(creatingAt: folder.path + "/index")
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([path])
        #expect(summary.unreadableDateCount == 1)
        #expect(try index.reader().segments[0].attributes.dates == nil)
    }

    @Test func aWriterReadsEachDateForItself() throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let writer = try index.writer()
        try writer.add(Article(id: "a", date: "10/25/2024", body: "t"))
        try writer.add(Article(id: "b", date: "11/01/2024", body: "t"))
        try writer.add(Article(id: "c", date: "11/01/2024", body: "t"), dateOrder: .monthFirst)
        try writer.commit()
        writer.close()
        #expect(try dates(index) == ["a": "2024-10-25", "b": "2024-01-11", "c": "2024-11-01"])
    }

    @Test func theCommandCountsNamesAndTakesAnOrder() throws {
        let folder = try TemporaryFolder()
        try folder.write(csv(["03/01/1987", "04/01/1987", "05/05/1987"]), to: "open.csv")
        try folder.write(csv(["10/25/2024", "25/10/2024", "10/26/2024", "03/01/2024"], prefix: "b"), to: "both.csv")
        let open = try LedeProcess(["index", "open.csv", "--into", "Indexes/open", "--no-fts5"], in: folder.url)
        #expect(
            open.output.contains(
                "\n  dates      2 such as 03/01/1987 are ambiguous, read day first (open.csv); --dates mdy reads them month first\n"),
            "\(open.output)\(open.errors)")
        #expect(
            try LedeProcess(["search", "zebra", "--count-by", "month", "-n", "0", "--in", "Indexes/open"], in: folder.url).output.contains(
                "1987-01"))
        let wished = try LedeProcess(["index", "open.csv", "--into", "Indexes/wished", "--no-fts5", "--dates", "mdy"], in: folder.url)
        #expect(!wished.output.contains("ambiguous"))
        #expect(try LedeProcess(["search", "date:1987-03", "--count", "--in", "Indexes/wished"], in: folder.url).output == "1\n")
        let both = try LedeProcess(["index", "both.csv", "--into", "Indexes/both", "--no-fts5"], in: folder.url)
        #expect(
            both.output.contains("both.csv has dates of more than one order: 1 such as 25/10/2024 cannot be read month first"),
            "\(both.output)")
        // By a pipe.
        let piped = try LedeProcess(
            ["index", "-", "--format", "csv", "--into", "Indexes/piped", "--no-fts5"], in: folder.url,
            input: csv(["11/01/2024", "10/25/2024"]))
        #expect(piped.status == 0)
        #expect(!piped.output.contains("ambiguous"))
        #expect(try LedeProcess(["search", "date:2024-11-01", "--count", "--in", "Indexes/piped"], in: folder.url).output == "1\n")

        let refused = try LedeProcess(["search", "zebra", "--after", "03/01/1987", "--in", "Indexes/open"], in: folder.url)
        #expect(refused.status == 2, "\(refused.errors)")
        #expect(refused.errors.contains("03/01/1987 can be read in two ways"), "\(refused.errors)")
        #expect(refused.errors.contains("Write --after 1987-01-03 or 1987-03-01"), "\(refused.errors)")
        let asked = try LedeProcess(["search", "zebra date:03/01/1987", "--count", "--in", "Indexes/open"], in: folder.url)
        #expect(asked.errors.contains("can be read in two ways and is left out. Write 1987-01-03 or 1987-03-01"), "\(asked.errors)")
        for time in ["yesterday", "7d", "October 2024", "10/28/2024", "2024-W44"] {
            #expect(try LedeProcess(["search", "zebra", "--after", time, "--in", "Indexes/open"], in: folder.url).status == 1, "\(time)")
        }
    }

    @Test func encodingsAreSaidAndTaken() throws {
        let folder = try TemporaryFolder()
        let text = EncodedText.german
        for number in 0..<3 {
            try folder.write(Array("id,text\n\(number),".utf8) + EncodedText.windows1252(text) + [0x0A], to: "in/\(number).csv")
        }
        let guessed = try LedeProcess(["index", "in", "--into", "Indexes/g", "--no-fts5"], in: folder.url)
        #expect(
            guessed.output.contains(
                "\n  decoded    3 files read as windows-1252, as the content tells; --encoding NAME reads them as another\n"),
            "\(guessed.output)")
        #expect(try LedeProcess(["search", "Förde Büsum", "--count", "--in", "Indexes/g"], in: folder.url).output == "3\n")
        let named = try LedeProcess(["index", "in", "--into", "Indexes/n", "--no-fts5", "--encoding", "latin1"], in: folder.url)
        #expect(named.output.contains("\n  decoded    3 files read as windows-1252\n"), "\(named.output)")
        let wrong = try LedeProcess(["index", "in", "--into", "Indexes/w", "--encoding", "klingon"], in: folder.url)
        #expect(wrong.status == 2)
        #expect(wrong.errors.contains("klingon"))
        try folder.write("{\"id\":\"a\",\"text\":\"lone \\ud83d\"}\n{\"id\":\"b\",\"text\":\"t\"}\n", to: "s.jsonl")
        let repaired = try LedeProcess(["index", "s.jsonl", "--into", "Indexes/s", "--no-fts5"], in: folder.url)
        #expect(repaired.output.contains("\n  repaired   1 article had invalid bytes, now U+FFFD\n"), "\(repaired.output)")
        #expect(repaired.output.contains("2 articles indexed\n"), "\(repaired.output)")
        // A query in Latin-1, as an argument and by a pipe.
        let shell = { (script: String) in try LedeProcess(URL(filePath: "/bin/sh"), ["-c", script], in: folder.url) }
        let lede = try LedeProcess.executable().path
        let argument = try shell("'\(lede)' search \"$(printf 'F\\366rde')\" --count --in Indexes/g")
        #expect(argument.output == "3\n", "\(argument.errors)")
        #expect(argument.errors.contains("is not UTF-8 and is read as windows-1252: Förde"), "\(argument.errors)")
        let piped = try shell("printf 'F\\366rde\\nB\\303\\274sum\\n' | '\(lede)' search --count --in Indexes/g")
        #expect(piped.output == "3\n3\n", "\(piped.output)\(piped.errors)")
        #expect(piped.errors.contains("the line is not UTF-8"), "\(piped.output)\(piped.errors)")
    }
}

/// A text in German and its bytes in Windows-1252.
enum EncodedText {
    static let german = "Die Fähre über die Förde fällt am Mittwoch wegen der Stürme aus und größere Schäden gebe es nicht in Büsum."

    static func windows1252(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }
}
