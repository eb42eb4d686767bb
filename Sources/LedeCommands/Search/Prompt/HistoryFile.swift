import Foundation

/// The file in which the prompt's history is kept: `lede/history` in the user's state folder (XDG Base Directory Specification).
enum HistoryFile {
    /// The path, its folder created and the file readable by nobody else; nil if that is impossible.
    static func prepare(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
        guard let folder = folder(environment: environment) else { return nil }
        let path = folder + "/history"
        let files = FileManager.default
        if !files.fileExists(atPath: path) { _ = files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) }
        try? files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return files.isWritableFile(atPath: path) ? path : nil
    }

    /// Lede's folder in the user's state folder, which nobody else may look into; nil if there is none.
    static func folder(environment: [String: String] = ProcessInfo.processInfo.environment) -> String? {
        guard let state = stateFolder(environment) else { return nil }
        let folder = state + "/lede"
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    /// XDG_STATE_HOME, if it is an absolute path, else `.local/state` in the home folder.
    private static func stateFolder(_ environment: [String: String]) -> String? {
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") { return folder }
        return environment["HOME"].flatMap { $0.isEmpty ? nil : $0 + "/.local/state" }
    }
}
