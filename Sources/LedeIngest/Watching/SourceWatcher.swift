import LedeCore
import LedeFolderWatching
import LedeIndexBytes

/// Keeps an index in step with its sources as they change: reports bursts of changes, source by source.
package struct SourceWatcher: Sendable {
    /// A watched source.
    package struct Source: Sendable, Hashable {
        /// The name by which the update knows it.
        package let name: String
        /// Its absolute path, in the system's own bytes.
        package let root: [UInt8]
        /// Whether links to folders in it are followed.
        package let followsLinks: Bool

        package init(name: String, root: [UInt8], followsLinks: Bool = false) {
            self.name = name
            self.root = root
            self.followsLinks = followsLinks
        }
    }

    /// How long to wait.
    package struct Timing: Sendable {
        /// For silence, before looking at what changed.
        package var quiet = Duration.seconds(1)
        /// For silence at most, from the first change on.
        package var longest = Duration.seconds(10)
        /// Between two checks whether a missing source is back.
        package var recheck = Duration.seconds(5)
        /// Before retrying an update that another writer blocked.
        package var retry = Duration.seconds(5)

        package init() {}
    }

    private let index: Index
    private let timing: Timing

    package init(_ index: Index, timing: Timing = Timing()) {
        self.index = index
        self.timing = timing
    }

    /// Watches until the task is cancelled. What changed before is caught up with at the start, and again when the sources themselves
    /// change.
    /// - Parameters:
    ///   - sources: gives the current sources; asked at the start and after each commit.
    ///   - onWatching: is told of the sources whenever other ones are watched.
    ///   - update: brings the index in step with the sources of these names; nil for all. It is called by one task, one burst after
    ///     another.
    /// - Throws: `CancellationError`; `FolderWatchError`; what `sources` and `update` throw, but for `IndexFileError.Code.locked`, when
    ///   what changed is kept and retried.
    package func run(
        sources: @Sendable () throws -> [Source], onWatching: @Sendable ([Source]) -> Void = { _ in },
        update: @Sendable ([String]?) async throws -> Void
    ) async throws {
        while true {
            let watched = try sources()
            onWatching(watched)
            // Somebody else's commit may bring other sources.
            let manifest = WatchedRoot(path: index.path + "/manifest")
            let watch = try FolderWatch(
                watched.map { WatchedRoot(path: $0.root, followsLinks: $0.followsLinks) } + [manifest], recheck: timing.recheck,
                leavingOut: [Array(index.path.utf8)])
            defer { watch.end() }
            try await patiently { try await update(nil) }
            try await follow(watch, watched, sources, update)
        }
    }

    /// Updates burst by burst, until the sources are other than the watched ones.
    private func follow(
        _ watch: FolderWatch, _ watched: [Source], _ sources: @Sendable () throws -> [Source],
        _ update: @Sendable ([String]?) async throws -> Void
    ) async throws {
        while true {
            let burst = try await watch.nextBurst(quiet: timing.quiet, longest: timing.longest)
            if burst.roots.contains(watched.count), try Set(sources()) != Set(watched) { return }
            let names = burst.roots.sorted().filter { $0 < watched.count }.map { watched[$0].name }
            guard !names.isEmpty else { continue }
            try await patiently { try await update(burst.isComplete ? names : nil) }
        }
    }

    /// Retries as long as somebody else writes.
    private func patiently(_ body: () async throws -> Void) async throws {
        while true {
            do {
                return try await body()
            } catch let error as IndexFileError where error.code == .locked {
                try await Task.sleep(for: timing.retry)
            }
        }
    }
}
