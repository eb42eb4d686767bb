import Foundation
import LedeQueryLanguage

extension Searcher {
    /// `query` with the words of its best articles: RM3, p(w) = weight · p(w|q) + (1 − weight) · p(w|R) as a weighted OR.
    ///
    /// p(w|q) is spread evenly over the query's leaves, each as often as its boost says; bare function words are skipped if there is
    /// anything else. p(w|R) is `RelevanceModel`'s. p(q|d) of an article is e to its score under query likelihood, and under other models
    /// its score, which is taken as 0 if it is negative (if none is positive, all count alike); both are scaled to sum to 1. What NOT
    /// leaves out of the whole query stays left out, and filters of the whole query stay.
    ///
    /// - Parameter options: how the first search ranks and what it filters.
    /// - Returns: nil if no article matches.
    /// - Throws: `FeedbackError`, and what `search` throws.
    package func expanded(_ query: Query, by feedback: RelevanceFeedback, options: SearchOptions) throws -> ExpandedQuery? {
        guard reader.storesText else { throw FeedbackError.textNotStored }
        var first = options
        first.limit = feedback.articles
        first.order = .score
        first.offset = 0
        first.start = nil
        first.countsMatches = false
        let hits = try search(query, options: first).hits
        if hits.isEmpty { return nil }
        var model = RelevanceModel(reader)
        for (hit, likelihood) in zip(hits, Self.likelihoods(hits.map(\.score), ranking: options.ranking)) where likelihood > 0 {
            try Task.checkCancellation()
            try model.add(hit.doc, likelihood: likelihood)
        }
        let terms = try model.best(feedback.terms)
        return ExpandedQuery(query: Self.mixture(query, terms, weight: feedback.weight), terms: terms)
    }

    /// p(q|d) of each article, summing to 1.
    static func likelihoods(_ scores: [Double], ranking: Ranking) -> [Double] {
        var weights: [Double]
        switch ranking.model {
        case .dirichlet, .jelinekMercer:
            let greatest = scores.max() ?? 0
            weights = scores.map { exp($0 - greatest) }
        default:
            weights = scores.map { max(0, $0) }
            if weights.allSatisfy({ $0 == 0 }) { weights = scores.map { _ in 1 } }
        }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum }
    }

    /// The weighted OR of the query's leaves and `terms`, under what every match must satisfy.
    private static func mixture(_ query: Query, _ terms: [FeedbackTerm], weight: Double) -> Query {
        let own = FeedbackParts(query)
        var parts = own.parts
        let length = parts.reduce(0) { $0 + $1.boost * Double($1.leafCount) }
        for index in parts.indices { parts[index].boost = length > 0 ? weight * parts[index].boost / length : 0 }
        for term in terms {
            let known = parts.firstIndex { part in
                if case .phrase(let phrase) = part.query { phrase.terms == [term.term] && phrase.field == nil } else { false }
            }
            let share = (1 - weight) * term.probability
            if let known {
                parts[known].boost += share
            } else {
                let text = String(decoding: term.term, as: UTF8.self)
                parts.append(FeedbackParts.Part(query: .phrase(PhraseQuery(terms: [term.term], text: text)), boost: share))
            }
        }
        let mixed = Query.any(parts.map { .boosted($0.query, by: $0.boost) })
        let kept = own.filters.isEmpty ? mixed : Query.all(own.filters + [mixed])
        return own.dropped.isEmpty ? kept : .without(kept, .joinedAny(own.dropped))
    }
}
