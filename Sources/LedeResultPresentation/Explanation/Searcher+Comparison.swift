import LedeQueryLanguage
import LedeRetrieval

extension Searcher {
    /// Why `doc` ranks above `other` for `query`, or does not.
    ///
    /// Where a leaf counts in both, its difference is divided between frequency and length by what changing the one adds on average, before
    /// and after the other is changed (Shapley's value for two players; it sums to the difference whatever the formula). Where fields have
    /// weights the lengths of fields are part of how often a leaf counts, and all of the difference is frequency's.
    ///
    /// - Parameters:
    ///   - doc: a global doc id; one that the index does not have is explained as no match.
    ///   - other: likewise.
    package func compare(_ query: Query, _ doc: UInt32, over other: UInt32, ranking: Ranking = Ranking()) throws -> ScoreComparison {
        let explanations = try explain(query, docs: [doc, other], ranking: ranking)
        let (upper, lower) = (explanations[0], explanations[1])
        let kernel = try withPlan(query, QueryPlan.Request(need: .best, ranking: ranking)) { try $0.weighted().kernel }
        let occurs = try (occurrences(of: query, in: doc), occurrences(of: query, in: other))
        let leaves = zip(upper.leaves, lower.leaves).enumerated().map { place, leaf -> LeafComparison in
            let (one, two) = leaf
            var comparison = LeafComparison(upper: one, lower: two, byPresence: 0, byMatching: 0, byFrequency: 0, byLength: 0)
            guard one.contribution != 0, two.contribution != 0 else {
                if occurs.0[place], occurs.1[place] {
                    comparison.byMatching = comparison.difference
                } else {
                    comparison.byPresence = comparison.difference
                }
                return comparison
            }
            let weight = LeafWeight(
                weight: one.weight, docFreqs: .several(one.docFreqs), collectionFreq: one.collectionFreq, boost: one.boost)
            guard let crossed = kernel.contribution(of: weight, freq: one.freq, length: lower.length),
                let other = kernel.contribution(of: weight, freq: two.freq, length: upper.length)
            else {
                comparison.byFrequency = comparison.difference
                return comparison
            }
            comparison.byFrequency = (one.contribution - other + crossed - two.contribution) / 2
            comparison.byLength = (one.contribution - crossed + other - two.contribution) / 2
            return comparison
        }
        return ScoreComparison(upper: upper, lower: lower, leaves: leaves)
    }

    /// Whether each leaf that may add to a score occurs in `doc`, near what it must be near or not.
    private func occurrences(of query: Query, in doc: UInt32) throws -> [Bool] {
        let tree = try QueryTree(query)
        let freqs = try freqs(.any(tree.leaves.map { Query($0) }), doc: doc)
        return tree.leaves.indices.filter { tree.scores[$0] }.map { freqs[$0] > 0 }
    }

    /// Where `doc` ranks among the matches of `query`; nil for a document that does not match.
    ///
    /// - Parameter limit: of how many results the last one's score is told.
    /// - Complexity: every match is scored.
    package func standing(of doc: UInt32, in query: Query, limit: Int = 10, ranking: Ranking = Ranking()) throws -> Standing? {
        let explanation = try explain(query, doc: doc, ranking: ranking)
        guard explanation.isMatch else { return nil }
        let counter = try rankCounter(of: ScoredDocument(doc: doc, score: explanation.score), in: query, ranking: ranking)
        let best = try search(query, options: SearchOptions(limit: max(0, limit), ranking: ranking, countsMatches: false)).hits
        return Standing(
            rank: counter.betterCount + 1, score: explanation.score, matchCount: counter.matchCount, limit: limit,
            threshold: best.count == limit ? best.last?.score : nil)
    }
}
