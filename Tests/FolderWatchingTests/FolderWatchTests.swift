import Foundation
import LedeTestSupport
import Synchronization
import Testing

@testable import LedeFolderWatching

/// Every change to what is watched is reported, in bursts, and nothing else.
@Suite struct FolderWatchTests {
    private let folder: TemporaryFolder
    private let files = FileManager.default

    init() throws {
        folder = try TemporaryFolder()
        for name in ["one/deep/deeper", "two"] + Marked.names {
            try files.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    /// A watch with two further roots. The system tells of changes in the order in which they are made: when one is told of that is made to a
    /// mark, so are all before it, however busy the machine is. There are two in turn, as a change may be told of in several parts.
    private final class Marked {
        static let names = ["marks/0", "marks/1"]

        let watch: FolderWatch
        private let folder: TemporaryFolder
        private let rootCount: Int
        private var markCount = 0

        init(_ roots: [WatchedRoot], in folder: TemporaryFolder, recheck: Duration, excluding excluded: [String]) throws {
            self.folder = folder
            rootCount = roots.count
            let marks = Self.names.map { WatchedRoot(path: "\(folder.path)/\($0)") }
            watch = try FolderWatch(roots + marks, recheck: recheck, leavingOut: excluded.map { Array("\(folder.path)/\($0)".utf8) })
        }

        /// The roots that changed since the last time.
        func changed() async throws -> Set<Int> {
            let mark = markCount % Self.names.count
            markCount += 1
            try folder.write("\(markCount)", to: Self.names[mark] + "/file")
            var roots: Set<Int> = []
            while !roots.contains(rootCount + mark) {
                roots.formUnion(try await watch.nextBurst(quiet: .milliseconds(2), longest: .seconds(1)).roots)
            }
            return roots.filter { $0 < rootCount }
        }

        /// Waits until a root has changed that is looked for now and then, and gives all that have changed by then.
        func changed(with root: Int) async throws -> Set<Int> {
            var roots: Set<Int> = []
            while !roots.contains(root) { roots.formUnion(try await changed()) }
            return roots
        }
    }

    private func watch(
        _ names: [String], followsLinks: Bool = false, recheck: Duration = .milliseconds(5), excluding excluded: [String] = []
    )
        throws -> Marked
    {
        try Marked(
            names.map { WatchedRoot(path: path($0), followsLinks: followsLinks) }, in: folder, recheck: recheck, excluding: excluded)
    }

    private func move(_ from: String, _ to: String) throws { try files.moveItem(atPath: path(from), toPath: path(to)) }

    @Test func whatHappensToFiles() async throws {
        let watch = try watch(["one", "two"])
        try folder.write("text", to: "one/deep/deeper/a.txt")
        #expect(try await watch.changed() == [0])
        let handle = try FileHandle(forWritingTo: URL(filePath: path("one/deep/deeper/a.txt")))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("more".utf8))
        try handle.close()
        #expect(try await watch.changed() == [0])
        try move("one/deep/deeper/a.txt", "two/b.txt")
        #expect(try await watch.changed() == [0, 1])
        try files.removeItem(atPath: path("two/b.txt"))
        #expect(try await watch.changed() == [1])
        // As when a backup comes back.
        try folder.write("old", to: "outside.txt")
        try move("outside.txt", "one/c.txt")
        #expect(try await watch.changed() == [0])
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("one/c.txt"))
        #expect(try await watch.changed() == [0])
    }

    @Test func foldersThatComeGoAndGetOtherNames() async throws {
        let watch = try watch(["one"])
        try files.createDirectory(atPath: path("one/x/y/z"), withIntermediateDirectories: true)
        #expect(try await watch.changed() == [0])
        try folder.write("text", to: "one/x/y/z/a.txt")
        #expect(try await watch.changed() == [0])
        try move("one/x", "one/renamed")
        #expect(try await watch.changed() == [0])
        try folder.write("text", to: "one/renamed/y/z/b.txt")
        #expect(try await watch.changed() == [0])
        try move("one/renamed", "gone")
        #expect(try await watch.changed() == [0])
        try folder.write("text", to: "gone/y/z/c.txt")
        #expect(try await watch.changed() == [])
        try move("gone", "one/back")
        #expect(try await watch.changed() == [0])
        try folder.write("text", to: "one/back/y/z/d.txt")
        #expect(try await watch.changed() == [0])
        try files.removeItem(atPath: path("one/back"))
        #expect(try await watch.changed() == [0])
    }

    @Test func rootsThatComeAndGo() async throws {
        let watch = try watch(["one", "later", "two"])
        try folder.write("text", to: "later/a.txt")
        #expect(try await watch.changed(with: 1) == [1])
        try folder.write("text", to: "later/b.txt")
        #expect(try await watch.changed() == [1])
        try move("two", "elsewhere")
        #expect(try await watch.changed() == [2])
        // Until it is looked for again and found to be gone.
        repeat { try folder.write("text", to: "elsewhere/a.txt") } while try await watch.changed() == [2]
        try folder.write("text", to: "elsewhere/b.txt")
        #expect(try await watch.changed() == [])
        try folder.write("text", to: "two/a.txt")
        #expect(try await watch.changed(with: 2) == [2])
        try folder.write("text", to: "two/b.txt")
        #expect(try await watch.changed() == [2])
    }

