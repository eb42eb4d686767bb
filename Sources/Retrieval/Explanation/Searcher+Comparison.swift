extension Searcher {
    /// Why `doc` stands above `other` for `query`, or does not.
    ///
    /// Where a leaf counts in both, its difference is divided between frequency and length by what changing the one adds on average, before and after the
    /// other is changed (Shapley's value for two players; it sums to the difference whatever the formula).
    ///
    /// - Parameters:
    ///   - doc: a global doc id; one that the index does not have is explained as no match.
    ///   - other: likewise.
    public func compare(_ query: Query, _ doc: UInt32, over other: UInt32, formula: BM25 = BM25()) throws -> ScoreComparison {
        let explanations = try explain(query, docs: [doc, other], formula: formula)
        let (upper, lower) = (explanations[0], explanations[1])
        let leaves = zip(upper.leaves, lower.leaves).map { one, two -> LeafComparison in
            var comparison = LeafComparison(upper: one, lower: two, byPresence: 0, byFrequency: 0, byLength: 0)
            guard one.contribution != 0, two.contribution != 0 else {
                comparison.byPresence = comparison.difference
                return comparison
            }
            func contribution(_ freq: UInt32, _ length: UInt32) -> Double {
                formula.contribution(idf: one.weight, freq: freq, length: length, averageLength: upper.averageLength)
            }
            let crossed = (contribution(one.freq, lower.length), contribution(two.freq, upper.length))
            comparison.byFrequency = (one.contribution - crossed.1 + crossed.0 - two.contribution) / 2
            comparison.byLength = (one.contribution - crossed.0 + crossed.1 - two.contribution) / 2
            return comparison
        }
        return ScoreComparison(upper: upper, lower: lower, leaves: leaves)
    }

    /// Where `doc` stands among the matches of `query`; nil for a document that does not match.
    ///
    /// - Parameter limit: of how many results the last one's score is told.
    /// - Complexity: every match is scored.
    public func standing(of doc: UInt32, in query: Query, limit: Int = 10, formula: BM25 = BM25()) throws -> Standing? {
        let explanation = try explain(query, doc: doc, formula: formula)
        guard explanation.isMatch else { return nil }
        var counter = RankCounter(ScoredDocument(doc: doc, score: explanation.score))
        try evaluate(try weigh(query, formula: formula), by: .boolean, into: &counter)
        let best = try search(query, options: SearchOptions(limit: max(0, limit), formula: formula, countsMatches: false)).hits
        return Standing(
            rank: counter.betterCount + 1, score: explanation.score, matchCount: counter.matchCount, limit: limit,
            threshold: best.count == limit ? best.last?.score : nil)
    }
}
