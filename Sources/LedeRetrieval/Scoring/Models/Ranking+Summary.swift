import LedeArticleModel

extension Ranking {
    /// The ranking with its parameters, in words.
    package var summary: String { model.summary + (proximity.map { ", proximity × \($0.weight)" } ?? "") }
}

extension RankingModel {
    /// The model with its parameters, in words.
    package var summary: String {
        switch self {
        case .bm25(let formula): Self.summary(formula)
        case .weightedFields(let formula, let fields): Self.summary(formula) + ", " + fields.summary
        case .ingredients(let ingredients): ingredients.summary
        case .dirichlet(let model): "query likelihood (Dirichlet), μ = \(model.mu)"
        case .jelinekMercer(let model): "query likelihood (Jelinek-Mercer), λ = \(model.lambda)"
        case .dph: "DPH"
        case .pl2(let model): "PL2, c = \(model.c)"
        case .tfidf: "TF-IDF"
        }
    }

    private static func summary(_ formula: BM25) -> String { "BM25 \(formula.variant.rawValue), k1 = \(formula.k1), b = \(formula.b)" }
}

extension FieldWeights {
    /// `title × 3.0, body × 1.0`, with the b of those that have their own.
    package var summary: String {
        IndexedField.allCases.map { field in
            "\(field.name) × \(self[field])" + (b[field.rawValue].map { " (b = \($0))" } ?? "")
        }.joined(separator: ", ")
    }
}
