#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif
    import Synchronization

    /// Watches folders through Linux's inotify, on a thread of its own: one watch per folder.
    final class InotifyWatch: Sendable {
        private let wakeDescriptor: Mutex<Int32>

        init(
            _ roots: [WatchedRoot], _ log: ChangeLog, recheck: Duration, _ excluded: ExcludedFolders
        ) throws(FolderWatchError) {
            var ends: [Int32] = [-1, -1]
            // SAFETY: pipe(2) writes two descriptors, for which the array has room.
            guard ends.withUnsafeMutableBufferPointer({ pipe($0.baseAddress!) }) == 0 else { throw .system(SystemText.error(errno)) }
            for descriptor in ends { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
            let readEnd = ends[0]
            wakeDescriptor = Mutex(ends[1])
            var watches: InotifyFolders
            do throws(FolderWatchError) {
                watches = try InotifyFolders(roots, excluded)
                try watches.watchAll()
            } catch {
                close(readEnd)
                end()
                throw error
            }
            let watching = Watching(watches)
            guard WatchThread.start({ watching.run(log, wakenBy: readEnd, recheck: recheck) }) else {
                watching.close()
                close(readEnd)
                end()
                throw .system("the system gives no further thread")
            }
        }

        /// Ends watching; the thread closes what it has open.
        func end() {
            wakeDescriptor.withLock { descriptor in
                if descriptor >= 0 { close(descriptor) }
                descriptor = -1
            }
        }
    }

    /// What the thread does.
    ///
    /// SAFETY (@unchecked Sendable): made on one thread and used only on another, once that runs.
    private final class Watching: @unchecked Sendable {
        private var folders: InotifyFolders

        init(_ folders: InotifyFolders) { self.folders = folders }

        func close() { folders.close() }

        /// Reads events until the other end of the pipe is closed.
        func run(_ log: ChangeLog, wakenBy pipe: Int32, recheck: Duration) {
            defer {
                folders.close()
                _ = Self.closeDescriptor(pipe)
            }
            let milliseconds = Int32(
                clamping: max(1, recheck.components.seconds * 1000 + recheck.components.attoseconds / 1_000_000_000_000_000))
            var checked = ContinuousClock.now
            do throws(FolderWatchError) {
                while true {
                    var waited = [
                        pollfd(fd: folders.descriptor, events: Int16(POLLIN), revents: 0),
                        pollfd(fd: pipe, events: Int16(POLLIN), revents: 0),
                    ]
                    // SAFETY: poll(2) reads and writes the two entries of the array during the call.
                    let count = waited.withUnsafeMutableBufferPointer { poll($0.baseAddress, 2, milliseconds) }
                    if count < 0, errno != EINTR { throw .system(SystemText.error(errno)) }
                    if waited[1].revents != 0 { return }
                    if waited[0].revents != 0 { try folders.readEvents(log) }
                    if ContinuousClock.now - checked >= recheck {
                        try folders.checkRoots(log)
                        checked = ContinuousClock.now
                    }
                }
            } catch {
                log.fail(error)
            }
        }

        private static func closeDescriptor(_ descriptor: Int32) -> Int32 {
            #if canImport(Glibc)
                Glibc.close(descriptor)
            #else
                Musl.close(descriptor)
            #endif
        }
    }
#endif
