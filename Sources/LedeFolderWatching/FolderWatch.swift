/// Watches files and folders with all they contain, and reports bursts of changes.
///
/// It says where something changed, not what: callers look for themselves. Folders that come, go or are renamed are followed; hidden ones
/// are not watched. A root that is missing, or goes, as when its disk is unmounted, is looked for every few seconds.
package final class FolderWatch: Sendable {
    private let log = ChangeLog()
    #if os(Linux)
        private let system: InotifyWatch
    #elseif canImport(CoreServices)
        private let system: FSEventsWatch
    #endif

    /// Watches `roots` from here on.
    /// - Parameters:
    ///   - recheck: how often roots are looked for.
    ///   - leavingOut: paths of folders that are left out with all they contain: one that the receiver of changes writes to must be.
    /// - Throws: `FolderWatchError`. What cannot be read is left out without an error.
    package init(
        _ roots: [WatchedRoot], recheck: Duration = .seconds(5), leavingOut excluded: [[UInt8]] = []
    ) throws(FolderWatchError) {
        #if os(Linux)
            system = try InotifyWatch(roots, log, recheck: recheck, ExcludedFolders(excluded))
        #elseif canImport(CoreServices)
            system = try FSEventsWatch(roots, log, ExcludedFolders(excluded))
        #else
            throw .system("this system has no way to tell of changes that Lede knows")
        #endif
    }

    deinit { end() }

    /// Waits for the next burst: for a change, and then until nothing has changed for `quiet`, at most until `longest` after the first. One
    /// task at a time.
    /// - Throws: `FolderWatchError` if watching has ended; `CancellationError`.
    package func nextBurst(quiet: Duration = .seconds(1), longest: Duration = .seconds(10)) async throws -> FolderChanges {
        try await log.next(quiet: quiet, longest: longest)
    }

    /// Ends watching.
    package func end() {
        #if os(Linux) || canImport(CoreServices)
            system.end()
        #endif
    }
}
