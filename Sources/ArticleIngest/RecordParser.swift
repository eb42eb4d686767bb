import ArticleModel

/// Turns raw records into articles: pure, without state, the same result on any core.
public struct RecordParser: Sendable {
    public init() {}

    /// The article that a record holds, or why it holds none. Complexity: O(bytes).
    public func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        switch record.layout {
        case .json: JSONArticleParser.parse(record)
        case .row(let header): RowArticleParser.parse(record, header)
        case .trec: TRECArticleParser.parse(record)
        case .wholeFile(.markdown): MarkdownArticleParser.parse(record)
        case .wholeFile(let format): TextArticleParser.parse(record, format)
        }
    }
}