    @Test func aFileAlone() async throws {
        try folder.write("text", to: "one/feed.xml")
        let watch = try watch(["one/feed.xml"])
        try folder.write("text", to: "one/other.xml")
        #expect(try await watch.changed() == [])
        try folder.write("new", to: "one/feed.xml")
        #expect(try await watch.changed() == [0])
        // Replaced as a whole, as good programs do.
        try folder.write("newer", to: "one/.feed.xml.tmp")
        #expect(rename(path("one/.feed.xml.tmp"), path("one/feed.xml")) == 0)
        #expect(try await watch.changed() == [0])
    }

    @Test func whatIsHiddenOrExcludedIsLeftOut() async throws {
        for name in ["one/.git", "one/index"] { try files.createDirectory(atPath: path(name), withIntermediateDirectories: true) }
        let watch = try watch(["one"], excluding: ["one/index", "one/new-index"])
        for name in ["one/.git/HEAD", "one/.hidden", "one/index/manifest", "one/new-index/manifest"] { try folder.write("text", to: name) }
        #expect(try await watch.changed() == [])
    }

    @Test func linksAreFollowedWhereAsked() async throws {
        try files.createSymbolicLink(atPath: path("one/link"), withDestinationPath: path("two"))
        // One that leads around it.
        try files.createSymbolicLink(atPath: path("one/circle"), withDestinationPath: path("one"))
        let plain = try watch(["one"])
        let following = try watch(["one"], followsLinks: true)
        try folder.write("text", to: "two/a.txt")
        #expect(try await following.changed() == [0])
        #expect(try await plain.changed() == [])
    }

    @Test func changesOneAfterTheOtherAreOneBurst() async throws {
        let log = ChangeLog()
        let times = Mutex<[ContinuousClock.Instant]>([])
        let writing = Task {
            for number in 0..<12 {
                times.withLock { $0.append(.now) }
                log.add([number])
                try await Task.sleep(for: .milliseconds(15))
            }
        }
        // However late the writer or the reader comes to its turn: nothing is handed out before it was quiet for long enough, nothing twice.
        var seen: Set<Int> = []
        while seen.count < 12 {
            let roots = try await log.next(quiet: .milliseconds(200), longest: .seconds(900)).roots
            let end = ContinuousClock.now
            let last = try #require(roots.max())
            #expect(times.withLock { $0[last] }.advanced(by: .milliseconds(200)) <= end)
            #expect(seen.isDisjoint(with: roots))
            seen.formUnion(roots)
        }
        try await writing.value
    }

    @Test func anEndlessStreamOfChangesIsReportedNowAndThen() async throws {
        let watch = try FolderWatch([WatchedRoot(path: path("one"))])
        let endless = Task {
            while !Task.isCancelled {
                try folder.write("text", to: "one/endless.txt")
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
        for _ in 0..<2 { #expect(try await watch.nextBurst(quiet: .seconds(900), longest: .milliseconds(100)).roots == [0]) }
        endless.cancel()
    }

    @Test func waitingCanBeCancelled() async throws {
        let watch = try FolderWatch([WatchedRoot(path: path("one"))])
        let waiting = Task { try await watch.nextBurst() }
        try await Task.sleep(for: .milliseconds(20))
        waiting.cancel()
        await #expect(throws: CancellationError.self) { _ = try await waiting.value }
    }

    @Test func whatIsLostCountOfIsToldOfAll() async throws {
        let log = ChangeLog()
        log.add([1])
        log.add(0..<3, isComplete: false)
        log.add([1])
        let changes = try await log.next(quiet: .zero, longest: .seconds(1))
        #expect(changes.roots == [0, 1, 2])
        #expect(!changes.isComplete)
        log.add([])
        log.fail(.tooManyFolders(limit: 8192))
        await #expect(throws: FolderWatchError.tooManyFolders(limit: 8192)) { _ = try await log.next(quiet: .zero, longest: .seconds(1)) }
        let error = FolderWatchError.tooManyFolders(limit: 8192)
        #expect(error.description.contains("8192"))
        #expect(error.advice?.contains("fs.inotify.max_user_watches=524288") == true)
    }

    /// Whatever is done to a tree is reported, and so is what comes later.
    @Test(arguments: [1 as UInt64, 2, 3]) func drawnAtRandom(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let watch = try watch(["one"])
        var folders = ["one", "one/deep", "one/deep/deeper"]
        for step in 0..<12 {
            let place = folders[random.below(folders.count)]
            switch random.below(4) {
            case 0:
                let name = "\(place)/f\(step)/g"
                try files.createDirectory(atPath: path(name), withIntermediateDirectories: true)
                folders += ["\(place)/f\(step)", name]
            case 1 where place != "one":
                let name = "one/moved\(step)"
                try move(place, name)
                folders = folders.map { $0 == place ? name : $0.hasPrefix(place + "/") ? name + $0.dropFirst(place.count) : $0 }
            case 2 where place != "one":
                try files.removeItem(atPath: path(place))
                folders.removeAll { $0 == place || $0.hasPrefix(place + "/") }
            default: try folder.write("text \(step)", to: "\(place)/a.txt")
            }
            #expect(try await watch.changed() == [0], "step \(step)")
        }
    }
}
