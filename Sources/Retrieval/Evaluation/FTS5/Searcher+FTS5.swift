import InvertedIndex
import QueryLanguage

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

    /// An index without tokens has no match to score; any mean length will do for it.
    package var fts5Kernel: BM25Kernel {
        let average = reader.statistics.averageLength
        return BM25Kernel(BM25(.fts5), averageLength: average > 0 ? average : 1)
    }

    /// In how many documents each leaf of a walk is, and what it weighs.
    package func docFreqsAndWeights(of walk: FTS5Walk, by finder: inout PatternFinder) throws -> [(docFreq: Int, weight: Double)] {
        var result: [(docFreq: Int, weight: Double)] = []
        for (leaf, boost) in zip(walk.leaves, walk.boosts) {
            let docFreq = try finder.find(leaf.pattern).docFreq
            result.append((docFreq, boost * BM25(.fts5).idf(docFreq: docFreq, documentCount: reader.statistics.documentCount)))
        }
        return result
    }
}
