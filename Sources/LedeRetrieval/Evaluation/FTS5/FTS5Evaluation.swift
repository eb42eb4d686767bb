import LedeInvertedIndex
import LedeQueryLanguage

/// Answers a query in FTS5's own way, with FTS5's formula, if its scores may not be a plain sum.
package struct FTS5Evaluation {
    /// A leaf of the walk, weighed.
    package struct Leaf {
        package let leaf: QueryLeaf
        package let docFreq: Int
        package let weight: Double
        package let boost: Double
    }

    private let walk: FTS5Walk
    private let reader: IndexReader
    /// In the order of the walk's leaves.
    package let leaves: [Leaf]
    /// What each of `Query.scoringLeaves` weighs.
    let weights: [Double]
    /// What the words of patterns match.
    let expansions: [ExpandedWord]

    init(_ query: Query, reader: IndexReader, expansionLimit: Int) throws {
        self.reader = reader
        var finder = PatternFinder(reader, expansionLimit: expansionLimit)
        walk = try FTS5Walk(query, reader: reader, finder: &finder)
        var leaves: [Leaf] = []
        for (leaf, boost) in zip(walk.leaves, walk.boosts) {
            let docFreq = try finder.find(leaf.pattern).docFreq
            let weight = boost * BM25(.fts5).idf(docFreq: docFreq, documentCount: reader.statistics.documentCount)
            leaves.append(Leaf(leaf: leaf, docFreq: docFreq, weight: weight, boost: boost))
        }
        self.leaves = leaves
        expansions = finder.expansions
        let tree = try QueryTree(query)
        var next = 0
        var weights: [Double] = []
        for (leaf, scores) in zip(tree.leaves, tree.scores) {
            // Filters are leaves of the tree but not of the walk.
            if case .filter = leaf {
                if scores { weights.append(0) }
                continue
            }
            if scores { weights.append(leaves[next].weight) }
            next += 1
        }
        self.weights = weights
    }

    /// Hands every match that `filter` lets through to `collector`, with FTS5's score.
    func run<Collector: MatchCollector>(filter: DocumentFilter?, into collector: inout Collector) throws {
        var walk = walk
        let kernel = kernel
        let factors = leaves.map { kernel.factors(weight: $0.weight) }
        var segment = 0
        try walk.forEachMatch { doc, freqs in
            while segment + 1 < reader.segments.count, doc >= reader.docBases[segment + 1] { segment += 1 }
            let local = doc - reader.docBases[segment]
            if let filter, !filter.sets[segment].contains(local) { return }
            let length = try reader.segments[segment].lengths[local]
            var score = 0.0
            for leaf in freqs.indices where freqs[leaf] > 0 {
                score += kernel.contribution(factors[leaf], freq: freqs[leaf], length: length)
            }
            collector.collect(doc: doc, score: score)
        }
    }

    /// The occurrences of each leaf that FTS5 holds at those of `docs`, global doc ids, that match: even of phrases to the right of NOT,
    /// which it sometimes adds.
    ///
    /// - Complexity: that of a search.
    package func freqs(at docs: Set<UInt32>) throws -> [UInt32: [UInt32]] {
        var walk = walk
        var held: [UInt32: [UInt32]] = [:]
        try walk.forEachMatch { doc, freqs in
            if docs.contains(doc) { held[doc] = freqs }
        }
        return held
    }

    /// An index without tokens has no match to score; any mean length will do for it.
    package var kernel: BM25Kernel {
        let average = reader.statistics.averageLength
        return BM25Kernel(BM25(.fts5), averageLength: average > 0 ? average : 1)
    }
}
