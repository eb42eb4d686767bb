import LedeArticleModel
import LedePageExtraction

/// Turns a Markdown file into an article: front matter becomes fields, the first heading the title, and markup goes.
enum MarkdownArticleParser {
    static func parse(_ record: RawRecord, _ mapping: FieldMapping) -> Result<Article, RecordProblem> {
        PlainText.decode(record).flatMap { text in
            if MarkupText.isDocument(Array(text.utf8), mustBeDeclared: true) {
                return .success(HTMLArticleParser.article(text, record, reduction: .always))
            }
            let (matter, rest) = FrontMatter.split(text)
            var reduced = MarkdownText(rest)
            let assembler = ArticleAssembler(mapping: mapping)
            let title = assembler.choose(matter)[.title]?.text ?? ""
            var fields = matter
            if title.isEmpty {
                fields.insert(SourceField(name: "title", value: .string(reduced.takeTitle())), at: 0)
            } else {
                reduced.dropTitle(title)
            }
            // The file's text takes precedence over a summary in the front matter.
            fields.insert(SourceField(name: "text", value: .string(reduced.text)), at: 0)
            return assembler.article(fields, assembler.choose(fields), record, fallbackID: record.fallbackID, bodyIsText: true).map {
                article in
                var article = article
                if article.date == nil { article.date = FileNameDate.date(of: record.location.path) }
                return article
            }
        }
    }
}
