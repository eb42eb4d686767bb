import InvertedIndex

extension Searcher {
    /// The best documents in FTS5's own way through a query for which its scores may be no plain sum.
    func searchAsFTS5(_ query: Query, _ options: SearchOptions) throws -> SearchResult {
        var top = TopDocuments(limit: rankedLimit(options), countsAll: true)
        var result = try collectAsFTS5(query, into: &top)
        result.matchCount = top.matchCount
        result.hits = Self.page(of: top.takeRanked(), options)
        return result
    }

    /// Hands every match to `collector`, with FTS5's score.
    /// - Returns: a result without hits.
    func collectAsFTS5<Collector: MatchCollector>(_ query: Query, into collector: inout Collector) throws -> SearchResult {
        var finder = PatternFinder(reader, expansionLimit: expansionLimit)
        var walk = try FTS5Walk(query, reader: reader, finder: &finder)
        let formula = BM25(.fts5)
        let kernel = fts5Kernel
        let factors = try docFreqsAndWeights(of: walk, by: &finder).map { kernel.factors(weight: $0.weight) }
        var segment = 0
        try walk.forEachMatch { doc, freqs in
            while segment + 1 < reader.segments.count, doc >= reader.docBases[segment + 1] { segment += 1 }
            let length = try reader.segments[segment].lengths[doc - reader.docBases[segment]]
            var score = 0.0
            for leaf in freqs.indices where freqs[leaf] > 0 {
                score += kernel.contribution(factors[leaf], freq: freqs[leaf], length: length)
            }
            collector.collect(doc: doc, score: score)
        }
        return SearchResult(
            hits: [], matchCount: 0, algorithm: .fts5, leafWeights: try weigh(query, ranking: Ranking(formula)).scoringLeafWeights,
            expansions: finder.expansions)
    }

    /// How FTS5 comes by the scores of `docs`, global doc ids, where they may be no plain sum: with the occurrences that it holds at each,
    /// also of phrases on the right of NOT, which it adds at times.
    ///
    /// - Complexity: that of a search.
    func explainAsFTS5(_ query: Query, docs: [UInt32]) throws -> [Explanation] {
        var finder = PatternFinder(reader, expansionLimit: expansionLimit)
        var walk = try FTS5Walk(query, reader: reader, finder: &finder)
        let weights = try docFreqsAndWeights(of: walk, by: &finder)
        let wanted = Set(docs)
        var held: [UInt32: [UInt32]] = [:]
        try walk.forEachMatch { doc, freqs in
            if wanted.contains(doc) { held[doc] = freqs }
        }
        let scores = try QueryTree(query).scores
        let kernel = fts5Kernel
        return try docs.map { doc in
            var explanation = Explanation(
                doc: doc, ranking: Ranking(BM25(.fts5)), documentCount: reader.statistics.documentCount,
                tokenCount: Int(clamping: reader.statistics.totalTokens), averageLength: reader.statistics.averageLength, queryLength: 0,
                algorithm: .fts5)
            let freqs = held[doc]
            explanation.isMatch = freqs != nil
            if let segment = reader.docBases.lastIndex(where: { $0 <= doc }),
                doc - reader.docBases[segment] < UInt32(reader.segments[segment].docCount)
            {
                explanation.length = try reader.segments[segment].lengths[doc - reader.docBases[segment]]
            }
            for (index, leaf) in walk.leaves.enumerated() {
                let freq = freqs?[index] ?? 0
                // Filters are leaves of the tree and not of the walk; where there are any, nothing is left out.
                guard freq > 0 || scores.count != walk.leaves.count || scores[index] else { continue }
                var explained = LeafExplanation(
                    text: leaf.text, field: leaf.field, freq: freq, docFreqs: [weights[index].docFreq], collectionFreq: 0,
                    weight: weights[index].weight,
                    boost: walk.boosts[index])
                if freq > 0 {
                    explained.contribution = kernel.contribution(
                        kernel.factors(weight: explained.weight), freq: freq, length: explanation.length)
                    explanation.score += explained.contribution
                }
                explanation.leaves.append(explained)
            }
            return explanation
        }
    }

    /// An index without tokens has no match to score; any mean length will do for it.
    private var fts5Kernel: BM25Kernel {
        let average = reader.statistics.averageLength
        return BM25Kernel(BM25(.fts5), averageLength: average > 0 ? average : 1)
    }

    /// In how many documents each leaf of a walk is, and what it weighs.
    private func docFreqsAndWeights(of walk: FTS5Walk, by finder: inout PatternFinder) throws -> [(docFreq: Int, weight: Double)] {
        var result: [(docFreq: Int, weight: Double)] = []
        for (leaf, boost) in zip(walk.leaves, walk.boosts) {
            let docFreq = try finder.find(leaf.pattern).docFreq
            result.append((docFreq, boost * BM25(.fts5).idf(docFreq: docFreq, documentCount: reader.statistics.documentCount)))
        }
        return result
    }
}
