import ArticleModel

/// Makes an article of a plain text file, or of a page saved as text.
enum TextArticleParser {
    static func parse(_ record: RawRecord, _ format: ArticleFormat) -> Result<Article, RecordProblem> {
        PlainText.decode(record).map { text in
            var article = Article(
                id: record.fallbackID, path: record.location.isStandardInput ? nil : record.location.path, body: "")
            if format == .plain {
                (article.title, article.body) = PlainText.splitTitle(text)
                article.body = PlainText.trimmed(article.body)
            } else {
                let found = PageExtractor(mode: format == .page ? .always : .recognise).extract(text)
                article.title = found.title
                article.author = found.author
                article.date = found.date
                article.body = found.body
            }
            return article
        }
    }
}
