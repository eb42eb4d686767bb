import Foundation
import Lede
import LedeIngest
import LedeTestSupport
import Testing

import enum LedeArticleIngest.ArticleFormat

/// Files and folders go into an app's index, and stay in step.
@Suite struct FileImportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var corpus: URL { folder.url.appending(path: "corpus") }

    private func index(_ configuration: IndexConfiguration = IndexConfiguration()) async throws -> ArticleIndex {
        try await ArticleIndex(at: folder.url.appending(path: "index"), configuration)
    }

    @MainActor private final class Events {
        var problems: [FileProblem] = []
        var articles = 0

        func note(_ event: FileImportEvent) {
            switch event {
            case .problem(let problem): problems.append(problem)
            case .progress(let articles, _, _): self.articles = articles
            }
        }
    }

    @Test @MainActor func filesAreAddedAndKeptInStep() async throws {
        try folder.write("Ferry\n\nThick fog held the ferry at the pier.", to: "corpus/ferry.txt")
        try folder.write(#"{"id": "1", "text": "Fog again."}"# + "\n{\n" + #"{"id": "2", "text": "Sun."}"#, to: "corpus/more.jsonl")
        let index = try await index()
        let events = Events()
        let summary = try await index.add(filesAt: [corpus]) { @MainActor event in events.note(event) }
        #expect(summary.addedCount == 3 && summary.removedCount == 0 && summary.problemCount == 1)
        #expect(summary.commit.articleCount == 3)
        #expect(events.problems.map(\.line) == [2] && events.problems[0].path.hasSuffix("more.jsonl"))
        #expect(try await index.search("fog").matchCount == 2)

        try FileManager.default.removeItem(at: corpus.appending(path: "ferry.txt"))
        let update = try await index.updateFiles()
        #expect(update.removedCount == 1 && update.commit.articleCount == 2)
        #expect(try await index.search("fog").matchCount == 1)
        #expect(try await index.check().isSound)
        // No FTS5 database is made for an app, and whatever was made goes with the index.
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.appending(path: "index").path)
        #expect(!files.contains { $0.hasPrefix("fts5") })
        try await ArticleIndex.destroy(at: folder.url.appending(path: "index"))
        #expect(folder.names == ["corpus"])
    }

    @Test func mistakesAreTypedAndLeaveNothing() async throws {
        try folder.write("{\n", to: "corpus/bad.jsonl")
        let index = try await index()
        func code(_ body: () async throws -> Void) async -> LedeError.Code? {
            do { try await body() } catch { return (error as? LedeError)?.code }
            return nil
        }
        #expect(await code { try await index.add(filesAt: [URL(filePath: "/nowhere/at all")]) } == .notFound)
        #expect(await code { try await index.add(filesAt: [corpus], FileImportOptions(isStrict: true)) } == .callback)
        #expect(await code { try await ArticleIndex.inMemory().add(filesAt: [corpus]) } == .configuration)
        let cancelled = Task { try await index.add(filesAt: [corpus]) }
        cancelled.cancel()
        #expect(await code { _ = try await cancelled.value } == .cancelled)
        #expect(try await index.count == 0)
    }

    private struct Letters: TextTokenizer {
        let name = "letters-1"
        func tokenize(_ text: String, into sink: inout TokenSink) {
            for place in text.indices where text[place].isLetter {
                sink.append(text[place].lowercased(), at: place..<text.index(after: place))
            }
        }
    }

    @Test func anAppsTokenizerIsThatOfItsFiles() async throws {
        try folder.write("abc", to: "corpus/a.txt")
        let index = try await index(IndexConfiguration(analyzer: .custom(Letters())))
        try await index.add(filesAt: [corpus])
        #expect(try await index.search(.phrase("bc")).matchCount == 1)
    }

    @Test func everyFormatCanBeAskedFor() {
        #expect(FileImportOptions.Format.allCases.map(\.rawValue) == ArticleFormat.allCases.map(\.rawValue))
    }

    @Test @MainActor func workLeavesTheCallersActor() async throws {
        let index = try ArticleIndex.inMemory()
        #expect(try await index.read { _ in !Thread.isMainThread })
        try await index.write { transaction in
            #expect(!Thread.isMainThread)
            try transaction.add(Article(id: "1", body: "fog"))
        }
        // It stays the caller's task.
        let task = Task { @MainActor in
            try await index.read { _ in
                while !Task.isCancelled { usleep(1000) }
                try Task.checkCancellation()
            }
        }
        task.cancel()
        let result = await task.result
        #expect(throws: LedeError.self) { try result.get() }
    }
}
