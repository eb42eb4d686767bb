import LedeArticleModel
import LedePageExtraction

/// Turns an HTML page into an article: its story, and what the page says about it.
enum HTMLArticleParser {
    /// - Parameter reduction: nil to keep the whole text.
    static func article(_ html: String, _ record: RawRecord, reduction: PageExtractor.Mode?) -> Article {
        let page = ExtractedPage(Array(html.utf8), url: record.context.url)
        var article = Article(id: record.fallbackID, path: record.location.isStandardInput ? nil : record.location.path, body: "")
        article.title = page.metadata.title?.value ?? ""
        if let reduction {
            article.body = page.body.text
            tell(page.metadata, of: &article)
            // A page that names no headline may show one.
            if article.title.isEmpty || article.body.isEmpty {
                let text = HTMLContent(html).text
                let found = PageExtractor(mode: reduction).extract(text)
                if article.title.isEmpty { article.title = found.title }
                // A page of a few words has no story, but must not be lost.
                if article.body.isEmpty { article.body = found.body.isEmpty ? text : found.body }
            }
        } else {
            article.body = HTMLContent(html).text
        }
        return article
    }

    private static func tell(_ metadata: PageMetadata, of article: inout Article) {
        article.author = metadata.authors.isEmpty ? nil : metadata.authors.joined(separator: ", ")
        article.date = metadata.published?.value
        article.url = metadata.url?.value
        func keep(_ name: String, _ value: String?) {
            if let value { article.metadata.append(Metadatum(name: name, value: value)) }
        }
        keep("section", metadata.section?.value)
        keep("tags", metadata.tags.isEmpty ? nil : "[" + metadata.tags.map(JSONText.quoted).joined(separator: ",") + "]")
        keep("siteName", metadata.siteName?.value)
        keep("language", metadata.language?.value)
        keep("modified", metadata.modified?.value)
        keep("caption", metadata.caption?.value)
        if let provenance = metadata.provenance.metadatum { article.metadata.append(provenance) }
    }
}
