/// Counts over the live documents of a whole index, as needed by ranking formulas, however documents are spread over segments.
package struct CollectionStatistics: Sendable, Equatable {
    /// Live documents (N), those without a token included.
    package var documentCount: Int
    /// Tokens of the live documents per field, in the order of `IndexedField`.
    package var tokenCounts: [UInt64]

    package init(documentCount: Int, tokenCounts: [UInt64]) {
        self.documentCount = documentCount
        self.tokenCounts = tokenCounts
    }

    /// Tokens over all fields.
    package var totalTokens: UInt64 { tokenCounts.reduce(0, +) }

    /// Tokens a document over all fields (avgdl); 0 for an index without documents.
    package var averageLength: Double { documentCount == 0 ? 0 : Double(totalTokens) / Double(documentCount) }
}
