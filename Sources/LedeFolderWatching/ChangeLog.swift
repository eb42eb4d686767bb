import Synchronization

/// The changes since they were last taken: what a watcher's thread writes and a task waits for. Its memory is constant however much
/// changes.
final class ChangeLog: Sendable {
    private struct State {
        var changes = FolderChanges()
        /// When the first and the last change were seen; nil without changes.
        var span: (first: ContinuousClock.Instant, last: ContinuousClock.Instant)?
        var failure: FolderWatchError?
        /// The task that waits for the first change.
        var waiting: CheckedContinuation<Void, Never>?

        mutating func takeWaiting() -> CheckedContinuation<Void, Never>? {
            defer { waiting = nil }
            return waiting
        }
    }

    private let state = Mutex(State())

    /// Notes that something changed in `roots`.
    /// - Parameter isComplete: false if more may have changed.
    func add(_ roots: some Sequence<Int>, isComplete: Bool = true) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.changes.roots.formUnion(roots)
            if !isComplete { state.changes.isComplete = false }
            guard !state.changes.roots.isEmpty else { return nil }
            let now = ContinuousClock.now
            state.span = (state.span?.first ?? now, now)
            return state.takeWaiting()
        }
        waiting?.resume()
    }

    /// Notes that there will be no more changes, and why.
    func fail(_ error: FolderWatchError) {
        let waiting = state.withLock { state in
            state.failure = error
            return state.takeWaiting()
        }
        waiting?.resume()
    }

    /// Waits for changes, and then until nothing has changed for `quiet` or the first of them is `longest` old. One task at a time.
    /// - Throws: `FolderWatchError`; `CancellationError`.
    func next(quiet: Duration, longest: Duration) async throws -> FolderChanges {
        while true {
            try Task.checkCancellation()
            let (span, failure) = state.withLock { ($0.span, $0.failure) }
            if let failure { throw failure }
            guard let span else {
                await waitForFirst()
                continue
            }
            let due = min(span.last + quiet, span.first + longest)
            if ContinuousClock.now < due {
                try await Task.sleep(until: due, clock: .continuous)
                continue
            }
            return state.withLock { state in
                defer {
                    state.changes = FolderChanges()
                    state.span = nil
                }
                return state.changes
            }
        }
    }

    /// Waits until there is a change, watching ends or the task is cancelled.
    private func waitForFirst() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // A task cancelled from here on finds the continuation to resume.
                    if state.span != nil || state.failure != nil || Task.isCancelled { return true }
                    state.waiting = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.takeWaiting() }?.resume()
        }
    }
}
