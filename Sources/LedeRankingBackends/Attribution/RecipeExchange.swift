import LedeBackends
import LedeRetrieval

/// One ingredient of a recipe exchanged for another's.
struct RecipeExchange: Sendable, Equatable {
    let cause: RankCause
    /// What is exchanged, in words: `1.2 → 0.9`.
    let detail: String
    /// What the recipe is afterwards.
    let recipe: RankingRecipe

    /// The way from one recipe to another, one ingredient at a time, always in the order of `RankCause`; ingredients that are the same in
    /// both are passed over. The tokens are left out.
    ///
    /// The order is a choice, as two ingredients may do together what neither does alone; being fixed, it makes figures of different
    /// queries and indexes comparable.
    static func path(from start: RankingRecipe, to end: RankingRecipe) -> [RecipeExchange] {
        var path: [RecipeExchange] = []
        var recipe = start
        func exchange(_ cause: RankCause, _ from: String, _ to: String, _ change: (inout RankingRecipe) -> Void) {
            change(&recipe)
            path.append(RecipeExchange(cause: cause, detail: "\(from) → \(to)", recipe: recipe))
        }
        if start.feedback != end.feedback {
            exchange(.feedback, start.feedback?.summary ?? "none", end.feedback?.summary ?? "none") { $0.feedback = end.feedback }
        }
        if let from = start.ranking.model.ingredients, let to = end.ranking.model.ingredients {
            var current = from
            func exchange<Value: Equatable>(
                _ cause: RankCause, _ part: WritableKeyPath<BM25Ingredients, Value>, _ summary: (Value) -> String
            ) {
                guard from[keyPath: part] != to[keyPath: part] else { return }
                current[keyPath: part] = to[keyPath: part]
                // The last exchange makes the very model that is aimed at.
                recipe.ranking.model = current == to ? end.ranking.model : .ingredients(current)
                path.append(
                    RecipeExchange(cause: cause, detail: "\(summary(from[keyPath: part])) → \(summary(to[keyPath: part]))", recipe: recipe))
            }
            exchange(.fields, \.fields, \.summary)
            exchange(.phrases, \.phrases, \.summary)
            exchange(.idf, \.idf, \.formula)
            exchange(.documents, \.countsEmptyDocuments) { $0 ? "all documents" : "documents with words" }
            exchange(.frequency, \.frequency, \.formula)
            exchange(.lengths, \.lengths, \.summary)
            exchange(.k1, \.k1) { String($0) }
            exchange(.b, \.b) { String($0) }
            exchangeProximity()
            exchange(.rounding, \.precision, \.summary)
        } else {
            if start.ranking.model != end.ranking.model {
                exchange(.model, start.ranking.model.summary, end.ranking.model.summary) { $0.ranking.model = end.ranking.model }
            }
            exchangeProximity()
        }
        func exchangeProximity() {
            guard start.ranking.proximity != end.ranking.proximity else { return }
            exchange(.proximity, summary(start.ranking.proximity), summary(end.ranking.proximity)) {
                $0.ranking.proximity = end.ranking.proximity
            }
        }
        return path
    }

    private static func summary(_ proximity: ProximityBonus?) -> String { proximity.map { "× \($0.weight)" } ?? "none" }
}
