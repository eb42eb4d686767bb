import Foundation
import LedeModules
import LedeTestSupport
import Testing

/// An index keeps in step with the files and folders it was made from.
@Suite struct SourceUpdateTests {
    @Test func whatIsNewChangedAndGone() async throws {
        let world = try SourceWorld()
        for name in ["a", "b", "c", "sub/d"] { try world.write("The \(name) of the harbour.\n", to: "docs/\(name).txt") }
        #expect(try await world.run(["docs"]).sources.counts == [4, 0, 0, 0])
        #expect(try await world.update().counts == [0, 0, 0, 4])
        try world.write("The b is another now.\n", to: "docs/b.txt")
        try world.remove("docs/c.txt")
        try world.write("New.\n", to: "docs/sub/e.txt")
        let report = try await world.update()
        #expect(report.counts == [1, 1, 1, 2])
        #expect(report.readFileCount == 2)
        #expect(report.goneFileCount == 1)
        #expect(report.unchangedFileCount == 2)
        try await world.expectInStep(with: ["docs"], searching: ["harbour", "another"])
        try world.move("docs/a.txt", to: "docs/sub/moved.txt")
        #expect(try await world.update().counts == [1, 0, 1, 3])
        try await world.expectInStep(with: ["docs"])
        let source = try #require(try world.index.sources().first)
        #expect(source.name == "docs")
        #expect(source.articleCount == 4)
        #expect(source.fileCount == 4)
        #expect(source.state == .present)
        #expect(source.lastRead != nil)
        #expect(source.options == nil)
    }

    @Test func anUpdateWithoutChangesMakesNoCommit() async throws {
        let world = try SourceWorld()
        try world.write("Text.\n", to: "docs/a.txt")
        try world.age("docs/a.txt")
        _ = try await world.run(["docs"])
        let generation = try world.index.reader().manifest.generation
        #expect(try await world.update().counts == [0, 0, 0, 1])
        #expect(try world.index.reader().manifest.generation == generation)
        // Touched, it is read once, and its article stays.
        try world.age("docs/a.txt", seconds: 50)
        let report = try await world.update()
        #expect(report.counts == [0, 0, 0, 1])
        #expect(report.readFileCount == 0)
        #expect(try world.index.reader().manifest.segments.count == 1)
    }

