import InvertedIndex

extension Searcher {
    /// Why the document has its score for `query` under `formula`.
    ///
    /// - Parameter doc: a global doc id; one that the index does not have is explained as no match.
    public func explain(_ query: Query, doc: UInt32, formula: BM25 = BM25()) throws -> Explanation {
        try explain(doc, try weigh(query, formula: formula), by: QueryPlanner.algorithm(for: query))
    }

    /// The same for several documents: `explanations[i]` is of `docs[i]`. The query is looked up and weighed once.
    public func explain(_ query: Query, docs: [UInt32], formula: BM25 = BM25()) throws -> [Explanation] {
        let weighted = try weigh(query, formula: formula)
        var explanations: [Explanation] = []
        for doc in docs { explanations.append(try explain(doc, weighted, by: QueryPlanner.algorithm(for: query))) }
        return explanations
    }

    private func explain(_ doc: UInt32, _ weighted: WeightedQuery, by algorithm: EvaluationAlgorithm) throws -> Explanation {
        let formula = weighted.formula
        var explanation = Explanation(
            doc: doc, isMatch: false, score: 0, formula: formula, documentCount: reader.statistics.documentCount, length: 0,
            averageLength: weighted.averageLength, leaves: [], algorithm: algorithm)
        let tree = weighted.tree
        var freqs = Array(repeating: UInt32(0), count: tree.leaves.count)
        if let index = reader.docBases.lastIndex(where: { $0 <= doc }) {
            let segment = reader.segments[index]
            let local = doc - reader.docBases[index]
            if local < segment.docCount, segment.isLive(local) {
                explanation.length = try segment.lengths[local]
                for leaf in freqs.indices { freqs[leaf] = try Self.freq(of: weighted.sources[index][leaf], doc: local, segment: segment) }
            }
        }
        let added = Self.leavesThatAdd(tree, freqs: freqs)
        explanation.isMatch = added.rootMatches
        for leaf in tree.leaves.indices where tree.scores[leaf] {
            let weight = weighted.weights[leaf]
            var contribution = 0.0
            if added.leaves[leaf] {
                contribution = formula.contribution(
                    idf: weight.weight, freq: freqs[leaf], length: explanation.length, averageLength: explanation.averageLength)
                explanation.score += contribution
            }
            explanation.leaves.append(
                LeafExplanation(
                    text: tree.leaves[leaf].text, field: tree.leaves[leaf].field, freq: freqs[leaf], docFreqs: weight.docFreqs,
                    weight: weight.weight, boost: tree.boosts[leaf], contribution: contribution))
        }
        return explanation
    }

    /// What each of `query.scoringLeaves` weighs under `formula`.
    public func leafWeights(_ query: Query, formula: BM25 = BM25()) throws -> [Double] {
        try weigh(query, formula: formula).scoringLeafWeights
    }

    static func freq(of source: LeafSource, doc: UInt32, segment: SegmentReader) throws -> UInt32 {
        func freq(_ cursor: some MatchCursor) throws -> UInt32 {
            var cursor = cursor
            return try cursor.seek(doc) == doc ? cursor.freq : 0
        }
        return switch source {
        case .absent: 0
        case .term(let entry): try freq(segment.postings(entry))
        case .phrase(let shape, let entries): try freq(PhraseCursor(shape, entries: entries, segment: segment))
        case .list(let list): try freq(MatchListCursor(list))
        }
    }

    /// The leaves that occur and whose ancestors all match, where leaf i occurs `freqs[i]` times.
    private static func leavesThatAdd(_ tree: QueryTree, freqs: [UInt32]) -> (leaves: [Bool], rootMatches: Bool) {
        var matches = Array(repeating: false, count: tree.nodes.count)
        for node in tree.nodes.indices.reversed() {
            let children = tree.nodes[node].children
            switch tree.nodes[node].kind {
            case .leaf(let leaf): matches[node] = freqs[leaf] > 0
            case .all: matches[node] = children.allSatisfy { matches[$0] }
            case .any: matches[node] = children.contains { matches[$0] }
            case .without: matches[node] = matches[children[0]] && !matches[children[1]]
            case .none: break
            }
        }
        var leaves = Array(repeating: false, count: freqs.count)
        for node in tree.nodes.indices {
            if case .leaf(let leaf) = tree.nodes[node].kind { leaves[leaf] = matches[node] }
            for child in tree.nodes[node].children where !matches[node] { matches[child] = false }
        }
        return (leaves, matches[QueryTree.root])
    }
}
