/// How the occurrences of a term in a document count besides its weight: f of them, K = k1·(1 − b + b·D/avgdl).
package enum FrequencyForm: String, Sendable, CaseIterable {
    /// f/(f+K): Lucene since version 8.
    case saturated
    /// f·(k1+1)/(f+K): the formula as published, and all others.
    case scaled
    /// f·(k1+1)/(f+K) + δ with δ = 1: BM25+.
    case plus
    /// (k1+1)·(c+δ)/(k1+c+δ) with c = f/(1 − b + b·D/avgdl) and δ = ½: BM25L.
    case l

    /// What is added to the normalised term frequency; 0 if the form has no such bound.
    package var delta: Double {
        switch self {
        case .saturated, .scaled: 0
        case .plus: 1
        case .l: 0.5
        }
    }

    /// The form in letters.
    package var formula: String {
        switch self {
        case .saturated: "f / (f + K)"
        case .scaled: "f (k1 + 1) / (f + K)"
        case .plus: "(f (k1 + 1) / (f + K) + 1)"
        case .l: "(k1 + 1) (c + 0.5) / (k1 + c + 0.5)"
        }
    }

    /// The form over weighted and normalized occurrences t, as in BM25F.
    package var weightedFormula: String {
        switch self {
        case .saturated: "t / (t + k1)"
        case .scaled: "t (k1 + 1) / (t + k1)"
        case .plus: "(t (k1 + 1) / (t + k1) + 1)"
        case .l: "(k1 + 1) (t + 0.5) / (k1 + t + 0.5)"
        }
    }
}
