import LedeCore
import LedeInvertedIndex

/// An article that a search found.
///
/// How much of it a hit has depends on `SearchRequest.highlights`: with `.none` only `id`, `rank` and `score`, and `loadArticle` reads the
/// rest when it is wanted.
public struct Hit: Sendable, Identifiable {
    /// The article's id.
    public let id: String
    /// From 1, over all pages.
    public let rank: Int
    /// The higher, the better; comparable only with scores of the same query in the same snapshot. 0 where nothing was ranked.
    public let score: Double
    /// The stored article; nil with `.none`. Its body is empty if the index does not store text.
    public let article: Article?
    /// The title on one line with what matched in it; empty with `.none`.
    public let title: Snippet
    /// The passage of the body that best shows why the article matched; its beginning if only the title matches. Empty with `.none`, and if
    /// the index does not store text.
    public let snippet: Snippet
    /// Passages of the body in the order of the text, not overlapping, `snippet` among them: as many as `.fragments` asks for, or that one.
    public let fragments: [Fragment]
    /// Where the query's words and phrases are, the title's before the body's, each by start; with `.allMatches`.
    public let matches: [MatchRange]
    /// All places found, including those that `matches` has no room for; 0 with `.none`.
    public let totalMatchCount: Int
    /// How the score comes about, if the request asks for it and it can be told.
    public let explanation: Explanation?
    /// The ids of the articles left out as nearly equal to this one, if the request collapses those.
    public let duplicates: [String]

    private let reader: IndexReader
    private let doc: UInt32

    init(_ hit: SearchAnswer.Hit, _ highlights: HighlightOptions, explained explanation: Explanation?, reader: IndexReader) {
        id = hit.article.id
        rank = hit.rank
        score = hit.score
        let isShown = highlights != .none
        article = isShown ? Article(stored: hit.article) : nil
        title = isShown ? Snippet(hit.title) : .empty
        snippet = isShown ? Snippet(hit.snippet) : .empty
        fragments = hit.highlights.fragments.map { Fragment($0, in: hit.article.body) }
        matches = hit.highlights.matches.map { MatchRange($0, in: $0.field == .title ? hit.article.title : hit.article.body) }
        totalMatchCount = hit.highlights.matchCount
        self.explanation = explanation
        duplicates = hit.duplicates
        self.reader = reader
        doc = hit.doc
    }

    /// The stored article, read from the snapshot that was searched, whatever was written since.
    ///
    /// - Complexity: Reads a block of the stored articles unless the hit has its article.
    /// - Throws: `.damaged`; `.cancelled`.
    public func loadArticle() async throws(LedeError) -> Article {
        if let article { return article }
        return try await BlockingWork.run { Article(stored: try reader.article(doc)) }
    }
}

extension Hit: Hashable {
    /// Whether two hits tell the same, whatever snapshot they are from.
    public static func == (left: Hit, right: Hit) -> Bool {
        left.id == right.id && left.rank == right.rank && left.score == right.score && left.article == right.article
            && left.title == right.title && left.snippet == right.snippet && left.fragments == right.fragments
            && left.matches == right.matches && left.totalMatchCount == right.totalMatchCount && left.explanation == right.explanation
            && left.duplicates == right.duplicates
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(rank)
        hasher.combine(score)
    }
}
