import ArticleModel

/// Turns raw records into articles: pure, without state, the same result on any core.
public struct RecordParser: Sendable {
    private let fields: FieldMapping

    /// - Parameter fields: what the sources call the parts of an article, beside the usual names.
    public init(fields: FieldMapping = FieldMapping()) {
        self.fields = fields
    }

    /// Gives every article that a record holds, in order, or why it holds none: nearly always one, several where JSON objects follow each other
    /// on a line or a list of articles is wrapped in an object. Complexity: O(bytes).
    public func parse(_ record: RawRecord, _ take: (Result<Article, RecordProblem>) throws -> Void) rethrows {
        switch record.layout {
        case .json: try JSONArticleParser.parse(record, fields, take)
        case .row(let header): try take(RowArticleParser.parse(record, header, fields))
        case .trec: try take(TRECArticleParser.parse(record, fields))
        case .wholeFile(.markdown): try take(MarkdownArticleParser.parse(record, fields))
        case .wholeFile(let format): try take(TextArticleParser.parse(record, format))
        }
    }

    /// The article that a record holds, of several the first, or why it holds none. Complexity: O(bytes).
    public func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        var first: Result<Article, RecordProblem>?
        parse(record) { if first == nil { first = $0 } }
        return first ?? .failure(RecordProblem(.empty, at: record.location, "nothing there"))
    }
}
