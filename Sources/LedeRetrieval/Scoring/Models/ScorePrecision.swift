/// The numbers that an engine computes scores in.
package enum ScorePrecision: String, Sendable, CaseIterable {
    /// 64 bits.
    case double
    /// 32 bits: every leaf's weight and contribution is rounded to 24 significant bits, and so is their sum; scores that differ by less are
    /// ties.
    ///
    /// - If occurrences are `FrequencyForm.saturated`, operations are Lucene's: the idf of a term is rounded once it is known, a
    ///   contribution is w − w/(1 + f·(1/K)). Else they are Tantivy's and PISA's: the idf is computed in 32 bits from the document
    ///   frequency on, a contribution is w·(k1+1) · (f/(f+K)). Logarithms are rounded correctly here; those of the engines' math library
    ///   may occasionally be the neighbouring number.
    /// - K is k1·(1 − b + b·D/avgdl) from the left, as in Lucene and Tantivy, if lengths are `LengthForm.oneByte`; else D/avgdl comes first
    ///   and multiplications are fused with additions, as in PISA built for a processor that can.
    /// - Contributions are added up in 64 bits, as Lucene does, and then rounded. Tantivy and PISA add in 32 bits, in an order that depends
    ///   on where their cursors happen to are, so the last bit or two of a sum of three or more may differ from theirs.
    case single

    /// In words.
    package var summary: String { self == .double ? "scores of 64 bits" : "scores of 32 bits" }
}