    /// A file that is written just as it is read, with as many bytes: neither size nor time tells.
    @Test func aChangeThatTheTimeDoesNotTellIsFound() async throws {
        let world = try SourceWorld()
        for round in 0..<3 {
            try world.write("Version \(round).\n", to: "docs/a.txt")
            _ = try await round == 0 ? world.run(["docs"]).sources : world.update()
            let date = try FileManager.default.attributesOfItem(atPath: world.path("docs/a.txt"))[.modificationDate] as? Date
            try world.write("Another \(round).\n", to: "docs/a.txt")
            try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: world.path("docs/a.txt"))
            _ = try await world.update()
            #expect(try world.articles["docs/a.txt"]?.body == "Another \(round).")
        }
    }

    @Test func recordsOfAFileComeAndGo() async throws {
        let world = try SourceWorld()
        let lines = (0..<20).map { #"{"title":"T\#($0)","text":"Words of \#($0)"}"# }
        try world.write(lines.joined(separator: "\n"), to: "a.jsonl")
        _ = try await world.run(["a.jsonl"])
        let before = try world.ids
        try world.write(([#"{"title":"New","text":"first"}"#] + lines).joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [1, 0, 0, 20])
        #expect(Set(before).isSubset(of: try world.ids))
        try world.write(lines.dropFirst(3).joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [0, 0, 4, 17])
        try world.write(lines.dropFirst(3).reversed().joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [0, 0, 0, 17])
        // Equal records are distinct, and one of three goes.
        try world.write([lines[5], lines[5], lines[5]].joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [2, 0, 16, 1])
        try world.write([lines[5], lines[5]].joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [0, 0, 1, 2])
        try await world.expectInStep(with: ["a.jsonl"], searching: ["words"])
        // With ids of their own they change.
        try world.write((0..<5).map { #"{"id":"\#($0)","text":"x"}"# }.joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [5, 0, 2, 0])
        try world.write((1..<6).map { #"{"id":"\#($0)","text":"\#($0 % 2 == 0 ? "y" : "x")"}"# }.joined(separator: "\n"), to: "a.jsonl")
        #expect(try await world.update().counts == [1, 2, 1, 2])
        try await world.expectInStep(with: ["a.jsonl"])
    }

    @Test func aSourceIsOneHoweverItIsNamed() async throws {
        let world = try SourceWorld()
        for name in ["x/news/1.txt", "x/news/sub/2.txt", "y/news/1.txt"] { try world.write("Words of \(name).\n", to: name) }
        for name in ["x/news", "x/news/", "x/./news", "y/../x/news"] { _ = try await world.run([name]) }
        #expect(try world.index.sources().map(\.name) == ["news"])
        #expect(try world.ids == ["news/1.txt", "news/sub/2.txt"])
        let other = try await world.run(["y/news"])
        #expect(other.sources.added.map(\.name) == ["news-2"])
        #expect(other.sources.added[0].isRenamed)
        #expect(try world.ids == ["news-2/1.txt", "news/1.txt", "news/sub/2.txt"])
        #expect(try world.index.sourceRoots().file(of: "news-2/1.txt") == world.index.sources()[1].root + "/1.txt")
        // A part of a source is read under the ids that it has.
        try world.write("Other words.\n", to: "x/news/1.txt")
        try world.write("Other words.\n", to: "x/news/sub/2.txt")
        try world.write("More words.\n", to: "x/news/sub/3.txt")
        #expect(try await world.run(["x/news/sub"]).sources.counts == [1, 1, 0, 2])
        #expect(try world.articles["news/1.txt"]?.body == "Words of x/news/1.txt.")
        #expect(try await world.run(["x/news/1.txt"]).sources.counts == [0, 1, 0, 3])
        try await world.expectInStep(with: ["x/news", "y/news"])
    }

    @Test func aFolderTakesInWhatIsInIt() async throws {
        let world = try SourceWorld()
        for name in ["all/a/1.txt", "all/b/2.txt", "all/3.txt", "all/.hidden/4.txt", "all/x.js"] {
            try world.write("Words of \(name).\n", to: name)
        }
        _ = try await world.run(["all/a", "all/3.txt"])
        #expect(try world.ids == ["3.txt", "a/1.txt"])
        let summary = try await world.run(["all"])
        #expect(summary.sources.takenIn.sorted() == ["3.txt", "a"])
        #expect(summary.sources.counts == [3, 0, 2, 0])
        try await world.expectInStep(with: ["all"])
        // What the walk skips is a source of its own, and stays when the folder is read again.
        _ = try await world.run(["all/.hidden", "all/x.js"])
        _ = try await world.run(["all"])
        #expect(try world.ids == ["all/.hidden/4.txt", "all/3.txt", "all/a/1.txt", "all/b/2.txt", "all/x.js"])
        // So is what is read otherwise.
        var plain = Corpus.options()
        plain.format = .plain
        _ = try await world.run(["all/a"], plain)
        let sources = try world.index.sources()
        #expect(sources.map(\.name).sorted() == ["all", "all/.hidden", "all/a", "all/x.js"])
        let inner = try #require(sources.first { $0.name == "all/a" })
        #expect(inner.options == #"{"format":"plain"}"#)
        #expect(try await world.update().counts == [0, 0, 0, 5])
    }

    @Test func whatCannotBeReadLosesNothing() async throws {
        let world = try SourceWorld()
        for name in ["a/1.txt", "a/sub/2.txt", "b/3.txt", "c.txt", "other.txt"] { try world.write("Words of \(name).\n", to: name) }
        _ = try await world.run(["a", "b", "c.txt"])
        try world.move("a", to: "away")
        var report = try await world.update()
        #expect(report.counts == [0, 0, 0, 4])
        #expect(report.unavailable.map(\.name) == ["a"])
        #expect(report.isIncomplete)
        // As a place where nothing is mounted.
        try FileManager.default.createDirectory(atPath: world.path("a"), withIntermediateDirectories: false)
        report = try await world.update()
        #expect(report.counts == [0, 0, 0, 4])
        #expect(report.unavailable.map(\.reason) == ["it is empty"])
        #expect(try world.index.sources().map(\.state) == [.empty, .present, .present])
        try world.remove("a")
        try world.move("away", to: "a")
        report = try await world.update()
        #expect(report.counts == [0, 0, 0, 4])
        #expect(!report.isIncomplete)
        // A named file that is gone from among others is gone.
        try world.remove("c.txt")
        #expect(try await world.update().counts == [0, 0, 1, 3])
        // Removed by name, whether it is there or not.
        try world.remove("b")
        let summary = try await BulkIndexer(world.index, options: Corpus.options()).remove(names: ["b"])
        #expect(summary.sources.removedCount == 1)
        #expect(try world.ids == ["a/1.txt", "a/sub/2.txt"])
        #expect(try world.index.check().problems == [])
    }

    @Test(.enabled(if: getuid() != 0, "root reads everything")) func filesThatMayNotBeReadStay() async throws {
        let world = try SourceWorld()
        for name in ["a/1.txt", "a/sub/2.txt"] { try world.write("Words of \(name).\n", to: name) }
        _ = try await world.run(["a"])
        try world.write("Other words.\n", to: "a/1.txt")
        let files = FileManager.default
        for name in ["a/1.txt", "a/sub"] { try files.setAttributes([.posixPermissions: 0], ofItemAtPath: world.path(name)) }
        let report = try await world.update()
        #expect(report.counts == [0, 0, 0, 2])
        #expect(report.keptFiles == ["a/1.txt"])
        for name in ["a/1.txt", "a/sub"] { try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: world.path(name)) }
        #expect(try await world.update().counts == [0, 1, 0, 1])
    }

    /// A compressed file that is cut short may still be on its way: what was read of it before stays.
    @Test func aFileThatIsCutShortKeepsItsArticles() async throws {
        let world = try SourceWorld()
        try world.write((0..<3).map { #"{"id":"\#($0)","text":"x"}"# }.joined(separator: "\n"), to: "a/x.jsonl")
        let zip = Process()
        zip.executableURL = URL(filePath: "/usr/bin/env")
        zip.arguments = ["gzip", "-f", world.path("a/x.jsonl")]
        try zip.run()
        zip.waitUntilExit()
        guard zip.terminationStatus == 0 else { return }
        _ = try await world.run(["a"])
        #expect(try world.ids == ["0", "1", "2"])
        let whole = try Data(contentsOf: URL(filePath: world.path("a/x.jsonl.gz")))
        try whole.prefix(20).write(to: URL(filePath: world.path("a/x.jsonl.gz")))
        let report = try await world.update()
        #expect(report.counts == [0, 0, 0, 3])
        #expect(report.keptFiles == ["a/x.jsonl.gz"])
        try whole.write(to: URL(filePath: world.path("a/x.jsonl.gz")))
        let again = try await world.update()
        #expect(again.counts == [0, 0, 0, 3])
        #expect(!again.isIncomplete)
    }

    /// Of articles in several files with one id the last in the order of the files counts, whichever was written last.
    @Test func theLastFileCounts() async throws {
        let world = try SourceWorld()
        func line(_ text: String) -> String { #"{"id":"x","text":"\#(text)"}"# }
        for name in ["a", "b", "c"] { try world.write(line("of \(name)"), to: "d/\(name).jsonl") }
        _ = try await world.run(["d"])
        #expect(try world.articles["x"]?.body == "of c")
        try world.write(line("new of a"), to: "d/a.jsonl")
        _ = try await world.update()
        #expect(try world.articles["x"]?.body == "of c")
        try world.remove("d/c.jsonl")
        _ = try await world.update()
        #expect(try world.articles["x"]?.body == "of b")
        try world.write(#"{"id":"y","text":"of b"}"#, to: "d/b.jsonl")
        _ = try await world.update()
        #expect(try world.articles["x"]?.body == "new of a")
        try world.write(line("of b again"), to: "d/b.jsonl")
        _ = try await world.update()
        try await world.expectInStep(with: ["d"])
    }

    /// A date that proves the order of day and month changes how those of the files beside it are read.
    @Test func datesAreReadByAllFilesOfAFolder() async throws {
        let world = try SourceWorld()
        func page(_ date: String) -> String { "---\ntitle: A\ndate: \(date)\n---\nWords about \(date).\n" }
        try world.write(page("03/04/2020"), to: "d/a.md")
        try world.write(page("05/06/2020"), to: "d/b.md")
        try world.write("title,date,text\nT,03/04/2020,one\n", to: "d/c.csv")
        _ = try await world.run(["d"])
        #expect(try world.articles["d/a.md"]?.date == "2020-04-03")
        try world.write(page("12/31/2020"), to: "d/z.md")
        let report = try await world.update()
        #expect(report.counts == [1, 2, 0, 1])
        #expect(try world.articles["d/a.md"]?.date == "2020-03-04")
        try await world.expectInStep(with: ["d"])
        try world.remove("d/z.md")
        #expect(try await world.update().counts == [0, 2, 1, 1])
        try world.write("title,date,text\nT,03/04/2020,one\nU,12/31/2019,two\n", to: "d/c.csv")
        #expect(try await world.update().counts == [1, 1, 0, 2])
        try await world.expectInStep(with: ["d"])
    }

    @Test func optionsAreRemembered() async throws {
        let world = try SourceWorld()
        try world.write("headline;article\nA;one words\n", to: "d/x.dat")
        var options = Corpus.options()
        options.format = .csv
        options.delimiter = UInt8(ascii: ";")
        options.fields = FieldMapping([.init(role: .text, name: "article")])
        options.include = [try #require(PathGlob("*.dat"))]
        options.exclude = [try #require(PathGlob("drafts/"))]
        options.dateOrder = .monthFirst
        options.encoding = TextEncoding(named: "windows-1252")
        options.followsLinks = true
        options.maxRecordBytes = 1_000
        _ = try await world.run(["d"], options)
        try world.write("headline;article\nA;one words\nB;two words\n", to: "d/x.dat")
        try world.write("headline;article\nA;no words\n", to: "d/drafts/x.dat")
        #expect(try await world.update().counts == [1, 0, 0, 1])
        #expect(try world.articles.values.map(\.body).sorted() == ["one words", "two words"])
        // Without options it is read as before; with others all of it is read again.
        #expect(try await world.run(["d"]).sources.counts == [0, 0, 0, 2])
        options.exclude = []
        #expect(try await world.run(["d"], options).sources.counts == [1, 0, 0, 2])
    }

    @Test func standardInputAndWritersStandApart() async throws {
        let world = try SourceWorld()
        try world.write(#"{"id":"x","text":"of the file"}"#, to: "a.jsonl")
        _ = try await world.run(["a.jsonl"])
        let writer = try world.index.writer()
        try writer.add(Article(id: "own", body: "added by hand"))
        try writer.commit()
        writer.close()
        try world.write(#"{"id":"z","text":"of the file"}"#, to: "a.jsonl")
        #expect(try await world.update().counts == [1, 0, 1, 1])
        #expect(try world.ids == ["own", "z"])
    }

    @Test func nothingIsWrittenByAPreview() async throws {
        let world = try SourceWorld()
        for name in ["a", "b", "c"] { try world.write("Words.\n", to: "d/\(name).txt") }
        _ = try await world.run(["d"])
        try world.remove("d/a.txt")
        try world.write("Other.\n", to: "d/b.txt")
        try world.write("Other.\n", to: "d/e.txt")
        let before = try Corpus.contents(world.index)
        let report = try BulkIndexer(world.index).preview()
        let counts: [Int] = [report.readFileCount, report.goneFileCount, report.unchangedFileCount]
        #expect(counts == [2, 1, 1])
        #expect(try Corpus.contents(world.index) == before)
    }
}
