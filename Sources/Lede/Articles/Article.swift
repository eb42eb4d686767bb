/// An article: what is indexed, and what a search gives back.
///
///     Article(
///         id: "1987-0042", title: "Ferries held in thick fog", body: "…", date: ArticleDate("1987-03-01"),
///         fields: [ArticleField("section", "news"), ArticleField("tags", ["shipping", "weather"])])
public struct Article: Sendable, Hashable, Identifiable, Codable {
    /// Names the article in its index: one that is added replaces an earlier one with its id.
    public var id: String
    /// The headline; empty if there is none.
    public var title: String
    /// The story itself, paragraphs separated by blank lines. Empty in an article from an index that does not store texts.
    public var body: String
    public var date: ArticleDate?
    /// Who wrote it; several names are separated by ", ".
    public var author: String?
    /// Where it was published.
    public var url: String?
    /// The file it was read from.
    public var path: String?
    /// What else is known of it, in any order; of a name that is repeated (regardless of case) the values become one list in the index.
    public var fields: [ArticleField]

    public init(
        id: String, title: String = "", body: String, date: ArticleDate? = nil, author: String? = nil, url: String? = nil,
        path: String? = nil, fields: [ArticleField] = []
    ) {
        self.id = id
        self.title = title
        self.body = body
        self.date = date
        self.author = author
        self.url = url
        self.path = path
        self.fields = fields
    }

    /// The value of the first field of this name, regardless of case. Setting it replaces all fields of the name; nil removes them.
    public subscript(field name: String) -> FieldValue? {
        get { fields.first { $0.name.lowercased() == name.lowercased() }?.value }
        set {
            let place = fields.firstIndex { $0.name.lowercased() == name.lowercased() } ?? fields.endIndex
            fields.removeAll { $0.name.lowercased() == name.lowercased() }
            if let newValue { fields.insert(ArticleField(name, newValue), at: min(place, fields.endIndex)) }
        }
    }
}
