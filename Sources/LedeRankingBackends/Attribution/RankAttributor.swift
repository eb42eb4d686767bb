import LedeBackends
import LedeInvertedIndex
import LedeRetrieval

/// Breaks down the difference between two backends' answers: ingredients are exchanged one by one, from those of the first backend to those
/// of the second, and the query is ranked anew each time, over the whole index and without pruning. What an exchange does to an article's
/// rank is its part in the difference.
///
/// The first and the last ranking are the backends' own answers, so the parts sum to the difference of the ranks that users see. Ranks
/// count articles with a higher score; how the order among equal scores differs between the two ends is the part of `RankCause.ties`. An
/// article that one answer lacks counts as if it came after all others there.
package struct RankAttributor: Sendable {
    private let searcher: Searcher

    /// - Parameter reader: the snapshot that both backends answer over.
    package init(reader: IndexReader) { searcher = Searcher(reader: reader) }

    /// Why each of `articles` has another rank in `second`'s answer than in `first`'s.
    ///
    /// - Returns: one per article, in their order.
    /// - Throws: what the backends throw, and `CancellationError`.
    /// - Complexity: a ranking of every match for each ingredient that differs; for backends that are not part of Lede, their whole
    ///   answers.
    package func attributions(
        of articles: [String], query: BackendQuery, from first: any RankingBackend, to second: any RankingBackend
    ) throws -> [RankAttribution] {
        let steps = try steps(from: first, to: second)
        let docs = try Dictionary(articles.map { ($0, try searcher.reader.doc(docno: $0)) }, uniquingKeysWith: { first, _ in first })
        var places = [try self.places(of: docs, query, in: first)]
        for step in steps {
            try Task.checkCancellation()
            places.append(try step.recipe.map { try self.places(of: docs, query, by: $0) } ?? self.places(of: docs, query, in: second))
        }
        return articles.map { id in
            RankAttribution(
                articleID: id, places: places.map { $0[id] ?? RankPlace(rank: 1, score: nil) }, steps: steps.map { ($0.cause, $0.detail) })
        }
    }

    /// Why one article has another rank in `second`'s answer than in `first`'s.
    package func attribution(
        of article: String, query: BackendQuery, from first: any RankingBackend, to second: any RankingBackend
    ) throws -> RankAttribution {
        try attributions(of: [article], query: query, from: first, to: second)[0]
    }

    /// What is exchanged, and the recipe to search by then; nil for the second backend itself.
    private struct Step {
        var cause: RankCause
        var detail: String
        var recipe: RankingRecipe?
    }

    private func steps(from first: any RankingBackend, to second: any RankingBackend) throws -> [Step] {
        guard let start = first.recipe, let end = second.recipe else {
            return [Step(cause: .system, detail: "\(first.name) → \(second.name)", recipe: nil)]
        }
        let exchanges = RecipeExchange.path(from: start, to: end)
        let tokens = "\(start.tokens.summary) → \(end.tokens.summary)"
        // If only one ingredient differs there is nothing between the two answers.
        if exchanges.isEmpty, start.tokens != end.tokens { return [Step(cause: .tokens, detail: tokens, recipe: nil)] }
        if exchanges.count == 1, start.tokens == end.tokens {
            return [Step(cause: exchanges[0].cause, detail: exchanges[0].detail, recipe: nil)]
        }
        var steps: [Step] = []
        if start.tokens != .index {
            let detail = end.tokens == .index ? tokens : "\(start.tokens.summary) → the index's analyzer"
            var recipe = start
            recipe.tokens = .index
            steps.append(Step(cause: .tokens, detail: detail, recipe: recipe))
        } else if !start.isSearched {
            steps.append(Step(cause: .rounding, detail: "\(first.name) → Lede's order of sums", recipe: start))
        }
        steps += exchanges.map { Step(cause: $0.cause, detail: $0.detail, recipe: $0.recipe) }
        if end.tokens != .index {
            let detail = start.tokens == .index ? tokens : "the index's analyzer → \(end.tokens.summary)"
            steps.append(Step(cause: .tokens, detail: detail, recipe: nil))
        } else if !end.isSearched {
            steps.append(Step(cause: .rounding, detail: "Lede's order of sums → \(second.name)", recipe: nil))
        } else if !steps.isEmpty {
            // The last recipe is the second backend's.
            steps[steps.count - 1].recipe = end
        }
        return steps
    }

    /// The articles' places, by their ids, in a backend's whole answer.
    private func places(of docs: [String: UInt32?], _ query: BackendQuery, in backend: any RankingBackend) throws -> [String: RankPlace] {
        if let recipe = backend.recipe, recipe.isSearched { return try places(of: docs, query, by: recipe) }
        let answer = RankedAnswer(try whole(query, of: backend).articles(), wanted: Set(docs.keys), key: \.id, score: \.score)
        return Dictionary(uniqueKeysWithValues: docs.keys.map { ($0, answer[$0]) })
    }

    /// Their places when the index is searched by a recipe.
    private func places(of docs: [String: UInt32?], _ query: BackendQuery, by recipe: RankingRecipe) throws -> [String: RankPlace] {
        let backend = LedeBackend(name: "", searcher: searcher, ranking: recipe.ranking, feedback: recipe.feedback)
        var hits = try whole(query, of: backend).documents(in: searcher.reader)
        if recipe.dropsQueries, let own = try searcher.reader.doc(docno: query.id) { hits.removeAll { $0.doc == own } }
        let answer = RankedAnswer(hits, wanted: Set(docs.values.compactMap { $0 }), key: \.doc, score: \.score)
        return docs.mapValues { answer[$0] }
    }

    private func whole(_ query: BackendQuery, of backend: any RankingBackend) throws -> RetrievedHits {
        let limit = max(1, searcher.reader.statistics.documentCount)
        return try backend.retrieve(RetrievalRequest(query, limit: limit, countsMatches: false)).hits
    }
}
