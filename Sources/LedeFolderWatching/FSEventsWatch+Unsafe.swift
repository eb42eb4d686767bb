#if canImport(CoreServices)
    import CoreServices
    import Dispatch
    import Synchronization

    /// Watches folders through macOS's file system events, which report whole trees and need no descriptor per file as kqueue would.
    final class FSEventsWatch: Sendable {
        /// What the callback needs.
        private final class Context: Sendable {
            let log: ChangeLog
            /// Where the roots are, links resolved, as events name paths.
            let paths: [[UInt8]]
            let excluded: ExcludedFolders

            init(_ log: ChangeLog, _ paths: [[UInt8]], _ excluded: ExcludedFolders) {
                self.log = log
                self.paths = paths
                self.excluded = excluded
            }

            func take(_ path: [UInt8], _ flags: FSEventStreamEventFlags) {
                if flags & FSEventStreamEventFlags(kFSEventStreamEventFlagMustScanSubDirs) != 0 {
                    return log.add(paths.indices, isComplete: false)
                }
                var path = path
                while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
                guard !isHiddenOrExcluded(path) else { return }
                // A change around a root concerns the root.
                log.add(paths.indices.filter { Self.isInside(path, paths[$0]) || Self.isInside(paths[$0], path) })
            }

            private func isHiddenOrExcluded(_ path: [UInt8]) -> Bool {
                var end = path.count
                while end > 1 {
                    if excluded.contains(Array(path[..<end]), nil) { return true }
                    end = path[..<end].lastIndex(of: UInt8(ascii: "/")) ?? 0
                }
                return paths.allSatisfy { root in
                    Self.isInside(path, root)
                        && path.dropFirst(root.count).split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
                }
            }

            private static func isInside(_ path: [UInt8], _ folder: [UInt8]) -> Bool {
                path == folder || path.starts(with: folder.last == UInt8(ascii: "/") ? folder : folder + [UInt8(ascii: "/")])
            }
        }

        /// SAFETY (@unchecked Sendable): the stream is made here and ended under the lock, once.
        private struct Stream: @unchecked Sendable {
            var stream: FSEventStreamRef?
        }

        private let stream: Mutex<Stream>
        private let queue = DispatchQueue(label: "lede.watch")

        init(_ roots: [WatchedRoot], _ log: ChangeLog, _ excluded: ExcludedFolders) throws(FolderWatchError) {
            let paths = roots.map { FolderEntry.realPath($0.path) ?? $0.path }
            // For a file its folder is watched; for a folder that does not exist yet its path.
            let watched = paths.map { path in
                FolderEntry(path, followsLinks: true)?.isFolder == false ? FolderEntry.split(path).folder : path
            }
            let context = Unmanaged.passRetained(Context(log, paths, excluded))
            var about = FSEventStreamContext(
                version: 0, info: context.toOpaque(), retain: nil,
                // SAFETY: the stream calls it once, on release, for the reference passed above.
                release: { info in if let info { Unmanaged<Context>.fromOpaque(info).release() } }, copyDescription: nil)
            let made = FSEventStreamCreate(
                nil,
                { _, info, count, paths, flags, _ in
                    guard let info else { return }
                    // SAFETY: the context lives as long as the stream; without further flags `paths` are `count` terminated C strings,
                    // valid during the call.
                    let context = Unmanaged<Context>.fromOpaque(info).takeUnretainedValue()
                    let names = paths.assumingMemoryBound(to: UnsafePointer<CChar>.self)
                    for place in 0..<count { context.take(Array(String(cString: names[place]).utf8), flags[place]) }
                },
                &about, watched.map { String(decoding: $0, as: UTF8.self) } as CFArray, FSEventStreamEventId(kFSEventStreamEventIdSinceNow),
                0.2,
                FSEventStreamCreateFlags(kFSEventStreamCreateFlagWatchRoot))
            guard let made else {
                context.release()
                throw .system("the system makes no stream of events")
            }
            stream = Mutex(Stream(stream: made))
            FSEventStreamSetDispatchQueue(made, queue)
            guard FSEventStreamStart(made) else {
                end()
                throw .system("the system starts no stream of events")
            }
        }

        /// Ends watching.
        func end() {
            stream.withLock { held in
                guard let stream = held.stream else { return }
                FSEventStreamStop(stream)
                FSEventStreamInvalidate(stream)
                FSEventStreamRelease(stream)
                held.stream = nil
            }
        }
    }
#endif
