import Synchronization

/// Searches while someone types: the answer to the last text is what counts, searches that were overtaken end at once.
///
///     let live = LiveSearch(index, SearchRequest(limit: 20, suggests: false))
///     …
///     live.ask(field.text)                                    // on every keystroke, from any actor
///     …
///     for await answer in live.answers { show(answer) }       // one task, such as a view's
///
/// The last word of a text also stands for every word that it may become (`QueryMode.prefixLastWord`). After a commit the last text is
/// asked again, so that what is shown follows the index.
public final class LiveSearch: Sendable {
    /// What one text found.
    public struct Answer: Sendable {
        /// What was asked.
        public var text: String
        public var result: Result<SearchPage, LedeError>

        /// The page, unless the search failed.
        public var page: SearchPage? { try? result.get() }
    }

    private struct State {
        /// Counts what was asked; the search under way is of an earlier one once it is overtaken.
        var number = 0
        var text: String?
        var search: Task<Void, Never>?
    }

    private let index: ArticleIndex
    private let request: SearchRequest
    private let mode: QueryMode
    private let state = Mutex(State())
    private let continuation: AsyncStream<Answer>.Continuation

    /// The answers, for one task that waits for them; of several that nobody has taken yet only the last is kept.
    public let answers: AsyncStream<Answer>

    /// - Parameters:
    ///   - request: asked with each text. Suggestions cost time at every keystroke: leave them out.
    ///   - mode: what words side by side mean.
    public init(
        _ index: ArticleIndex, _ request: SearchRequest = SearchRequest(suggests: false),
        mode: QueryMode = .prefixLastWord
    ) {
        self.index = index
        self.request = request
        self.mode = mode
        (answers, continuation) = AsyncStream.makeStream(of: Answer.self, bufferingPolicy: .bufferingNewest(1))
        let commits = index.commits()
        let following = Task { [weak self] in
            for await _ in commits {
                guard let self else { return }
                if let text = self.state.withLock({ $0.text }) { self.ask(text) }
            }
        }
        continuation.onTermination = { _ in following.cancel() }
    }

    deinit {
        state.withLock { $0.search?.cancel() }
        continuation.finish()
    }

    /// Asks what is typed now. Returns at once; a search under way ends, and its answer is never given.
    public func ask(_ text: String) {
        let number = state.withLock { state in
            state.search?.cancel()
            state.number += 1
            state.text = text
            return state.number
        }
        let search = Task(priority: .userInitiated) { [weak self, index, request, mode] in
            let result: Result<SearchPage, LedeError>
            do throws(LedeError) {
                result = .success(try await index.search(.typed(text, .plain, mode), request))
            } catch {
                result = .failure(error)
            }
            self?.give(Answer(text: text, result: result), number)
        }
        state.withLock { state in
            // It may be overtaken already.
            if state.number == number { state.search = search } else { search.cancel() }
        }
    }

    private func give(_ answer: Answer, _ number: Int) {
        // Under the lock, so that no earlier answer comes after it.
        state.withLock { state in if state.number == number { _ = continuation.yield(answer) } }
    }
}
