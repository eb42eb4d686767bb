import LedeModules
import Synchronization

/// Remembers the last answer of a command, for `lede show` and `lede open`.
final class SearchRecorder: Sendable {
    private let last = Mutex<LastSearch?>(nil)

    /// The last answer that was shown by this command.
    var current: LastSearch? { last.withLock { $0 } }

    func record(_ search: LastSearch) { last.withLock { $0 = search } }

    /// Keeps the last answer for other commands of this session, if there is one.
    func save() {
        if let current { LastSearchFile()?.save(current) }
    }
}
