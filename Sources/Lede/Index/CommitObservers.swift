import Synchronization

/// Tells of an index's commits whoever has asked; each observer is told of a commit once, and never of an earlier one after it.
final class CommitObservers: Sendable {
    private struct Observer {
        var stream: AsyncStream<IndexCommit>.Continuation
        /// The last that it was told, or knew when it came.
        var generation: Int
    }

    private struct State {
        var observers: [Int: Observer] = [:]
        var nextNumber = 0
    }

    private let state = Mutex(State())

    deinit { for observer in state.withLock({ Array($0.observers.values) }) { observer.stream.finish() } }

    /// Commits after `generation`; of several that nobody has taken yet only the last is kept.
    /// - Parameter watching: runs while the stream is wanted, and tells of commits that it comes to know.
    func stream(
        after generation: Int, watching: @escaping @Sendable (_ tell: @Sendable (IndexCommit) -> Void) async -> Void
    ) -> AsyncStream<IndexCommit> {
        let (stream, continuation) = AsyncStream.makeStream(of: IndexCommit.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.nextNumber += 1
            state.observers[state.nextNumber] = Observer(stream: continuation, generation: generation)
            return state.nextNumber
        }
        let watch = Task { [weak self] in await watching { [weak self] in self?.tell($0) } }
        continuation.onTermination = { [weak self] _ in
            watch.cancel()
            self?.state.withLock { _ = $0.observers.removeValue(forKey: number) }
        }
        return stream
    }

    func tell(_ commit: IndexCommit) {
        let streams = state.withLock { state in
            var streams: [AsyncStream<IndexCommit>.Continuation] = []
            for (number, observer) in state.observers where observer.generation < commit.generation {
                state.observers[number]?.generation = commit.generation
                streams.append(observer.stream)
            }
            return streams
        }
        for stream in streams { stream.yield(commit) }
    }
}
