/// One article as it is read from a source, indexed and given back: the unit that a search returns.
package struct Article: Sendable, Equatable {
    /// The external identifier (docno), unique in an index; adding an article with a known id replaces the earlier one.
    package var id: String
    /// The headline; empty if the source has none.
    package var title: String
    /// The date as the source gives it, preferably ISO 8601 (`2024-10-28` or `2024-10-28T14:08:00`). An index keeps other digits as ISO
    /// 8601 (`settleDate`).
    package var date: String?
    /// The byline without its "by"; several authors are joined by ", ".
    package var author: String?
    /// Where the article was published.
    package var url: String?
    /// The file it was read from, as the user named it.
    package var path: String?
    /// The story itself, paragraphs separated by blank lines.
    package var body: String
    /// Further fields of the source in its own order, values as text.
    package var metadata: [Metadatum]

    package init(
        id: String, title: String = "", date: String? = nil, author: String? = nil, url: String? = nil,
        path: String? = nil, body: String, metadata: [Metadatum] = []
    ) {
        self.id = id
        self.title = title
        self.date = date
        self.author = author
        self.url = url
        self.path = path
        self.body = body
        self.metadata = metadata
    }
}
