import Foundation

/// Finds commands.
enum Executables {
    /// The path of the command called `name` on PATH, or nil.
    static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// The path of the command called `name` that was built beside this one.
    static func besideThis(_ name: String) -> String? {
        guard let own = Bundle.main.executablePath else { return nil }
        let path = URL(filePath: own).deletingLastPathComponent().appending(path: name).path
        return FileManager.default.isExecutableFile(atPath: path) ? path : nil
    }
}
