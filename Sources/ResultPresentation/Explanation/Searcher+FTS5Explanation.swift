import InvertedIndex
import QueryLanguage
import Retrieval

extension Searcher {
    /// How FTS5 computes the scores of `docs`, global doc ids, if they may not be a plain sum: with the occurrences that it holds at each,
    /// even of phrases to the right of NOT, which it sometimes adds.
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
                // Filters are leaves of the tree but not of the walk; if there are any, nothing is left out.
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
}
