import LedeArticleModel
import LedePageExtraction

/// Turns a file that is one text into an article: plain text, a page saved as text, or an HTML page, whatever the file is called.
enum TextArticleParser {
    static func parse(_ record: RawRecord, _ format: ArticleFormat) -> Result<Article, RecordProblem> {
        PlainText.decode(record).map { text in
            var article: Article
            if format == .html || MarkupText.isDocument(Array(text.utf8)) {
                article = HTMLArticleParser.article(text, record, reduction: format == .plain ? nil : .always)
            } else {
                article = Article(id: record.fallbackID, path: record.location.isStandardInput ? nil : record.location.path, body: "")
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
            }
            if article.date == nil, let date = FileNameDate.date(of: record.location.path) {
                article.date = date
                article.note("date", from: "file name")
            }
            return article
        }
    }
}
