import Foundation
import LedeModules
import Synchronization
import Testing
import LedeTestSupport

/// Whole inputs into an index, on several threads, with good and bad records.
@Suite struct BulkIndexerTests {
    @Test func theLastOfEqualIDsCountsAndASecondRunReplaces() async throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let first = try folder.write(
            Corpus.line("a", body: "one") + Corpus.line("b", body: "two") + Corpus.line("a", body: "three"), to: "in/1.jsonl")
        let second = try folder.write(Corpus.line("b", body: "four") + Corpus.line("c", body: "five"), to: "in/2.jsonl")
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([first])
        #expect(summary.commit.addedCount == 2)
        #expect(summary.commit.duplicateCount == 1)
        #expect(summary.problemCount == 0)
        #expect(summary.fts5 == nil)
        #expect(try Corpus.ids(index) == ["b", "a"])
        let again = try await BulkIndexer(index, options: Corpus.options()).run([second])
        #expect(again.commit.addedCount == 2)
        #expect(again.commit.replacedCount == 1)
        #expect(again.commit.removedIDs == ["b"])
        #expect(try Corpus.ids(index) == ["a", "b", "c"])
        let reader = try index.reader()
        for (id, body) in [("a", "three"), ("b", "four"), ("c", "five")] {
            let doc = try #require(try reader.doc(docno: id))
            #expect(try reader.article(doc).body == body)
        }
        #expect(try index.check().problems == [])
    }

    @Test func datesThatCannotBeReadAreCounted() async throws {
        let folder = try TemporaryFolder()
        let dates = ["2024-10-28", "", "soon", "soon", "2024-13-01", "28 Oct 2024"]
        let path = try folder.write(
            dates.enumerated().map { "{\"id\":\"\($0)\",\"date\":\"\($1)\",\"text\":\"wall\"}\n" }.joined(), to: "in.jsonl")
        let index = try Index(creatingAt: folder.path + "/index")
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([path])
        #expect(summary.unreadableDateCount == 3)
        #expect(summary.unreadableDate == "soon")
        #expect(summary.commit.addedCount == 6)
        let said = try LedeProcess(["index", path, "--into", "Indexes/dates"], in: folder.url)
        #expect(said.status == 0, "\(said.output)")
        #expect(said.output.contains("\n  undated    3 articles whose date cannot be read, the first \"soon\""), "\(said.output)")
    }

    @Test func threadsAndMemoryLeaveNoTraceAndProblemsComeInOrder() async throws {
        var random = SeededGenerator(seed: 1)
        let folder = try TemporaryFolder()
        var lines = Corpus.lines(2500, &random)
        for bad in stride(from: 7, to: lines.count, by: 400) { lines[bad] = "{ broken line \(bad)\n" }
        lines[1500] = Corpus.line("a3", body: "in place of an earlier one")
        let path = try folder.write(lines.joined(), to: "in/many.jsonl")
        // Of a file that was just written the table says that its time may not tell.
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)], ofItemAtPath: path)
        var contents: [[String: Data]] = []
        for (number, (threads, memory)) in [(1, 512_000_000), (2, 1), (5, 1)].enumerated() {
            let index = try Index(creatingAt: folder.path + "/index \(number)")
            let told = Mutex<[RecordProblem]>([])
            let summary = try await BulkIndexer(index, options: Corpus.options(threads: threads, memory: memory)).run(
                [path], onProblem: { problem in told.withLock { $0.append(problem) } })
            let problems = told.withLock { $0 }
            #expect(problems.map(\.location.line) == stride(from: 7, to: lines.count, by: 400).map { $0 + 1 })
            #expect(summary.problemCount == problems.count)
            #expect(summary.commit.addedCount == lines.count - problems.count - 1)
            #expect(summary.bytesRead == lines.reduce(0) { $0 + $1.utf8.count })
            contents.append(try Corpus.contents(index))
        }
        #expect(contents[0].count == 10)
        #expect(contents.allSatisfy { $0 == contents[0] })
    }

    @Test func strictEndsWithTheFirstProblemAndChangesNothing() async throws {
        var random = SeededGenerator(seed: 2)
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let good = try folder.write(Corpus.line("a", body: "one"), to: "good.jsonl")
        _ = try await BulkIndexer(index, options: Corpus.options(strict: true)).run([good])
        let before = try Corpus.contents(index)
        var lines = Corpus.lines(1500, &random)
        lines[700] = "{ the first\n"
        lines[710] = "{ the second\n"
        lines[1400] = "{ the third\n"
        let bad = try folder.write(lines.joined(), to: "bad.jsonl")
        for threads in [1, 2, 5] {
            let problem = await #expect(throws: RecordProblem.self) {
                try await BulkIndexer(index, options: Corpus.options(threads: threads, strict: true)).run([bad])
            }
            #expect(problem?.location.line == 701)
            #expect(try Corpus.contents(index) == before)
        }
        let missing = await #expect(throws: RecordProblem.self) {
            try await BulkIndexer(index, options: Corpus.options()).run([good, folder.path + "/none"])
        }
        #expect(missing?.kind == .missingPath)
        #expect(try Corpus.contents(index) == before)
    }

    @Test(arguments: [0, 1, 300, 1200]) func cancellingLeavesTheOldCommitAndNoStrayFiles(after articles: Int) async throws {
        var random = SeededGenerator(seed: 3)
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let good = try folder.write(Corpus.line("a", body: "one"), to: "good.jsonl")
        _ = try await BulkIndexer(index, options: Corpus.options()).run([good])
        let before = try Corpus.contents(index)
        let path = try folder.write(Corpus.lines(2500, &random).joined(), to: "many.jsonl")
        let running = Mutex<Task<Void, any Error>?>(nil)
        let task = Task {
            // Begins when the test has put the task where the progress finds it.
            while running.withLock({ $0 == nil }) { await Task.yield() }
            _ = try await BulkIndexer(index, options: Corpus.options()).run(
                [path], onProgress: { progress in if progress.articles >= articles { running.withLock { $0?.cancel() } } })
        }
        running.withLock { $0 = task }
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(try Corpus.contents(index) == before)
        // The lock is free, and the same run goes through.
        let summary = try await BulkIndexer(index, options: Corpus.options()).run([path])
        #expect(summary.commit.addedCount == 2500)
    }

    @Test func anEmptyFolderAndAnEmptyFile() async throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        try folder.write("", to: "in/empty.jsonl")
        try FileManager.default.createDirectory(atPath: folder.path + "/nothing", withIntermediateDirectories: true)
        for fts5 in [false, true] {
            let summary = try await BulkIndexer(index, options: Corpus.options(fts5: fts5))
                .run([folder.path + "/nothing", folder.path + "/in"])
            #expect(summary.commit.addedCount == 0)
        }
        #expect(try index.reader().statistics.documentCount == 0)
        #expect(try index.check().problems == [])
    }

    @Test func whileOneWritesTheOtherIsTold() async throws {
        let folder = try TemporaryFolder()
        let index = try Index(creatingAt: folder.path + "/index")
        let path = try folder.write(Corpus.line("a", body: "one"), to: "in.jsonl")
        let writer = try index.writer()
        let locked = await #expect(throws: IndexFileError.self) {
            try await BulkIndexer(index, options: Corpus.options()).run([path])
        }
        #expect(locked?.code == .locked)
        #expect(throws: IndexFileError.self) { _ = try index.delete(ids: ["a"]) }
        writer.close()
        #expect(try await BulkIndexer(index, options: Corpus.options()).run([path]).commit.addedCount == 1)
    }
}
