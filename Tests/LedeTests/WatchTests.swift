import Foundation
import LedeModules
import Synchronization
import LedeTestSupport
import Testing

/// The watch that keeps an index in step: what triggers an update, and when.
@Suite struct WatchTests {
    private let folder: TemporaryFolder
    private let index: Index

    init() throws {
        folder = try TemporaryFolder()
        for name in ["one", "two"] + Self.marks { try folder.write("text", to: "\(name)/first.txt") }
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

    /// Further sources. The system tells of changes in the order in which they are made: when one is told of that is made to a mark, so are all
    /// before it, however busy the machine is. There are two in turn, as a change may be told of in several parts.
    private static let marks = ["mark-0", "mark-1"]

    /// The sources that are updated for what was changed up to now.
    private func changed(_ updates: Updates, mark: Int) async throws -> Set<String> {
        try folder.write("\(mark)", to: "\(Self.marks[mark])/file")
        var names: Set<String> = []
        while !names.contains(Self.marks[mark]) { names.formUnion(try #require(await updates.next())) }
        return names.subtracting(Self.marks)
    }

    private var timing: SourceWatcher.Timing {
        var timing = SourceWatcher.Timing()
        (timing.quiet, timing.longest, timing.recheck, timing.retry) = (
            .milliseconds(10), .seconds(20), .milliseconds(60), .milliseconds(50)
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
                (["one", "two"] + Self.marks).map(source)
            } update: { names in
                // The commit lies in the first source, but is not a change to it.
                try commit("\(updates.all.count)")
                updates.add(names)
            }
        }
        #expect(await updates.next() == nil)
        try folder.write("text", to: "two/a.txt")
        #expect(try await changed(updates, mark: 0) == ["two"])
        for number in 0..<5 { try folder.write("text", to: "one/deep/\(number).txt") }
        try folder.write("text", to: "two/b.txt")
        #expect(try await changed(updates, mark: 1) == ["one", "two"])
        try FileManager.default.removeItem(atPath: folder.path + "/one/deep")
        #expect(try await changed(updates, mark: 0) == ["one"])
        #expect(try await changed(updates, mark: 1) == [])
        watching.cancel()
        await #expect(throws: CancellationError.self) { try await watching.value }
        #expect(try index.reader().statistics.documentCount == updates.all.count)
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
        let sources = Mutex((["one"] + Self.marks).map(source))
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
        #expect(try await changed(updates, mark: 0) == [])
        #expect(try await changed(updates, mark: 1) == [])
        sources.withLock { $0 = (["two"] + Self.marks).map(source) }
        try commit("b")
        // Of the last mark there may be a part to tell.
        while await updates.next() != nil {}
        try folder.write("text", to: "one/a.txt")
        try folder.write("text", to: "two/a.txt")
        #expect(try await changed(updates, mark: 0) == ["two"])
        watching.cancel()
        _ = try? await watching.value
        #expect(told.withLock { $0 } == [["one"] + Self.marks, ["two"] + Self.marks])
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
