import Foundation
import LedeEvaluation
import Synchronization
import LedeTestSupport
import Testing

/// The watch that keeps an index in step: what triggers an update, and when.
@Suite(.serialized, .timeLimit(.minutes(15))) struct WatchTests {
    private let folder: TemporaryFolder
    private let index: Index

    init() throws {
        folder = try TemporaryFolder()
        for name in ["one", "two"] { try folder.write("text", to: "\(name)/first.txt") }
        // In a source's own folder.
        index = try Index(creatingAt: folder.path + "/one/index")
    }

    /// The updates that were asked for, as they come.
    private final class Updates: Sendable {
        private let asked = Mutex<[[String]?]>([])
        private let stream: AsyncStream<[String]?>
        private let continuation: AsyncStream<[String]?>.Continuation

        init() { (stream, continuation) = AsyncStream.makeStream() }

        func add(_ names: [String]?) {
            asked.withLock { $0.append(names) }
            continuation.yield(names)
        }

        var all: [[String]?] { asked.withLock { $0 } }

        /// The next one; waits for it.
        func next() async -> [String]? {
            for await names in stream { return names }
            return ["nothing"]
        }
    }

    private var timing: SourceWatcher.Timing {
        var timing = SourceWatcher.Timing()
        (timing.quiet, timing.longest, timing.recheck, timing.retry) = (
            .milliseconds(400), .seconds(20), .milliseconds(60), .milliseconds(50)
        )
        return timing
    }

    private func source(_ name: String) -> SourceWatcher.Source {
        SourceWatcher.Source(name: name, root: Array((folder.path + "/" + name).utf8))
    }

    private func commit(_ id: String) throws {
        let writer = try index.writer()
        try writer.add(Article(id: id, body: "text"))
        try writer.commit()
        writer.close()
    }

    @Test func burstsAreUpdatesOfTheirSources() async throws {
        let updates = Updates()
        let watching = Task {
            try await SourceWatcher(index, timing: timing).run {
                [source("one"), source("two")]
            } update: { names in
                // The commit lies in the first source, but is not a change to it.
                try commit("\(updates.all.count)")
                updates.add(names)
            }
        }
        #expect(await updates.next() == nil)
        try folder.write("text", to: "two/a.txt")
        #expect(await updates.next() == ["two"])
        for number in 0..<5 { try folder.write("text", to: "one/deep/\(number).txt") }
        try folder.write("text", to: "two/b.txt")
        #expect(await updates.next() == ["one", "two"])
        try FileManager.default.removeItem(atPath: folder.path + "/one/deep")
        #expect(await updates.next() == ["one"])
        try await Task.sleep(for: .seconds(1))
        #expect(updates.all.count == 4)
        watching.cancel()
        await #expect(throws: CancellationError.self) { try await watching.value }
        #expect(try index.reader().statistics.documentCount == 4)
    }

    @Test func aWriterInTheWayIsWaitedFor() async throws {
        let updates = Updates()
        let other = Mutex<ArticleWriter?>(try index.writer())
        let watching = Task {
            try await SourceWatcher(index, timing: timing).run {
                [source("two")]
            } update: { names in
                if updates.all.count == 1 { other.withLock { $0?.close() } }
                defer { updates.add(names) }
                try commit("a")
            }
        }
        // Refused once, and tried again.
        #expect(await updates.next() == nil)
        #expect(await updates.next() == nil)
        try folder.write("text", to: "two/a.txt")
        #expect(await updates.next() == ["two"])
        watching.cancel()
        _ = try? await watching.value
        #expect(try index.reader().doc(docno: "a") != nil)
    }

    @Test func otherSourcesAreFollowed() async throws {
        let updates = Updates()
        let sources = Mutex([source("one")])
        let told = Mutex<[[String]]>([])
        let watching = Task {
            try await SourceWatcher(index, timing: timing).run {
                sources.withLock { $0 }
            } onWatching: { sources in
                told.withLock { $0.append(sources.map(\.name)) }
            } update: {
                updates.add($0)
            }
        }
        #expect(await updates.next() == nil)
        // Another's commit that changes no source is no reason to update.
        try commit("a")
        try await Task.sleep(for: .seconds(1))
        #expect(updates.all.count == 1)
        sources.withLock { $0 = [source("two")] }
        try commit("b")
        #expect(await updates.next() == nil)
        try folder.write("text", to: "one/a.txt")
        try folder.write("text", to: "two/a.txt")
        #expect(await updates.next() == ["two"])
        watching.cancel()
        _ = try? await watching.value
        #expect(told.withLock { $0 } == [["one"], ["two"]])
    }

    @Test func anErrorOfAnUpdateEndsTheWatch() async throws {
        struct Full: Error {}
        await #expect(throws: Full.self) {
            try await SourceWatcher(index, timing: timing).run {
                [source("two")]
            } update: { _ in
                throw Full()
            }
        }
    }
}
