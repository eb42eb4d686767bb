import LedeBackends

/// Makes one ranking from several.
package struct RankFusion: Sendable, Equatable {
    /// What an article gets from each ranking, and how that becomes its score.
    package enum Method: Sendable, Equatable {
        /// Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): Σ w / (k + rank), ranks from 1.
        case reciprocalRank(k: Double)
        /// CombSUM (Fox and Shaw, TREC-2, 1994): Σ w · s over the rankings that list the article, s its normalised score.
        case combSum(ScoreNormalization)
        /// CombMNZ (Fox and Shaw 1994): the same, times the number of rankings that list the article.
        case combMNZ(ScoreNormalization)
    }

    package var method: Method

    /// The k of the paper.
    package static let defaultK = 60.0

    package init(_ method: Method) { self.method = method }

    /// Fuses rankings, each with its weight.
    ///
    /// The order is total, and independent of the order of `rankings`: by score, then by the best rank in any of them, then by id.
    /// - Parameter rankings: the best first, no id twice; scores are finite.
    /// - Complexity: O(n log n) in all articles listed.
    package func fused(_ rankings: [(articles: [RankedArticle], weight: Double)]) -> [RankedArticle] {
        struct Found {
            var parts: [Double] = []
            var bestRank = Int.max

            mutating func add(_ part: Double, rank: Int) {
                parts.append(part)
                bestRank = min(bestRank, rank)
            }
        }
        var found: [String: Found] = [:]
        for ranking in rankings {
            for (index, part) in parts(of: ranking.articles).enumerated() {
                found[ranking.articles[index].id, default: Found()].add(ranking.weight * part, rank: index + 1)
            }
        }
        let scored = found.map { id, found in
            // Sorted, so that the same parts give the same sum whatever order they came in.
            var score = found.parts.sorted(by: >).reduce(0, +)
            if case .combMNZ = method { score *= Double(found.parts.count) }
            return (article: RankedArticle(id: id, score: score), rank: found.bestRank)
        }
        return scored.sorted { one, two in
            if one.article.score != two.article.score { return one.article.score > two.article.score }
            if one.rank != two.rank { return one.rank < two.rank }
            return one.article.id.utf8.lexicographicallyPrecedes(two.article.id.utf8)
        }.map(\.article)
    }

    private func parts(of articles: [RankedArticle]) -> [Double] {
        switch method {
        case .reciprocalRank(let k): articles.indices.map { 1 / (k + Double($0 + 1)) }
        case .combSum(let normalization), .combMNZ(let normalization): normalization.normalized(articles.map(\.score))
        }
    }

    /// In words.
    package var summary: String {
        switch method {
        case .reciprocalRank(let k): "reciprocal ranks, k = \(k == k.rounded() && abs(k) < 1e15 ? String(Int(k)) : String(k))"
        case .combSum(let normalization): "CombSUM, scores \(normalization.summary)"
        case .combMNZ(let normalization): "CombMNZ, scores \(normalization.summary)"
        }
    }
}

extension ScoreNormalization {
    /// In words, after "scores".
    var summary: String {
        switch self {
        case .minmax: "from 0 to 1"
        case .max: "as shares of the highest"
        case .sum: "as shares of their sum"
        case .zscore: "as deviations from the mean"
        case .none: "as they are"
        }
    }
}
