/// How long an answer took, by its parts.
public struct AnswerTimes: Sendable, Equatable {
    /// Finding, counting and ranking, including partial matches and feedback.
    public var ranking: Duration = .zero
    /// Reading the articles, and making passages and explanations from them.
    public var passages: Duration = .zero
    /// Looking for what may be wrong with the query.
    public var suggestions: Duration = .zero

    /// All of it.
    public var total: Duration { ranking + passages + suggestions }
}
