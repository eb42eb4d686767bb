import Dispatch
import LedeCore

/// Runs work that blocks, on threads of its own: neither the caller's actor nor the few threads that all tasks share wait for a disk.
///
/// The work remains part of the caller's task: it has its priority, its task-local values, and ends when it is cancelled.
enum BlockingWork {
    private final class Executor: TaskExecutor {
        private let queue = DispatchQueue(label: "org.lede.blocking", qos: .userInitiated, attributes: .concurrent)

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }

    private static let executor = Executor()

    /// What `body` gives.
    /// - Throws: what `body` throws, as a `LedeError`.
    static func run<Result: Sendable>(_ body: @Sendable () throws -> Result) async throws(LedeError) -> Result {
        let outcome = await withTaskExecutorPreference(executor) { await Self.attempt(body) }
        return try outcome.get()
    }

    /// The same for work on several threads: the flag tells all of them that the task is cancelled.
    static func run<Result: Sendable>(_ body: @Sendable (CancellationFlag) throws -> Result) async throws(LedeError) -> Result {
        let flag = CancellationFlag()
        let outcome = await withTaskCancellationHandler {
            await withTaskExecutorPreference(executor) { await Self.attempt { try body(flag) } }
        } onCancel: {
            flag.cancel()
        }
        return try outcome.get()
    }

    @concurrent private static func attempt<Success: Sendable>(
        _ body: @Sendable () throws -> Success
    ) async -> Swift.Result<Success, LedeError> {
        do {
            try Task.checkCancellation()
            return .success(try body())
        } catch {
            return .failure(LedeError(error))
        }
    }
}
