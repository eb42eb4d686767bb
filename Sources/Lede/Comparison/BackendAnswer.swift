import RankingBackends

/// What a backend answered to a query, and how fast.
public struct BackendAnswer: Sendable, Equatable {
    /// All matches; nil where the backend cannot tell.
    public var matchCount: Int?
    /// The best, as many as the comparison is deep.
    public var articles: [RankedArticle]
    /// The time of each round for ranking them, in the order of the rounds, without the first run that warms up.
    public var times: [Duration]

    public init(matchCount: Int?, articles: [RankedArticle], times: [Duration]) {
        self.matchCount = matchCount
        self.articles = articles
        self.times = times
    }

    /// Whether anything was found.
    public var isAnswer: Bool { !articles.isEmpty || (matchCount ?? 0) > 0 }

    /// The middle of the times (the lower one of two); nil without rounds.
    public var medianTime: Duration? { times.isEmpty ? nil : times.sorted()[(times.count - 1) / 2] }
}
