import LedeArticleModel

/// Turns one row of TSV or CSV into an article.
enum RowArticleParser {
    static func parse(_ record: RawRecord, _ header: DelimitedHeader, _ fields: FieldMapping) -> Result<Article, RecordProblem> {
        let split = DelimitedFields.split(record.bytes, separator: header.separator)
        guard split.count == header.names.count else {
            let problem = RecordProblem(
                .malformed, at: record.location, "\(split.count) fields where the header has \(header.names.count)")
            return .failure(problem)
        }
        var texts: [String] = []
        texts.reserveCapacity(split.count)
        for field in split {
            guard let text = TextDecoding.text(field) else {
                return .failure(TextDecoding.problem(in: record.bytes, at: record.location))
            }
            texts.append(text)
        }
        let cells = zip(header.names, texts).map { SourceField(name: $0, value: .string($1)) }
        guard texts.contains(where: { !$0.isEmpty }) else { return .failure(RecordProblem(.empty, at: record.location, "an empty row")) }
        let assembler = ArticleAssembler(mapping: fields)
        return assembler.article(cells, assembler.choose(cells, places: header.places), record, fallbackID: record.fallbackID)
    }
}
