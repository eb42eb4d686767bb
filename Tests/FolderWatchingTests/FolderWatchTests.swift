import Foundation
import LedeTestSupport
import Testing

@testable import LedeFolderWatching

/// Every change to what is watched is reported, in bursts, and nothing else.
@Suite(.serialized, .timeLimit(.minutes(15))) struct FolderWatchTests {
    private let folder: TemporaryFolder
    private let files = FileManager.default

    init() throws {
        folder = try TemporaryFolder()
        for name in ["one/deep/deeper", "two"] {
            try files.createDirectory(atPath: folder.path + "/" + name, withIntermediateDirectories: true)
        }
    }

    private func path(_ name: String) -> String { folder.path + "/" + name }

    private func watch(_ names: [String], excluding excluded: [String] = []) throws -> FolderWatch {
        try FolderWatch(
            names.map { WatchedRoot(path: path($0)) }, recheck: .milliseconds(60), leavingOut: excluded.map { Array(path($0).utf8) })
    }

    private func burst(_ watch: FolderWatch) async throws -> Set<Int> {
        try await watch.nextBurst(quiet: .milliseconds(400), longest: .seconds(20)).roots
    }

    /// The roots reported within a while; nil for silence.
    private func burstOrSilence(_ watch: FolderWatch) async throws -> Set<Int>? {
        try await withThrowingTaskGroup(of: Set<Int>?.self) { group in
            group.addTask { try await burst(watch) }
            group.addTask {
                try await Task.sleep(for: .milliseconds(900))
                return nil
            }
            let first = try await group.next() ?? nil
            group.cancelAll()
            return first
        }
    }

    private func move(_ from: String, _ to: String) throws { try files.moveItem(atPath: path(from), toPath: path(to)) }

    @Test func whatHappensToFiles() async throws {
        let watch = try watch(["one", "two"])
        try folder.write("text", to: "one/deep/deeper/a.txt")
        #expect(try await burst(watch) == [0])
        let handle = try FileHandle(forWritingTo: URL(filePath: path("one/deep/deeper/a.txt")))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("more".utf8))
        try handle.close()
        #expect(try await burst(watch) == [0])
        try move("one/deep/deeper/a.txt", "two/b.txt")
        #expect(try await burst(watch) == [0, 1])
        try files.removeItem(atPath: path("two/b.txt"))
        #expect(try await burst(watch) == [1])
        // As when a backup comes back.
        try folder.write("old", to: "outside.txt")
        try move("outside.txt", "one/c.txt")
        #expect(try await burst(watch) == [0])
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path("one/c.txt"))
        #expect(try await burst(watch) == [0])
    }

    @Test func foldersThatComeGoAndGetOtherNames() async throws {
        let watch = try watch(["one"])
        try files.createDirectory(atPath: path("one/x/y/z"), withIntermediateDirectories: true)
        #expect(try await burst(watch) == [0])
        try folder.write("text", to: "one/x/y/z/a.txt")
        #expect(try await burst(watch) == [0])
        try move("one/x", "one/renamed")
        #expect(try await burst(watch) == [0])
        try folder.write("text", to: "one/renamed/y/z/b.txt")
        #expect(try await burst(watch) == [0])
        try move("one/renamed", "gone")
        #expect(try await burst(watch) == [0])
        try folder.write("text", to: "gone/y/z/c.txt")
        #expect(try await burstOrSilence(watch) == nil)
        try move("gone", "one/back")
        #expect(try await burst(watch) == [0])
        try folder.write("text", to: "one/back/y/z/d.txt")
        #expect(try await burst(watch) == [0])
        try files.removeItem(atPath: path("one/back"))
        #expect(try await burst(watch) == [0])
    }

    @Test func rootsThatComeAndGo() async throws {
        let watch = try watch(["one", "later", "two"])
        try folder.write("text", to: "later/a.txt")
        #expect(try await burst(watch) == [1])
        try folder.write("text", to: "later/b.txt")
        #expect(try await burst(watch) == [1])
        try move("two", "elsewhere")
        #expect(try await burst(watch) == [2])
        try folder.write("text", to: "elsewhere/a.txt")
        // When looked for again, it may be reported gone once more.
        while try await burstOrSilence(watch) != nil {}
        try folder.write("text", to: "elsewhere/b.txt")
        #expect(try await burstOrSilence(watch) == nil)
        try folder.write("text", to: "two/a.txt")
        #expect(try await burst(watch) == [2])
        while try await burstOrSilence(watch) != nil {}
        try folder.write("text", to: "two/b.txt")
        #expect(try await burst(watch) == [2])
    }

    @Test func aFileAlone() async throws {
        try folder.write("text", to: "one/feed.xml")
        let watch = try watch(["one/feed.xml"])
        try folder.write("text", to: "one/other.xml")
        #expect(try await burstOrSilence(watch) == nil)
        try folder.write("new", to: "one/feed.xml")
        #expect(try await burst(watch) == [0])
        // Replaced as a whole, as good programs do.
        try folder.write("newer", to: "one/.feed.xml.tmp")
        #expect(rename(path("one/.feed.xml.tmp"), path("one/feed.xml")) == 0)
        #expect(try await burst(watch) == [0])
    }

    @Test func whatIsHiddenOrExcludedIsLeftOut() async throws {
        for name in ["one/.git", "one/index"] { try files.createDirectory(atPath: path(name), withIntermediateDirectories: true) }
        let watch = try watch(["one"], excluding: ["one/index", "one/new-index"])
        for name in ["one/.git/HEAD", "one/.hidden", "one/index/manifest", "one/new-index/manifest"] { try folder.write("text", to: name) }
        #expect(try await burstOrSilence(watch) == nil)
    }

    @Test func linksAreFollowedWhereAsked() async throws {
        try files.createSymbolicLink(atPath: path("one/link"), withDestinationPath: path("two"))
        // One that leads around it.
        try files.createSymbolicLink(atPath: path("one/circle"), withDestinationPath: path("one"))
        let plain = try watch(["one"])
        let following = try FolderWatch([WatchedRoot(path: path("one"), followsLinks: true)], recheck: .seconds(9))
        try folder.write("text", to: "two/a.txt")
        #expect(try await burst(following) == [0])
        #expect(try await burstOrSilence(plain) == nil)
    }

    @Test func changesOneAfterTheOtherAreOneBurst() async throws {
        let watch = try watch(["one"])
        let writing = Task {
            for number in 0..<12 {
                try folder.write("text", to: "one/\(number).txt")
                try await Task.sleep(for: .milliseconds(15))
            }
        }
        _ = try await watch.nextBurst(quiet: .seconds(1), longest: .seconds(60))
        let isDone = files.fileExists(atPath: path("one/11.txt"))
        try await writing.value
        #expect(isDone)
        #expect(try await burstOrSilence(watch) == nil)

        // An endless stream of changes is reported now and then.
        let endless = Task {
            while !Task.isCancelled {
                try folder.write("text", to: "one/endless.txt")
                try? await Task.sleep(for: .milliseconds(10))
            }
        }
        for _ in 0..<2 { #expect(try await watch.nextBurst(quiet: .seconds(20), longest: .milliseconds(100)).roots == [0]) }
        endless.cancel()
    }

    @Test func waitingCanBeCancelled() async throws {
        let watch = try watch(["one"])
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
            #expect(try await burst(watch) == [0], "step \(step)")
        }
    }
}
