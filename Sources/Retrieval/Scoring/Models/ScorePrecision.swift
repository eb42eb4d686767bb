/// In what numbers an engine reckons scores.
public enum ScorePrecision: String, Sendable, CaseIterable {
    /// 64 bits.
    case double
    /// 32 bits: every leaf's weight and contribution is rounded to 24 significant bits, and so is their sum; scores that differ by less are ties. The order of operations is
    /// Lucene's, w − w/(1 + f·(1/K)), where occurrences are `FrequencyForm.saturated`, else Tantivy's and PISA's, w·(k1+1) · (f/(f+K)).
    case single

    /// In words.
    public var summary: String { self == .double ? "scores of 64 bits" : "scores of 32 bits" }
}
