/// A BM25 formula with its parameters. All arithmetic is in doubles over exact lengths and exact statistics of the live documents.
///
/// How `Searcher` feeds the formula:
/// - N, avgdl and D are over all fields, even for a leaf restricted to a field (as in FTS5).
/// - f of a leaf restricted to a field counts occurrences in that field, and n counts the documents that have the term in that field.
/// - A phrase has f = its occurrences; its weight is `Variant.weighsPhrasesByOwnFrequency`'s.
package struct BM25: Sendable, Equatable {
    package let variant: Variant
    /// How slowly further occurrences saturate; 0 ... `largestK1`.
    package let k1: Double
    /// How much length counts; 0 (not at all) ... 1.
    package let b: Double

    /// Above it the formula is the raw term frequency in all but name.
    package static let largestK1 = 1_000_000.0

    /// `variant` with its own defaults.
    package init(_ variant: Variant = .lucene) {
        self.variant = variant
        k1 = variant.defaultK1
        b = variant.defaultB
    }

    /// `variant` with the given parameters; nil means the variant's default.
    package init(_ variant: Variant, k1: Double?, b: Double?) throws(RankingParameterError) {
        self.variant = variant
        self.k1 = k1 ?? variant.defaultK1
        self.b = b ?? variant.defaultB
        guard (0...Self.largestK1).contains(self.k1) else {
            throw RankingParameterError(name: "k1", value: self.k1, largest: Self.largestK1)
        }
        guard (0...1).contains(self.b) else { throw RankingParameterError(name: "b", value: self.b, largest: 1) }
    }

    /// The weight of a term in `docFreq` of `documentCount` documents; 0 for a term that none contains.
    package func idf(docFreq: Int, documentCount: Int) -> Double {
        variant.idf.weight(docFreq: docFreq, documentCount: documentCount)
    }
}
