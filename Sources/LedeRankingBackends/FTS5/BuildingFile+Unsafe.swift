import Foundation
import LedeIndexStorage

/// A database while it is being built: beside its place, under a name that says which process builds it.
enum BuildingFile {
    private static let infix = ".building-"

    static func path(for path: String) -> String {
        "\(path)\(infix)\(ProcessInfo.processInfo.processIdentifier)-\(UInt32.random(in: 0...UInt32.max))"
    }

    /// Removes what processes that no longer run have left beside `path`.
    static func removeStale(besides path: String) {
        let place = URL(fileURLWithPath: path)
        let prefix = place.lastPathComponent + infix
        let folder = place.deletingLastPathComponent().path
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where name.hasPrefix(prefix) {
            let owner = name.dropFirst(prefix.count).prefix { $0 != "-" }
            // Signal 0 asks only whether the process exists.
            guard let process = Int32(owner), process > 0, kill(process, 0) != 0, errno == ESRCH else { continue }
            remove("\(folder)/\(name)")
        }
    }

    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Makes `temporary` durable and renames it to `path`, in one step for every reader.
    static func put(_ temporary: String, inPlaceOf path: String) throws(FTS5IndexError) {
        try synchronize(temporary)
        // The journal of an update that broke off belongs to the old database: SQLite would undo it in the new one. Without its journal the
        // old one is useless, so it goes first.
        if FileManager.default.fileExists(atPath: path + "-journal") {
            remove(path)
            remove(path + "-journal")
        }
        // SAFETY: rename(2) reads both paths up to their NULs during the call only.
        guard rename(temporary, path) == 0 else { throw .system(path: path, systemWords()) }
        try synchronize(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private static func synchronize(_ path: String) throws(FTS5IndexError) {
        // SAFETY: open(2) reads the path up to its NUL during the call only.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(path: path, systemWords()) }
        defer { close(descriptor) }
        guard Durability.synchronize(descriptor) == 0 else { throw .system(path: path, systemWords()) }
    }

    /// What the last system call complained about.
    private static func systemWords() -> String {
        (POSIXErrorCode(rawValue: errno).map { POSIXError($0) as any Error })?.localizedDescription ?? "error \(errno)"
    }
}
