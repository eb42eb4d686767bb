import LedeArticleModel
import LedeResultPresentation
import LedeRetrieval

/// The answer to a query, with what people want to see of each result.
package struct SearchAnswer: Sendable {
    /// One result.
    package struct Hit: Sendable {
        /// The article's number in the snapshot.
        package var doc: UInt32
        /// From 1, over all pages.
        package var rank: Int
        package var score: Double
        package var article: Article
        /// What matched in the article, and where; the body has nothing to show if the index does not store the text.
        package var highlights: ArticleHighlights
        /// Which of the joined indexes it is from (`IndexReader.indexNumber(of:)`), from 0.
        package var indexNumber: Int = 0
        /// How the score comes about, if asked for.
        package var explanation: Explanation?
        /// The ids of the articles that were left out as near-duplicates of this one, if that was asked for: those ranked before the next
        /// page's first result.
        package var duplicates: [String] = []

        package var title: Snippet { highlights.title }
        /// The passage that matches best; empty if the index does not store the text.
        package var snippet: Snippet { highlights.snippet }
    }

    /// Most places of a result that `ArticleHighlights.matches` gives.
    package static let mostMatches = 100

    package var hits: [Hit]
    /// All matches of what was searched for, shown or not, including near-duplicates.
    package var matchCount: Int
    /// What all matches were counted by, in the order asked for.
    package var counts: [ValueCounts] = []
    /// Where the page ends; nil if no results follow.
    package var cursor: SearchCursor?
    /// Whether the index stores the text of its articles, needed for snippets.
    package var storesText: Bool
    /// Whether no article has all the words and these have some.
    package var isPartial: Bool
    /// The words that feedback added to the query; empty without feedback.
    package var feedbackTerms: [FeedbackTerm] = []
    /// What the answer took.
    package var times: AnswerTimes
    /// Words of patterns, each matching more words of the index than were searched for.
    package var cutWords: [ExpandedWord] = []
    /// What was not searched for and why, for the user to read.
    package var notes: [String] { cutWords.compactMap(\.note) }
    /// Whether the backend counted the matches; otherwise `matchCount` is of those it lists.
    package var isCounted = true
    /// Whether `matchCount` is the number for the query as it was typed: not where words were cut, when there may be more matches, or under
    /// NOT fewer, nor if nobody counted.
    package var isExact: Bool { isCounted && cutWords.isEmpty }
    /// What may be wrong with the query; where articles match it as a whole words of it that are far rarer than others like them, or nil.
    package var suggestions: QuerySuggestions?
}
