/// The one table of the names that sources of every format use for the parts of an article.
///
/// Names are compared without regard to case and to marks such as `_`, `-`, blanks and colons: `date_publish`, `datePublish` and `Date
/// publish` are one name. If a record has several names of a part, the first one here with a value counts, and the others are kept as
/// fields.
package enum FieldNames {
    /// The names of a part, in order of preference, in lower case without marks. No name belongs to two parts.
    ///
    /// A summary, description or lead is not taken for the text: that would hide a text with an unknown name.
    package static func names(of role: ArticleRole) -> [String] {
        switch role {
        case .id:
            [
                "id", "docno", "docid", "documentid", "articleid", "newsid", "storyid", "postid", "passageid", "pid", "newid", "guid",
                "uuid", "identifier",
            ]
        case .title:
            [
                "title", "headline", "articletitle", "newstitle", "pagetitle", "webtitle", "ogtitle", "dctitle", "head", "hl", "ti",
                "doctitle", "ttl", "titre", "titel",
                "heading", "name",
            ]
        case .text:
            [
                "text", "body", "contents", "content", "article", "articlebody", "articletext", "articlecontent", "bodytext", "maintext",
                "maincontent",
                "fulltext", "storytext", "storybody", "story", "textcontent", "contenttext", "textbody", "plaintext", "cleantext",
                "cleanedtext", "rawtext",
                "paragraphs", "paragraph", "sentences", "passage", "passages", "segment", "document", "selftext", "post", "message", "html",
                "contenthtml",
                "bodyhtml", "contentencoded", "markdown", "transcript", "abstract", "abstracttext",
            ]
        case .date:
            [
                "date", "published", "datepublished", "datepublish", "pubdate", "publishdate", "publisheddate", "publicationdate",
                "publishedat", "publishedon",
                "publishedtime", "articlepublishedtime", "webpublicationdate", "firstpublished", "datetime", "date1", "dd", "dcdate",
                "dctermsissued", "issued",
                "datecreated", "created", "createdat", "createdutc", "createddate", "creationdate", "posted", "postdate", "postedat",
                "timestamp", "time",
                "unixtime", "year",
            ]
        case .author:
            [
                "author", "authors", "byline", "articleauthor", "creator", "dccreator", "writer", "writers", "au", "authorname",
                "writtenby", "reporter",
                "journalist",
            ]
        case .url:
            [
                "url", "canonical", "canonicalurl", "canonicallink", "permalink", "link", "weburl", "articleurl", "pageurl", "ogurl",
                "href", "shareurl",
                "sourceurl", "uri",
            ]
        }
    }

    /// Where a name is in the table.
    struct Place: Sendable, Equatable {
        var role: ArticleRole
        /// Smaller counts first.
        var rank: Int
    }

    private static let places: [String: Place] = {
        var places: [String: Place] = [:]
        for role in ArticleRole.allCases {
            for (rank, name) in names(of: role).enumerated() { places[name] = Place(role: role, rank: rank) }
        }
        return places
    }()

    /// Where a normalized name is; nil for a name that means nothing.
    static func place(of normalized: String) -> Place? { places[normalized] }

    /// The name in lower case, letters and digits only.
    static func normalized(_ name: some StringProtocol) -> String {
        var isPlain = true
        for byte in name.utf8 where !(0x61...0x7A).contains(byte) && !(0x30...0x39).contains(byte) { isPlain = false }
        if isPlain { return String(name) }
        var out = ""
        for character in name.lowercased() where character.isLetter || character.isNumber { out.append(character) }
        return out
    }
}
