import ArticleModel
import Retrieval

/// The answer to a query, with what people want to see of each result.
public struct SearchAnswer: Sendable {
    /// One result.
    public struct Hit: Sendable {
        /// From 1.
        public var rank: Int
        public var score: Double
        public var article: Article
        public var title: Snippet
        /// The passage that matches best; empty where the index does not store the text.
        public var snippet: Snippet
        /// How the score comes about, if that was asked for.
        public var explanation: Explanation?
    }

    public var hits: [Hit]
    /// All matches.
    public var matchCount: Int
    /// Whether the index stores the text of its articles, of which snippets are made.
    public var storesText: Bool
    /// Whether no article has all the words and these have some.
    public var isPartial: Bool
    /// Time spent on finding and ranking, without reading the articles.
    public var duration: Duration
    /// What was not searched for and why, for the user to read.
    public var notes: [String] = []
}
