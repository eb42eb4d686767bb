import LedeQueryLanguage
import LedeRetrieval

/// What a backend found.
package struct RetrievalAnswer: Sendable {
    /// In the order asked for.
    package var hits: RetrievedHits
    /// All matches, whatever part was asked for; nil if the backend cannot tell, or was not asked.
    package var matchCount: Int?
    /// What was searched for: the query asked, or what the backend made of it, such as one with the words of feedback.
    package var query: BackendQuery
    /// What each of the scoring leaves of `query` weighs (`Query.scoringLeaves`); nil if the backend does not tell.
    package var leafWeights: [Double]?
    /// Words of patterns that match more words of the index than were searched for.
    package var cutWords: [ExpandedWord]
    /// The words that feedback added, those with the greatest part first.
    package var feedbackTerms: [FeedbackTerm]

    package init(
        _ hits: RetrievedHits, matchCount: Int?, query: BackendQuery, leafWeights: [Double]? = nil, cutWords: [ExpandedWord] = [],
        feedbackTerms: [FeedbackTerm] = []
    ) {
        self.hits = hits
        self.matchCount = matchCount
        self.query = query
        self.leafWeights = leafWeights
        self.cutWords = cutWords
        self.feedbackTerms = feedbackTerms
    }
}
