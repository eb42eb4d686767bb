import LedeRetrieval

extension RankingModel {
    /// The score as a formula in the letters of `RankingModel`, its parts on one line.
    package var scoreFormula: String {
        switch self {
        case .bm25(let formula): return BM25Ingredients(formula).scoreFormula
        case .weightedFields(let formula, let fields): return BM25Ingredients(formula, fields: fields).scoreFormula
        case .ingredients(let ingredients): return ingredients.scoreFormula
        case .dirichlet: return "sum of ln(1 + f / (mu p)) + q ln(mu / (D + mu)),  p = F / C"
        case .jelinekMercer: return "sum of ln(1 + (1 - lambda) f / (lambda D p)),  p = F / C"
        case .dph: return "sum of (1 - r)² / (f + 1) × (f log2(f (avgdl / D) (N / F)) + log2(2 pi f (1 - r)) / 2),  r = f / D"
        case .pl2:
            return "sum of (t log2(t / m) + (m - t) log2(e) + log2(2 pi t) / 2) / (t + 1),  t = f log2(1 + c avgdl / D),  m = F / N"
        case .tfidf: return "sum of sqrt(f) idf² / sqrt(D),  idf = 1 + ln((N + 1) / (n + 1))"
        }
    }
}

extension BM25Ingredients {
    /// The score as a formula in the letters of `RankingModel`, its parts on one line.
    var scoreFormula: String {
        switch fields {
        case .equal: "sum of idf × \(frequency.formula),  idf = \(idf.formula),  \(lengthFormula)"
        case .columnWeights:
            "sum of idf × \(frequency.formula),  idf = \(idf.formula),  \(lengthFormula),  f = sum of w f over the fields"
        case .normalized:
            "sum of idf × \(frequency.weightedFormula),  idf = \(idf.formula),  t = sum of w f / (1 - b + b D / avgdl) over the fields"
        }
    }

    /// The meaning of the letter in `FrequencyForm.formula` that grows with the document's length.
    private var lengthFormula: String {
        let norm = frequency == .l ? "c = f / (1 - b + b D / avgdl)" : "K = k1 (1 - b + b D / avgdl)"
        return switch lengths {
        case .exact: norm
        case .oneByte: norm + ",  D rounded down to one byte"
        case .atLeastHalfMean: norm + ",  D at least avgdl / 2"
        }
    }
}
