import LedeArticleModel

/// What a container knows about a record besides its bytes: the address and time under which a WARC file keeps a page, the headers of a
/// mail.
///
/// One rule decides: what is `stated` about the article itself (a mail's `Subject`) overrides what is read from its text; what is merely
/// `known` about its bytes (when and where a page was captured) fills in what the article does not say. Of nested containers the inner one
/// knows better.
package struct RecordContext: Sendable, Equatable {
    /// Parts of an article; nil or empty if there is nothing to say.
    package struct Parts: Sendable, Equatable {
        package var url: String?
        /// As written; read like any other date.
        package var date: String?
        package var title: String?
        package var author: String?

        package init(url: String? = nil, date: String? = nil, title: String? = nil, author: String? = nil) {
            self.url = url
            self.date = date
            self.title = title
            self.author = author
        }

        /// Fills in what is missing from others.
        mutating func fill(from others: Parts) {
            url = url ?? others.url
            date = date ?? others.date
            title = title ?? others.title
            author = author ?? others.author
        }
    }

    /// Said about the article itself: overrides what its text says.
    package var stated = Parts()
    /// Known about the bytes: counts if the article says nothing.
    package var known = Parts()
    /// Kept with the article under these names, unless it has fields of the same names.
    package var metadata: [Metadatum] = []

    package init(stated: Parts = Parts(), known: Parts = Parts(), metadata: [Metadatum] = []) {
        self.stated = stated
        self.known = known
        self.metadata = metadata
    }

    /// The address of the record's text, which relative ones in it refer to.
    package var url: String? { stated.url ?? known.url }

    var isEmpty: Bool { self == RecordContext() }

    /// Fills in what is missing from the context of the surrounding container.
    mutating func fill(from outer: RecordContext) {
        stated.fill(from: outer.stated)
        known.fill(from: outer.known)
        metadata += outer.metadata.filter { one in !metadata.contains { $0.name == one.name } }
    }

    /// The article, completed by what is known about it.
    func completing(_ original: Article) -> Article {
        var article = original
        article.url = stated.url ?? article.url ?? known.url
        article.date = stated.date ?? article.date ?? known.date
        article.author = stated.author ?? article.author ?? known.author
        if let title = stated.title ?? (article.title.isEmpty ? known.title : nil) { article.title = title }
        if article.url != original.url { article.note("url", from: "container") }
        if article.date != original.date { article.note("date", from: "container") }
        if article.author != original.author { article.note("author", from: "container") }
        if article.title != original.title { article.note("title", from: "container") }
        article.metadata += metadata.filter { one in !article.metadata.contains { $0.name == one.name } }
        return article
    }
}
