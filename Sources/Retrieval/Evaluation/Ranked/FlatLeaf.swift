import ArticleModel

/// A leaf of a flat query, weighed; its terms are numbers `firstTerm..<firstTerm + termCount` of the query's.
struct FlatLeaf: BitwiseCopyable {
    let firstTerm: Int
    let termCount: Int
    /// The number of the field in which it must stand, or −1 for any.
    let field: Int
    let factors: BM25Kernel.Factors
    /// Where its matches were found before, to count them: their place among the lists; −1 elsewhere.
    let list: Int

    /// Whether every document that has the term matches.
    var isPlain: Bool { termCount == 1 && field < 0 }
}
