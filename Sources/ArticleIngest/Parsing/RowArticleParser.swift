import ArticleModel

/// Makes an article of one row of TSV or CSV.
enum RowArticleParser {
    static func parse(_ record: RawRecord, _ header: DelimitedHeader) -> Result<Article, RecordProblem> {
        let fields = DelimitedFields.split(record.bytes, separator: header.separator)
        guard fields.count == header.names.count else {
            let problem = RecordProblem(
                .malformed, at: record.location, "\(fields.count) fields where the header has \(header.names.count)")
            return .failure(problem)
        }
        var texts: [String] = []
        texts.reserveCapacity(fields.count)
        for field in fields {
            guard let text = TextDecoding.text(field) else {
                return .failure(TextDecoding.problem(in: record.bytes, at: record.location))
            }
            texts.append(text)
        }
        func value(_ column: Int?) -> String? { column.flatMap { texts[$0].isEmpty ? nil : texts[$0] } }
        return .success(
            Article(
                id: value(header.id) ?? record.fallbackID, title: value(header.title) ?? "", date: value(header.date),
                author: value(header.author), url: value(header.url),
                path: record.location.isStandardInput ? nil : record.location.path, body: value(header.text) ?? "",
                metadata: header.others.compactMap { column in
                    value(column).map { Metadatum(name: header.names[column], value: $0) }
                }))
    }
}
