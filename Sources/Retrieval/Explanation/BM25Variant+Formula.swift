extension BM25.Variant {
    /// The weight of a term in the letters of `BM25.Variant`.
    public var idfFormula: String {
        switch self {
        case .lucene: "ln(1 + (N - n + 0.5) / (n + 0.5))"
        case .fts5: "ln((N - n + 0.5) / (n + 0.5)), or 0.000001 if that is not positive"
        case .atire: "ln(N / n)"
        case .plus: "ln((N + 1) / n)"
        case .l: "ln((N + 1) / (n + 0.5))"
        }
    }

    /// The factor beside the weight.
    public var frequencyFormula: String {
        switch self {
        case .lucene: "f / (f + K)"
        case .fts5, .atire: "f (k1 + 1) / (f + K)"
        case .plus: "(f (k1 + 1) / (f + K) + 1)"
        case .l: "(k1 + 1) (c + 0.5) / (k1 + c + 0.5)"
        }
    }

    /// The factor beside the weight in BM25F, where t are the weighted and normalized occurrences.
    var weightedFrequencyFormula: String {
        switch self {
        case .lucene: "t / (t + k1)"
        case .fts5, .atire: "t (k1 + 1) / (t + k1)"
        case .plus: "(t (k1 + 1) / (t + k1) + 1)"
        case .l: "(k1 + 1) (t + 0.5) / (k1 + t + 0.5)"
        }
    }

    /// What the letter in `frequencyFormula` stands for that grows with the document's length.
    public var lengthFormula: String {
        self == .l ? "c = f / (1 - b + b D / avgdl)" : "K = k1 (1 - b + b D / avgdl)"
    }
}
