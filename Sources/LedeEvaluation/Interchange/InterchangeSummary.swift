/// What an export to the Common Index File Format wrote, or an import took.
package struct InterchangeSummary: Sendable, Equatable {
    /// Articles.
    package var documents: Int
    /// Terms with a postings list.
    package var terms: Int
    /// Postings of all terms.
    package var postings: Int
    /// Tokens of all articles: the sum of their lengths.
    package var tokens: Int
    /// The analyzer that gives the terms.
    package var analyzer: String
    /// Size of the file as written or read, in bytes.
    package var bytes: Int
    /// What is worth knowing though it is not an error, in words.
    package var notes: [String]
}
