import ArticleModel

/// Turns raw records into articles: pure, without state, the same result on any core.
public struct RecordParser: Sendable {
    public init() {}

    /// The article that a record holds, or why it holds none. Complexity: O(bytes).
    public func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        var repairs = 0
        return parse(record, repairs: &repairs)
    }

    /// The article that a record holds, or why it holds none. Bytes that are no text are U+FFFD in it (`RawRecord.repair`). Complexity: O(bytes).
    /// - Parameter repairs: is set to how many U+FFFD there are for them.
    public func parse(_ record: RawRecord, repairs: inout Int) -> Result<Article, RecordProblem> {
        var record = record
        repairs = record.repair()
        if case .wholeFile = record.layout, repairs > Self.mostRepairs, repairs > record.bytes.count / 20 {
            return .failure(RecordProblem(.invalidUTF8, at: record.location, "neither UTF-8 nor another encoding that can be recognised"))
        }
        return article(record)
    }

    /// Repairs of a whole file up to which it is text in any case.
    private static let mostRepairs = 3

    private func article(_ record: RawRecord) -> Result<Article, RecordProblem> {
        switch record.layout {
        case .json: JSONArticleParser.parse(record)
        case .row(let header): RowArticleParser.parse(record, header)
        case .trec: TRECArticleParser.parse(record)
        case .wholeFile(.markdown): MarkdownArticleParser.parse(record)
        case .wholeFile(let format): TextArticleParser.parse(record, format)
        }
    }
}
