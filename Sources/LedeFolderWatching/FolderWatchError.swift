/// Why folders cannot be watched.
package enum FolderWatchError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The system watches no more folders for this user; its limit, if known.
    case tooManyFolders(limit: Int?)
    /// The system has no more watchers for this user.
    case tooManyWatchers(limit: Int?)
    /// The system's message.
    case system(String)

    package var description: String {
        switch self {
        case .tooManyFolders(let limit): "there are more folders than the system watches for a user\(Self.words(limit))"
        case .tooManyWatchers(let limit): "more programs watch folders than the system allows a user\(Self.words(limit))"
        case .system(let words): "folders cannot be watched: \(words)"
        }
    }

    /// What to do about it; nil if unknown.
    package var advice: String? {
        switch self {
        case .tooManyFolders(let limit):
            "Raise the limit, as root: sysctl fs.inotify.max_user_watches=\(max(524_288, 4 * (limit ?? 0))), and in /etc/sysctl.d for good; or run lede update on a schedule."
        case .tooManyWatchers(let limit):
            "Raise the limit, as root: sysctl fs.inotify.max_user_instances=\(max(512, 4 * (limit ?? 0))), and in /etc/sysctl.d for good; or end a program that watches."
        case .system: nil
        }
    }

    private static func words(_ limit: Int?) -> String { limit.map { ", which is \($0)" } ?? "" }
}
