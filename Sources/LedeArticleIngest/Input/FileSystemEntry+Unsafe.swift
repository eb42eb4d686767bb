#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a path leads to, links followed.
struct FileSystemEntry {
    enum Kind {
        case file
        case folder
        /// A pipe, socket or device: read if the user names it, left alone in a folder.
        case other
    }

    var kind: Kind
    /// Bytes; nil if the system does not know.
    var size: Int?
    /// The same for every path that leads to the same file.
    var identity: Identity

    struct Identity: Hashable {
        var device: UInt64
        var node: UInt64
    }

    /// Asks the operating system about a path (bytes without a NUL).
    init(path: [UInt8]) throws(SystemRefusal) {
        guard !path.contains(0) else { throw SystemRefusal(number: EINVAL) }
        var info = stat()
        // SAFETY: stat reads a NUL-terminated path and fills a struct that lives for the call.
        guard stat(path.map { CChar(bitPattern: $0) } + [0], &info) == 0 else { throw SystemRefusal(number: errno) }
        switch info.st_mode & S_IFMT {
        case S_IFREG:
            kind = .file
            size = Int(info.st_size)
        case S_IFDIR:
            kind = .folder
        default:
            kind = .other
        }
        identity = Identity(
            device: UInt64(truncatingIfNeeded: info.st_dev), node: UInt64(truncatingIfNeeded: info.st_ino))
    }

    /// The path without links and dots, from the root of the file system; nil if it leads nowhere.
    static func realPath(_ path: [UInt8]) -> [UInt8]? {
        guard !path.contains(0), let found = realpath(path.map { CChar(bitPattern: $0) } + [0], nil) else { return nil }
        defer { free(found) }
        // SAFETY: realpath gives a NUL-terminated string of its own, freed once it is copied.
        return (0..<strlen(found)).map { UInt8(bitPattern: found[$0]) }
    }

    static let missing: Set<Int32> = [ENOENT, ENOTDIR]
}
