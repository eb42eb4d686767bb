import ArticleModel
import PageExtraction

/// Makes an article of an HTML page: its text, reduced to the story as a page saved as text is, under the title that the page gives itself.
enum HTMLArticleParser {
    /// - Parameter reduction: nil to keep the whole text.
    static func article(_ html: String, _ record: RawRecord, reduction: PageExtractor.Mode?) -> Article {
        let content = HTMLContent(html)
        var article = Article(id: record.fallbackID, path: record.location.isStandardInput ? nil : record.location.path, body: content.text)
        if let reduction {
            let found = PageExtractor(mode: reduction).extract(content.text)
            article.title = found.title
            article.author = found.author
            article.date = found.date
            let story = PageBody(PageTree(Array(html.utf8))).text
            // A page of a few words has no story, and is not lost.
            if !story.isEmpty { article.body = story }
        }
        let own = content.value("og:title", "twitter:title") ?? content.title
        if !own.isEmpty { article.title = own }
        return article
    }
}
