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
    /// Size of the file as it stands, in bytes.
    public var bytes: Int
    /// What is no error and worth knowing, in words.
    public var notes: [String]
}
