/// What a file says about its collection before anything else.
package struct CIFFSummary: Sendable, Equatable {
    /// Terms with a postings list in the file.
    package var termCount: Int
    /// Documents.
    package var docCount: Int
    /// Tokens of all documents.
    package var tokenCount: Int64
    /// Tokens a document.
    package var averageLength: Double
    /// Where the file comes from, in words.
    package var description: String

    package init(termCount: Int, docCount: Int, tokenCount: Int64, averageLength: Double, description: String) {
        self.termCount = termCount
        self.docCount = docCount
        self.tokenCount = tokenCount
        self.averageLength = averageLength
        self.description = description
    }
}
