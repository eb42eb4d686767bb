#if os(Linux)
    #if canImport(Glibc)
        import Glibc
    #else
        import Musl
    #endif

    /// The folders that inotify watches, by its own numbers.
    struct InotifyFolders {
        /// A watched folder.
        private struct Folder {
            var path: [UInt8]
            /// The roots that it lies in.
            var roots: Set<Int> = []
            /// Files in it that are roots, by name.
            var files: [[UInt8]: Set<Int>] = [:]
        }

        let descriptor: Int32
        private let roots: [WatchedRoot]
        private let excluded: ExcludedFolders
        private var folders: [Int32: Folder] = [:]
        /// What each root is at present; nil if missing.
        private var identities: [FolderEntry.Identity?]
        private var buffer = [UInt8](repeating: 0, count: 1 << 16)

        private static let events =
            UInt32(IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF)
            | UInt32(IN_ONLYDIR)

        init(_ roots: [WatchedRoot], _ excluded: ExcludedFolders) throws(FolderWatchError) {
            self.roots = roots
            self.excluded = excluded
            identities = Array(repeating: nil, count: roots.count)
            descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
            guard descriptor >= 0 else {
                throw errno == EMFILE ? .tooManyWatchers(limit: Self.limit("max_user_instances")) : .system(SystemText.error(errno))
            }
        }

        func close() {
            #if canImport(Glibc)
                _ = Glibc.close(descriptor)
            #else
                _ = Musl.close(descriptor)
            #endif
        }

        /// One of the limits of `/proc/sys/fs/inotify`.
        private static func limit(_ name: String) -> Int? {
            guard let file = fopen("/proc/sys/fs/inotify/\(name)", "r") else { return nil }
            defer { fclose(file) }
            var text = [UInt8](repeating: 0, count: 32)
            // SAFETY: fread writes at most the array's 32 bytes.
            let count = text.withUnsafeMutableBytes { fread($0.baseAddress, 1, $0.count, file) }
            return Int(String(decoding: text.prefix(count), as: UTF8.self).filter { $0.isNumber })
        }

        /// Watches all roots.
        mutating func watchAll() throws(FolderWatchError) {
            for root in roots.indices { try watch(root: root) }
        }

        private mutating func watch(root number: Int) throws(FolderWatchError) {
            let root = roots[number]
            let entry = FolderEntry(root.path, followsLinks: true)
            identities[number] = entry?.identity
            guard let entry else { return }
            if entry.isFolder {
                try watch(root.path, roots: [number])
            } else {
                let (parent, name) = FolderEntry.split(root.path)
                if let watch = try add(parent) { folders[watch, default: Folder(path: parent)].files[name, default: []].insert(number) }
            }
        }

        /// Watches a folder.
        /// - Returns: inotify's number for it; nil if it is gone or cannot be read.
        private func add(_ path: [UInt8]) throws(FolderWatchError) -> Int32? {
            let watch = inotify_add_watch(descriptor, path.map { CChar(bitPattern: $0) } + [0], Self.events)
            if watch >= 0 { return watch }
            switch errno {
            case ENOSPC: throw .tooManyFolders(limit: Self.limit("max_user_watches"))
            case ENOMEM: throw .system(SystemText.error(errno))
            default: return nil
            }
        }

        /// Watches a folder and those in it.
        private mutating func watch(_ path: [UInt8], roots numbers: Set<Int>) throws(FolderWatchError) {
            let followsLinks = numbers.contains { roots[$0].followsLinks }
            // A folder is met twice if links lead to it, and endlessly if they lead to one around them.
            var seen: Set<FolderEntry.Identity> = []
            var waiting = [path]
            while let path = waiting.popLast() {
                guard let entry = FolderEntry(path, followsLinks: true), entry.isFolder, !excluded.contains(path, entry.identity),
                    seen.insert(entry.identity).inserted
                else { continue }
                // Before its names are read: what appears in between is then met one way or the other.
                guard let watch = try add(path) else { continue }
                folders[watch, default: Folder(path: path)].path = path
                folders[watch]?.roots.formUnion(numbers)
                for name in FolderEntry.folderNames(in: path, followsLinks: followsLinks) { waiting.append(FolderEntry.joined(path, name)) }
            }
        }

        /// Stops watching a folder and those in it.
        private mutating func forget(_ path: [UInt8]) {
            let inside = path + [UInt8(ascii: "/")]
            for (watch, folder) in folders where folder.path == path || folder.path.starts(with: inside) {
                inotify_rm_watch(descriptor, watch)
                folders[watch] = nil
            }
        }

        /// Checks whether the roots are what they were: one may have come or gone, or a disk been mounted over it, without an event.
        mutating func checkRoots(_ log: ChangeLog) throws(FolderWatchError) {
            for (number, root) in roots.enumerated() {
                let identity = FolderEntry(root.path, followsLinks: true)?.identity
                guard identity != identities[number] else { continue }
                forget(root.path)
                try watch(root: number)
                log.add([number])
            }
        }

        /// Reads the events that are there.
        mutating func readEvents(_ log: ChangeLog) throws(FolderWatchError) {
            // SAFETY: read(2) writes at most the buffer's bytes.
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if count < 0, errno != EAGAIN, errno != EINTR { throw .system(SystemText.error(errno)) }
                return
            }
            var at = 0
            let header = MemoryLayout<inotify_event>.size
            while at + header <= count {
                // SAFETY: the header lies within the bytes that were read, as the loop's condition says.
                let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: at, as: inotify_event.self) }
                let end = min(count, at + header + Int(event.len))
                let name = Array(buffer[(at + header)..<end].prefix { $0 != 0 })
                at = end
                try take(watch: event.wd, mask: event.mask, name: name, log)
            }
        }

        private mutating func take(watch: Int32, mask: UInt32, name: [UInt8], _ log: ChangeLog) throws(FolderWatchError) {
            func has(_ flags: Int32) -> Bool { mask & UInt32(bitPattern: flags) != 0 }
            if has(IN_Q_OVERFLOW) {
                // Folders may have come meanwhile.
                try watchAll()
                return log.add(roots.indices, isComplete: false)
            }
            if has(IN_IGNORED) {
                folders[watch] = nil
                return
            }
            guard let folder = folders[watch] else { return }
            if let numbers = folder.files[name] { log.add(numbers) }
            if has(IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF) {
                // No folder around a root reports it.
                log.add(folder.roots.filter { roots[$0].path == folder.path })
                return
            }
            guard name.first != UInt8(ascii: "."), !folder.roots.isEmpty, !name.isEmpty else { return }
            let path = FolderEntry.joined(folder.path, name)
            // A link to a folder is reported as a file.
            let isFolder =
                has(Int32(bitPattern: UInt32(IN_ISDIR))) || has(IN_CREATE | IN_MOVED_TO) && folder.roots.contains { roots[$0].followsLinks }
            if isFolder {
                if excluded.contains(path, FolderEntry(path, followsLinks: true)?.identity) { return }
                if has(IN_MOVED_FROM) { forget(path) }
                // One that has become readable is reported too.
                if has(IN_CREATE | IN_MOVED_TO | IN_ATTRIB) { try self.watch(path, roots: folder.roots) }
            }
            log.add(folder.roots)
        }
    }
#endif
