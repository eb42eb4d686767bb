#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What the file system says about a file, to tell whether it is unchanged.
package struct FileStamp: Sendable, Equatable {
    /// Bytes.
    package var size: UInt64
    /// When it was last written: nanoseconds since 1970 by its file system's clock.
    package var modified: Int64

    package init(size: UInt64, modified: Int64) {
        self.size = size
        self.modified = modified
    }

    init(_ info: stat) {
        size = UInt64(max(0, info.st_size))
        #if canImport(Darwin)
            let time = info.st_mtimespec
        #else
            let time = info.st_mtim
        #endif
        modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// For what a path leads to, links followed; nil for what is not a regular file, and if the system does not say.
    package init?(path: [UInt8]) {
        var info = stat()
        // SAFETY: stat reads a NUL-terminated path and fills a struct that lives for the call.
        guard !path.contains(0), stat(path.map { CChar(bitPattern: $0) } + [0], &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            return nil
        }
        self.init(info)
    }

    /// The system's clock, as `modified` counts.
    package static func now() -> Int64 {
        var time = timespec()
        // SAFETY: clock_gettime fills a struct that lives for the call.
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}

/// A folder's items, except hidden ones, in ascending order of the names' bytes, with the stamps of files.
struct FolderItems {
    enum Kind: UInt8 {
        case file
        case folder
        case link
        /// A pipe, socket or device.
        case other
        /// An item whose kind the system did not tell: mostly because it has gone since.
        case gone
    }

    struct Item {
        fileprivate var start: UInt32
        fileprivate var count: UInt32
        /// The first bytes after the names' common prefix, for sorting.
        fileprivate var key: UInt64 = 0
        var kind: Kind
        var stamp = FileStamp(size: 0, modified: 0)
    }

    private var names: [UInt8] = []
    private(set) var items: [Item] = []

    /// Reads a folder with one system call per file, besides those that list the names.
    /// - Parameters:
    ///   - path: the folder's bytes without a NUL.
    ///   - isWanted: whether to look at a file, by its name; others get no stamp.
    init(path: [UInt8], isWanted: (UnsafeRawBufferPointer) -> Bool) throws(SystemRefusal) {
        guard !path.contains(0), let folder = opendir(path.map { CChar(bitPattern: $0) } + [0]) else {
            throw SystemRefusal(number: path.contains(0) ? EINVAL : errno)
        }
        defer { closedir(folder) }
        let descriptor = dirfd(folder)
        errno = 0
        // SAFETY: an entry's name ends with a NUL within the entry, which stays valid until the next readdir; fstatat reads it and fills a
        // struct that lives for the call.
        while let entry = readdir(folder) {
            withUnsafePointer(to: &entry.pointee.d_name) { field in
                field.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: field.pointee)) { name in
                    guard name[0] != 0x2E else { return }
                    let count = strlen(name)
                    let bytes = UnsafeRawBufferPointer(start: name, count: count)
                    var item = Item(start: UInt32(names.count), count: UInt32(count), kind: Self.kind(entry.pointee.d_type))
                    if item.kind == .gone || item.kind == .file, isWanted(bytes) || item.kind == .gone {
                        var info = stat()
                        if fstatat(descriptor, name, &info, AT_SYMLINK_NOFOLLOW) == 0 {
                            item.kind = Self.kind(info)
                            item.stamp = FileStamp(info)
                        } else {
                            item.kind = .gone
                        }
                    }
                    names.append(contentsOf: bytes)
                    items.append(item)
                }
            }
            errno = 0
        }
        guard errno == 0 else { throw SystemRefusal(number: errno) }
        sort()
    }

    private static func kind(_ type: UInt8) -> Kind {
        switch Int32(type) {
        case Int32(DT_REG): .file
        case Int32(DT_DIR): .folder
        case Int32(DT_LNK): .link
        case Int32(DT_UNKNOWN): .gone
        default: .other
        }
    }

    private static func kind(_ info: stat) -> Kind {
        switch info.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    private mutating func sort() {
        names.withUnsafeBytes { names in
            guard let first = items.first else { return }
            // SAFETY: the items' ranges lie within `names`.
            var shared = Int(first.count)
            for item in items {
                shared = min(shared, Int(item.count))
                var at = 0
                while at < shared, names[Int(item.start) + at] == names[Int(first.start) + at] { at += 1 }
                shared = at
            }
            for index in items.indices {
                let start = Int(items[index].start) + shared
                let end = Int(items[index].start + items[index].count)
                for at in start..<start + 8 { items[index].key = items[index].key << 8 | (at < end ? UInt64(names[at]) : 0) }
            }
            items.sort { left, right in
                if left.key != right.key { return left.key < right.key }
                let count = min(left.count, right.count)
                let order = count == 0 ? 0 : memcmp(names.baseAddress! + Int(left.start), names.baseAddress! + Int(right.start), Int(count))
                return order == 0 ? left.count < right.count : order < 0
            }
        }
    }

    /// The bytes of an item's name.
    func name(_ item: Item) -> ArraySlice<UInt8> { names[Int(item.start)..<Int(item.start + item.count)] }

    /// Whether there is an item of this name.
    func contains(_ name: [UInt8]) -> Bool {
        items.contains { $0.count == name.count && self.name($0).elementsEqual(name) }
    }

    /// All names.
    var allNames: [[UInt8]] { items.map { Array(name($0)) } }

    /// Keeps the items for which `isKept` is true.
    mutating func keep(_ isKept: (ArraySlice<UInt8>) -> Bool) { items = items.filter { isKept(name($0)) } }

    /// Whether a folder has nothing at all in it, not even hidden names.
    static func isEmpty(path: [UInt8]) -> Bool {
        guard let folder = opendir(path.map { CChar(bitPattern: $0) } + [0]) else { return false }
        defer { closedir(folder) }
        var count = 0
        while count <= 2, readdir(folder) != nil { count += 1 }
        // The folder itself and its parent.
        return count <= 2
    }
}
