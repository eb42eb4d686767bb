/// One item of a feed, as written.
package struct FeedItem: Equatable {
    /// Its permanent name: a guid or an Atom id, made unique to its feed if it is only a number or a word; nil if it has neither that nor a
    /// link.
    package var id: String?
    package var title = ""
    /// The item's text, as HTML or plain text: the full text if the feed has it, else a summary.
    package var text = ""
    /// Whether the text is declared free of markup.
    package var isPlain = false
    /// A summary besides the text.
    package var summary: String?
    package var authors: [String] = []
    package var date: String?
    package var modified: String?
    package var url: String?
    package var tags: [String] = []
    package var language: String?
    /// The title of the feed.
    package var feedTitle: String?
    /// Elements without a meaning here, under their own names, in order.
    package var others: [(name: String, value: String)] = []
    /// The item's size in bytes if it is over the limit; not all of it is in its texts.
    package var bytesOverLimit: Int?
    /// The line of its start, from 1.
    package var line = 1

    package static func == (left: FeedItem, right: FeedItem) -> Bool {
        left.id == right.id && left.title == right.title && left.text == right.text && left.isPlain == right.isPlain
            && left.summary == right.summary
            && left.authors == right.authors && left.date == right.date && left.modified == right.modified && left.url == right.url
            && left.tags == right.tags
            && left.language == right.language && left.feedTitle == right.feedTitle && left.line == right.line
            && left.others.elementsEqual(right.others) { $0.name == $1.name && $0.value == $1.value }
    }
}
