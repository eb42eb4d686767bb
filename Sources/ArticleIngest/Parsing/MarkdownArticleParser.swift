import ArticleModel

/// Makes an article of a Markdown file: front matter becomes fields, the first heading the title, markup goes.
enum MarkdownArticleParser {
    static func parse(_ record: RawRecord) -> Result<Article, RecordProblem> {
        PlainText.decode(record).map { text in
            let (matter, rest) = FrontMatter.split(text)
            var reduced = MarkdownText(rest)
            let path = record.location.isStandardInput ? nil : record.location.path
            var article = Article(id: record.fallbackID, path: path, body: "")
            for field in matter {
                switch field.name.lowercased() {
                case "id": article.id = field.value.isEmpty ? article.id : field.value
                case "title": article.title = field.value
                case "date": article.date = field.value.isEmpty ? nil : field.value
                case "author", "authors": article.author = field.value.isEmpty ? nil : field.value
                case "url": article.url = field.value.isEmpty ? nil : field.value
                default: if !field.value.isEmpty { article.metadata.append(field) }
                }
            }
            if article.title.isEmpty { article.title = reduced.takeTitle() } else { reduced.dropTitle(article.title) }
            article.body = reduced.text
            return article
        }
    }
}
