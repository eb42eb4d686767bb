import LedeArticleModel

/// Turns fields that a reader has already named into an article.
enum FieldsArticleParser {
    static func parse(_ record: RawRecord, _ fields: [SourceField], _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        let assembler = ArticleAssembler(mapping: mapping)
        return assembler.article(fields, assembler.choose(fields), record, fallbackID: record.fallbackID)
    }
}
