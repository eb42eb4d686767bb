/// What a file says about its collection before anything else.
public struct CIFFSummary: Sendable, Equatable {
    /// Terms with a postings list in the file.
    public var termCount: Int
    /// Documents.
    public var docCount: Int
    /// Tokens of all documents.
    public var tokenCount: Int64
    /// Tokens a document.
    public var averageLength: Double
    /// Where the file comes from, in words.
    public var description: String

    public init(termCount: Int, docCount: Int, tokenCount: Int64, averageLength: Double, description: String) {
        self.termCount = termCount
        self.docCount = docCount
        self.tokenCount = tokenCount
        self.averageLength = averageLength
        self.description = description
    }
}
