/// How long an answer took, by its parts.
package struct AnswerTimes: Sendable, Equatable {
    /// Finding, counting and ranking, including partial matches and feedback.
    package var ranking: Duration = .zero
    /// Reading the articles, and making passages and explanations from them.
    package var passages: Duration = .zero
    /// Looking for what may be wrong with the query.
    package var suggestions: Duration = .zero

    /// All of it.
    package var total: Duration { ranking + passages + suggestions }
}
