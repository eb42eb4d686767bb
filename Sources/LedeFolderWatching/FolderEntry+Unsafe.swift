#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What lies at a path.
struct FolderEntry {
    /// The same for every path that leads to the same file or folder.
    struct Identity: Hashable {
        let device: UInt64
        let node: UInt64
    }

    let identity: Identity
    let isFolder: Bool

    /// Nil if nothing lies there, or it may not be read.
    init?(_ path: [UInt8], followsLinks: Bool) {
        guard !path.contains(0) else { return nil }
        var info = stat()
        let name = path.map { CChar(bitPattern: $0) } + [0]
        // SAFETY: both read a NUL-terminated path and fill a struct that lives for the call.
        guard (followsLinks ? stat(name, &info) : lstat(name, &info)) == 0 else { return nil }
        identity = Identity(device: UInt64(truncatingIfNeeded: info.st_dev), node: UInt64(truncatingIfNeeded: info.st_ino))
        isFolder = info.st_mode & S_IFMT == S_IFDIR
    }

    /// The names of the folders in a folder, except hidden ones; none if it cannot be read.
    static func folderNames(in path: [UInt8], followsLinks: Bool) -> [[UInt8]] {
        guard !path.contains(0), let folder = opendir(path.map { CChar(bitPattern: $0) } + [0]) else { return [] }
        defer { closedir(folder) }
        var names: [[UInt8]] = []
        while let entry = readdir(folder) {
            // SAFETY: d_name is NUL-terminated within the entry, which stays valid until the next readdir.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            guard name.first != UInt8(ascii: ".") else { continue }
            let kind = Int32(entry.pointee.d_type)
            // Some file systems do not tell.
            let isFolder = kind == kindOfFolder || kind == kindUnknown || followsLinks && kind == kindOfLink
            guard isFolder, kind == kindOfFolder || FolderEntry(joined(path, name), followsLinks: followsLinks)?.isFolder == true else {
                continue
            }
            names.append(name)
        }
        return names
    }

    // DT_DIR, DT_LNK and DT_UNKNOWN, which the C libraries import as different types.
    private static let kindOfFolder: Int32 = 4
    private static let kindOfLink: Int32 = 10
    private static let kindUnknown: Int32 = 0

    static func joined(_ folder: [UInt8], _ name: [UInt8]) -> [UInt8] {
        folder.last == UInt8(ascii: "/") ? folder + name : folder + [UInt8(ascii: "/")] + name
    }

    /// A path's folder and its last part.
    static func split(_ path: [UInt8]) -> (folder: [UInt8], name: [UInt8]) {
        guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return (Array(".".utf8), path) }
        return (slash == 0 ? [UInt8(ascii: "/")] : Array(path[..<slash]), Array(path[(slash + 1)...]))
    }

    /// The path without links, from the root of the file system; nil if it leads nowhere.
    static func realPath(_ path: [UInt8]) -> [UInt8]? {
        guard !path.contains(0), let found = realpath(path.map { CChar(bitPattern: $0) } + [0], nil) else { return nil }
        defer { free(found) }
        // SAFETY: realpath gives a NUL-terminated string of its own, freed once it is copied.
        return (0..<strlen(found)).map { UInt8(bitPattern: found[$0]) }
    }
}

/// The system's message.
enum SystemText {
    static func error(_ number: Int32) -> String {
        // SAFETY: strerror gives a terminated string, copied at once.
        String(cString: strerror(number))
    }
}
