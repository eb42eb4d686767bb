/// How often a term occurs among live documents, over all fields.
public struct TermStatistics: Sendable, Equatable {
    /// Documents that contain the term (df).
    public var docFreq: Int
    /// Occurrences of the term (cf).
    public var collectionFreq: Int

    public init(docFreq: Int = 0, collectionFreq: Int = 0) {
        self.docFreq = docFreq
        self.collectionFreq = collectionFreq
    }
}
