import LedeArticleModel
import LedeInvertedIndex

/// A leaf of a flat query, weighed.
struct FlatLeaf: BitwiseCopyable {
    /// The dictionary entries of its terms, as in `LeafLookup.Terms`; unused without terms.
    let entries: UnsafeMutablePointer<TermEntry>
    let termCount: Int
    /// The number of the field it must be in, or −1 for any.
    let field: Int
    let factors: BM25Kernel.Factors
    /// Where its matches were found before, to count them: their place among the lists; −1 elsewhere.
    let list: Int

    init(terms: LeafLookup.Terms?, field: Int, factors: BM25Kernel.Factors, list: Int) {
        // SAFETY: without terms nothing is read there.
        entries = terms?.entries ?? UnsafeMutablePointer(bitPattern: MemoryLayout<TermEntry>.alignment)!
        termCount = terms?.count ?? 0
        self.field = field
        self.factors = factors
        self.list = list
    }

    /// Whether every document that has the term matches.
    var isPlain: Bool { termCount == 1 && field < 0 }
}
