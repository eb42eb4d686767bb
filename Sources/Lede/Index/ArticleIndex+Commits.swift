import Synchronization

extension ArticleIndex {
    /// The commits from now on, of this process at once and of others within `interval`; of several that come quickly perhaps the last alone.
    ///
    ///     for await commit in index.commits() { await model.reload(commit) }
    ///
    /// A commit is told when it is durable, and `snapshot` gives it from then on. The stream ends with the task that waits for it, or with
    /// the index. Begins by reading the manifest, to know which commits are new.
    /// - Parameter interval: how often other processes' commits are looked for, while someone waits; nil not to look.
    public func commits(interval: Duration? = .seconds(1)) -> AsyncStream<IndexCommit> {
        let first = (try? lastSnapshot().commit.generation) ?? 0
        return observers.stream(after: first) { [weak self] told in
            guard let interval else { return }
            while !Task.isCancelled {
                do { try await Task.sleep(for: interval) } catch { return }
                guard let self else { return }
                // A folder that cannot be read now may be there again next time.
                if let commit = try? await self.snapshot().commit { told(commit) }
            }
        }
    }
}
