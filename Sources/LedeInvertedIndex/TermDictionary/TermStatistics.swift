/// How often a term occurs among live documents, over all fields.
package struct TermStatistics: Sendable, Equatable {
    /// Documents that contain the term (df).
    package var docFreq: Int
    /// Occurrences of the term (cf).
    package var collectionFreq: Int

    package init(docFreq: Int = 0, collectionFreq: Int = 0) {
        self.docFreq = docFreq
        self.collectionFreq = collectionFreq
    }
}
