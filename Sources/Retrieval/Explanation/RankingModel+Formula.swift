extension RankingModel {
    /// The score as a formula in the letters of `RankingModel`, its parts on one line.
    public var scoreFormula: String {
        switch self {
        case .bm25(let formula):
            let variant = formula.variant
            return "sum of idf × \(variant.frequencyFormula),  idf = \(variant.idfFormula),  \(variant.lengthFormula)"
        case .weightedFields(let formula, _):
            let variant = formula.variant
            if variant == .fts5 {
                return "sum of idf × \(variant.frequencyFormula),  idf = \(variant.idfFormula),  \(variant.lengthFormula),  "
                    + "f = sum of w f over the fields"
            }
            return "sum of idf × \(variant.weightedFrequencyFormula),  idf = \(variant.idfFormula),  "
                + "t = sum of w f / (1 - b + b D / avgdl) over the fields"
        case .dirichlet: return "sum of ln(1 + f / (mu p)) + q ln(mu / (D + mu)),  p = F / C"
        case .jelinekMercer: return "sum of ln(1 + (1 - lambda) f / (lambda D p)),  p = F / C"
        case .dph: return "sum of (1 - r)² / (f + 1) × (f log2(f (avgdl / D) (N / F)) + log2(2 pi f (1 - r)) / 2),  r = f / D"
        case .pl2:
            return "sum of (t log2(t / m) + (m - t) log2(e) + log2(2 pi t) / 2) / (t + 1),  t = f log2(1 + c avgdl / D),  m = F / N"
        case .tfidf: return "sum of sqrt(f) idf² / sqrt(D),  idf = 1 + ln((N + 1) / (n + 1))"
        }
    }
}
