/// One item of a feed, as it is there.
package struct FeedItem: Equatable {
    /// What names it for good: a guid or an Atom id, made unique to its feed where it is only a number or a word; nil if it has none and
    /// no link.
    package var id: String?
    package var title = ""
    /// The text of the item, as HTML or text: the whole of it where the feed has it, a summary otherwise.
    package var text = ""
    /// Whether the text is said to hold no markup.
    package var isPlain = false
    /// A summary beside the text.
    package var summary: String?
    package var authors: [String] = []
    package var date: String?
    package var modified: String?
    package var url: String?
    package var tags: [String] = []
    package var language: String?
    /// The title of the feed.
    package var feedTitle: String?
    /// Elements without a meaning here, by their own names, in order.
    package var others: [(name: String, value: String)] = []
    /// Where the item is longer than what was allowed: so many bytes, of which not all are in its texts.
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
