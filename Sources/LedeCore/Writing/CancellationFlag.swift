import Synchronization

/// A task's cancellation, visible on threads that do not belong to the task.
package final class CancellationFlag: Sendable {
    private let isCancelled = Atomic(false)

    package init() {}

    package func cancel() { isCancelled.store(true, ordering: .relaxed) }

    /// Throws `CancellationError` once `cancel` was called.
    package func check() throws {
        if isCancelled.load(ordering: .relaxed) { throw CancellationError() }
    }
}
