import ArticleModel

/// Makes an article of a plain text file, or of a page saved as text.
enum TextArticleParser {
    static func parse(_ record: RawRecord, _ format: ArticleFormat) -> Result<Article, RecordProblem> {
        PlainText.decode(record).map { text in
            let path = record.location.isStandardInput ? nil : record.location.path
            let (title, body) = PlainText.splitTitle(text)
            return Article(id: record.fallbackID, title: title, path: path, body: PlainText.trimmed(body))
        }
    }
}
