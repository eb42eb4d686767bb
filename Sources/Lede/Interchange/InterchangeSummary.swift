/// What an export to the Common Index File Format wrote, or an import took.
public struct InterchangeSummary: Sendable, Equatable {
    /// Articles.
    public var documents: Int
    /// Terms with a postings list.
    public var terms: Int
    /// Postings of all terms.
    public var postings: Int
    /// Tokens of all articles: the sum of their lengths.
    public var tokens: Int
    /// The analyzer that gives the terms.
    public var analyzer: String
    /// Size of the file as written or read, in bytes.
    public var bytes: Int
    /// What is worth knowing though it is not an error, in words.
    public var notes: [String]
}
