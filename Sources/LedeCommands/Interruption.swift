import Synchronization

/// Ctrl-C and `kill`, for commands that have work to end in order.
///
/// Without `endingInOrder` a signal ends the process at once, as people expect of a search. Within it the first signal cancels
/// the operation's task, which commits or discards what it has, and the second one ends the process.
enum Interruption {
    /// Signals since `endingInOrder` began.
    static let requestCount = Atomic<Int>(0)

    /// Runs `operation` in a task that SIGINT and SIGTERM cancel; its `CancellationError` then becomes exit status 130.
    ///
    /// One at a time in a process.
    static func endingInOrder<Value: Sendable>(
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await operation() }
        let watch = try SignalWatch {
            if Terminal.isTerminal(2) {
                StandardOutput.standardError.writeLine("\r\u{1B}[Klede: stopping in order; Ctrl-C again ends at once")
            }
            task.cancel()
        }
        defer { watch.end() }
        do {
            return try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        } catch is CancellationError where requestCount.load(ordering: .acquiring) > 0 {
            throw CommandFailure("interrupted", exitCode: .interrupted)
        }
    }
}
