import LedeArticleModel

/// Turns raw records into articles: pure and stateless, with the same result on any core.
package struct RecordParser: Sendable {
    private let fields: FieldMapping

    /// - Parameter fields: what the sources call the parts of an article, besides the usual names.
    package init(fields: FieldMapping = FieldMapping()) {
        self.fields = fields
    }

    /// Gives every article in a record, in order, or why there is none: nearly always one, several if JSON objects share a line or an
    /// object wraps a list of articles. Invalid bytes become U+FFFD (`RawRecord.repair`). Complexity: O(bytes).
    /// - Parameter take: gets each, and the number of these U+FFFD in the record.
    package func parse(_ record: RawRecord, _ take: (Result<Article, RecordProblem>, _ repairs: Int) throws -> Void) rethrows {
        var record = record
        let repairs = record.repair()
        if case .wholeFile = record.layout, repairs > Self.mostRepairs, repairs > record.bytes.count / 20 {
            let problem = RecordProblem(
                .invalidUTF8, at: record.location, "neither UTF-8 nor another encoding that can be recognised", loses: .input)
            return try take(.failure(problem), repairs)
        }
        guard !record.context.isEmpty else { return try articles(record) { try take($0, repairs) } }
        try articles(record) { try take($0.map(record.context.completing), repairs) }
    }

    /// Up to this many repairs, a whole file is text in any case.
    private static let mostRepairs = 3

    private func articles(_ record: RawRecord, _ take: (Result<Article, RecordProblem>) throws -> Void) rethrows {
        switch record.layout {
        case .json: try JSONArticleParser.parse(record, fields, take)
        case .row(let header): try take(RowArticleParser.parse(record, header, fields))
        case .fields(let fields): try take(FieldsArticleParser.parse(record, fields, self.fields))
        case .document(let source): try DocumentArticleParser.parse(record, source, fields, take)
        case .trec: try take(TRECArticleParser.parse(record, fields))
        case .wholeFile(.markdown): try take(MarkdownArticleParser.parse(record, fields))
        case .wholeFile(let format): try take(TextArticleParser.parse(record, format))
        }
    }

    /// A record's first article, or why it has none. Complexity: O(bytes).
    package func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        var repairs = 0
        return parse(record, repairs: &repairs)
    }

    /// The same, with the number of repairs.
    /// - Parameter repairs: set to the number of U+FFFD for invalid bytes.
    package func parse(_ record: RawRecord, repairs: inout Int) -> Result<Article, RecordProblem> {
        var first: (result: Result<Article, RecordProblem>, repairs: Int)?
        parse(record) { result, repairs in if first == nil { first = (result, repairs) } }
        repairs = first?.repairs ?? 0
        return first?.result ?? .failure(RecordProblem(.empty, at: record.location, "nothing there"))
    }
}
