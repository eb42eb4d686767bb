import Foundation
import Lede
import LedeTestSupport
import Testing

/// Opening, errors, removal, and what goes on beside each other.
@Suite struct ArticleIndexTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func url(_ name: String = "index") -> URL { URL(filePath: folder.path + "/" + name, directoryHint: .isDirectory) }

    private func code(_ body: () async throws(LedeError) -> Void) async -> LedeError.Code? {
        do throws(LedeError) {
            try await body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test func openingAndItsErrors() async throws {
        #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(opening: url()) } == .notFound)
        let index = try await ArticleIndex(at: url(), IndexConfiguration(analyzer: .english, storesText: false))
        #expect(try await index.count == 0)
        _ = try await ArticleIndex(at: url())
        for other in [
            IndexConfiguration(analyzer: .standard), IndexConfiguration(storesText: true), IndexConfiguration(keepsSpelling: true),
        ] {
            #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(at: url(), other) } == .configuration)
            #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(opening: url(), other) } == .configuration)
        }
        let remote = URL(string: "https://example.org/index")!
        #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(at: remote) } == .notFound)
        try Data("not a folder".utf8).write(to: url("file"))
        #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(at: url("file")) } == .system)
        #if os(Linux)
            #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(at: URL(filePath: "/proc/lede")) } == .system)
        #endif
    }

    @Test func openingWaitsForNobody() async throws {
        let index = try await ArticleIndex(at: url())
        let second = try await ArticleIndex(at: url())
        try index.blocking.write { transaction in
            try transaction.add(Article(id: "1", body: "fog"))
            // Another index of the folder is what another process would be.
            #expect(throws: LedeError.self) { try second.blocking.write { _ in } }
            #expect(try second.blocking.snapshot().count == 0)
        }
        #expect(await code { () async throws(LedeError) in _ = try await ArticleIndex(at: url()) } == nil)
        #expect(try await second.count == 1)
    }

    /// Whatever file is lost or cut, it is damage, and removal makes room for a new index.
    @Test func damageIsTypedAndCured() async throws {
        let index = try await ArticleIndex(at: url())
        try await index.write { try $0.add(Article(id: "1", title: "Fog", body: "Thick fog.", fields: [ArticleField("a", "b")])) }
        let files = try FileManager.default.contentsOfDirectory(atPath: url().path).filter { $0 != "write.lock" }
        #expect(files.count > 5)
        for file in files {
            for cut in [false, true] {
                let copy = url("copy")
                try? FileManager.default.removeItem(at: copy)
                try FileManager.default.copyItem(at: url(), to: copy)
                if cut {
                    let bytes = try Data(contentsOf: copy.appending(path: file))
                    try bytes.prefix(bytes.count / 2).write(to: copy.appending(path: file))
                } else {
                    try FileManager.default.removeItem(at: copy.appending(path: file))
                }
                let found = await code { () async throws(LedeError) in
                    let opened = try await ArticleIndex(opening: copy)
                    _ = try await opened.search("fog")
                    guard try await opened.check().isSound else { throw LedeError.damage }
                }
                #expect(found == (file == "manifest" && !cut ? .notFound : .damaged), "\(file), cut: \(cut)")
                try await ArticleIndex.destroy(at: copy)
                #expect(!FileManager.default.fileExists(atPath: copy.path))
                let anew = try await ArticleIndex(at: copy)
                try await anew.write { try $0.add(Article(id: "2", body: "fog")) }
                #expect(try await anew.count == 1)
            }
        }
        try await ArticleIndex.destroy(at: url("nowhere"))
    }

    @Test func otherPeoplesFilesStay() async throws {
        _ = try await ArticleIndex(at: url())
        try Data("mine".utf8).write(to: url().appending(path: "notes.txt"))
        try await ArticleIndex.destroy(at: url())
        #expect(try FileManager.default.contentsOfDirectory(atPath: url().path) == ["notes.txt"])
    }

    @Test func snapshotsStayAsTheyWere() async throws {
        let index = try await ArticleIndex(at: url())
        try await index.write { try $0.add(Article(id: "1", body: "fog")) }
        let before = try await index.snapshot()
        #expect(try index.isCurrent(before))
        try await index.write { transaction in
            try transaction.delete(id: "1")
            try transaction.add(Article(id: "2", body: "fog"))
        }
        #expect(try !index.isCurrent(before))
        #expect(try before.search("fog").hits.map(\.id) == ["1"])
        #expect(try before.contains(id: "1") && !before.contains(id: "2"))
        #expect(try await index.search("fog").hits.map(\.id) == ["2"])
        try await ArticleIndex.destroy(at: url())
        #expect(try before.article(id: "1")?.body == "fog")
        #expect(await code { () async throws(LedeError) in _ = try await index.count } == .notFound)
    }

    @Test func commitsAreTold() async throws {
        let index = try await ArticleIndex(at: url())
        let other = try await ArticleIndex(at: url())
        var own = index.commits(interval: nil).makeAsyncIterator()
        var others = index.commits(interval: .milliseconds(5)).makeAsyncIterator()
        let first = try await index.write { try $0.add(Article(id: "1", body: "fog")) }.commit
        #expect(await own.next() == first)
        #expect(await others.next() == first)
        let second = try await other.write { try $0.add(Article(id: "2", body: "fog")) }.commit
        #expect(await others.next() == second)
        #expect(second.articleCount == 2)
        let optimized = try await index.optimize(reordering: true)
        #expect(optimized.generation > second.generation)
        #expect(await own.next() == optimized)
    }

    /// Eight tasks read, one writes, one observes and some are cancelled: answers are of one commit each, errors are typed.
    @Test func readersAWriterAnObserverAndCancellations() async throws {
        let index = try await ArticleIndex(at: url(), IndexConfiguration(memoryBudget: 10_000))
        let rounds = ProcessInfo.processInfo.environment["LEDE_FULL"] != nil ? 400 : 40
        let last = try await index.snapshot().commit.generation + rounds
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                // Each commit replaces all articles: one that is of two commits would have two words.
                for round in 1...rounds {
                    try await index.write { transaction in
                        for id in 0..<20 { try transaction.add(Article(id: "\(id)", body: "common round\(round)")) }
                    }
                }
            }
            group.addTask {
                var previous = 0
                for await commit in index.commits(interval: nil) {
                    #expect(commit.generation > previous)
                    previous = commit.generation
                    if previous >= last { return }
                }
            }
            for reader in 0..<8 {
                group.addTask {
                    var generation = 0
                    while generation < last {
                        let task = Task {
                            try await index.read { snapshot in
                                let hits = try snapshot.search("common", SearchRequest(limit: 30)).hits
                                return (snapshot.commit.generation, Set(hits.compactMap(\.article?.body)), hits.count)
                            }
                        }
                        if reader < 2 { task.cancel() }
                        switch await task.result {
                        case .success(let (found, bodies, count)):
                            generation = found
                            #expect(bodies.count <= 1 && (count == 0 || count == 20))
                        case .failure(let error):
                            #expect((error as? LedeError)?.code == .cancelled)
                            generation = try await index.snapshot().commit.generation
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await index.check().isSound)
    }

    @Test func aWriteThatWaitsCanBeCancelled() async throws {
        let index = try await ArticleIndex(at: url())
        let (started, begin) = AsyncStream.makeStream(of: Void.self)
        let (ended, end) = AsyncStream.makeStream(of: Article.self)
        let long = Task {
            begin.yield()
            return try await index.add(contentsOf: ended)
        }
        for await _ in started { break }
        while !index.isWriting { await Task.yield() }
        let waiting = Task { try await index.write { try $0.add(Article(id: "never", body: "fog")) } }
        waiting.cancel()
        let refused = await waiting.result
        #expect(throws: LedeError.self) { try refused.get() }
        end.yield(Article(id: "1", body: "fog"))
        end.finish()
        #expect(try await long.value.addedCount == 1)
        #expect(try await index.read { try $0.ids() } == ["1"])
    }

    /// Thirty texts as fast as they can be typed: the last one is answered, and no answer is of an earlier text than the one before it.
    @Test func whatIsOvertakenIsDropped() async throws {
        let index = try await ArticleIndex(at: url(), IndexConfiguration(analyzer: .english))
        try await index.write { transaction in
            for number in 0..<200 { try transaction.add(Article(id: "\(number)", body: "Thick fog held the ferries, number \(number).")) }
        }
        let live = LiveSearch(index)
        let text = "thick fog held the ferries num"
        let texts = (1...text.count).map { String(text.prefix($0)) }
        let answers = Task {
            var seen: [String] = []
            for await answer in live.answers {
                #expect(answer.page?.matchCount == 200, "\(answer.text)")
                seen.append(answer.text)
                if answer.text == text { break }
            }
            return seen
        }
        for text in texts { live.ask(text) }
        let seen = await answers.value
        #expect(seen.last == text)
        #expect(seen.map(\.count) == seen.map(\.count).sorted())
    }
}

extension LedeError {
    /// What a check that finds damage stands for here.
    fileprivate static var damage: LedeError { LedeError(.damaged, "not sound") }
}
