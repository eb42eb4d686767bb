import LedeModules
import Synchronization

/// Ctrl-C and `kill`, for commands with work to end in order.
///
/// Without `endingInOrder` a signal ends the process at once, as people expect of a search. Within it the first signal cancels the
/// operation's task, which commits or discards what it has, and the second ends the process.
enum Interruption {
    /// Signals since `endingInOrder` began.
    static let requestCount = Atomic<Int>(0)
    /// The number of the first of them; 0 for none.
    static let firstSignal = Atomic<Int32>(0)

    /// Runs `operation` in a task that SIGINT, SIGTERM and SIGHUP cancel; its `CancellationError` then becomes exit status 128 and the
    /// signal's number, as shells have it: 130, 143 or 129.
    ///
    /// One at a time in a process.
    static func endingInOrder<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let running = Mutex<Task<Value, any Error>?>(nil)
        // Before the operation begins: what has begun must not be ended at once.
        let watch = try SignalWatch {
            if Terminal.isTerminal(2) {
                StandardOutput.standardError.writeLine("\r\u{1B}[Klede: stopping in order; Ctrl-C again ends at once")
            }
            running.withLock { $0 }?.cancel()
        }
        defer { watch.end() }
        let task = Task { try await operation() }
        running.withLock { $0 = task }
        // A signal from before the task was known.
        if requestCount.load(ordering: .acquiring) > 0 { task.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch  where requestCount.load(ordering: .acquiring) > 0 && isCancellation(error) {
            throw CommandFailure("interrupted", exitCode: .interrupted(by: firstSignal.load(ordering: .acquiring)))
        }
    }

    /// Whether a cancelled task ends like this: at once, or while it waited for another writer.
    private static func isCancellation(_ error: any Error) -> Bool {
        error is CancellationError || (error as? IndexFileError)?.code == .locked
    }
}
