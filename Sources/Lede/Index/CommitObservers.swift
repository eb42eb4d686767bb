import Synchronization

/// Tells of an index's commits whoever has asked.
final class CommitObservers: Sendable {
    private struct State {
        var observers: [Int: AsyncStream<IndexCommit>.Continuation] = [:]
        var nextNumber = 0
    }

    private let state = Mutex(State())

    /// Commits from now on; of several that nobody has taken yet only the last is kept.
    func stream() -> (stream: AsyncStream<IndexCommit>, number: Int) {
        let (stream, continuation) = AsyncStream.makeStream(of: IndexCommit.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextNumber += 1
            state.observers[state.nextNumber] = continuation
            return state.nextNumber
        }
        continuation.onTermination = { [weak self] _ in self?.state.withLock { $0.observers[number] = nil } }
        return (stream, number)
    }

    func tell(_ commit: IndexCommit) {
        for observer in state.withLock({ Array($0.observers.values) }) { observer.yield(commit) }
    }
}
