import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

extension Searcher {
    /// Why the document has its score for `query` under `ranking`.
    ///
    /// - Parameter doc: a global doc id; one that the index does not have is explained as no match.
    package func explain(_ query: Query, doc: UInt32, ranking: Ranking = Ranking()) throws -> Explanation {
        try explain(query, docs: [doc], ranking: ranking)[0]
    }

    /// The same for several documents: `explanations[i]` is of `docs[i]`. The query is looked up and weighed once.
    /// - Parameter followsFTS5: as in `SearchOptions`: where FTS5's score is no plain sum, what is explained is how FTS5 comes by it.
    package func explain(_ query: Query, docs: [UInt32], ranking: Ranking = Ranking(), followsFTS5: Bool = false) throws -> [Explanation] {
        try withPlan(query, QueryPlan.Request(need: .best, ranking: ranking, followsFTS5: followsFTS5)) { try $0.explain(docs) }
    }

    /// What each of `query.scoringLeaves` weighs under `ranking`.
    package func leafWeights(_ query: Query, ranking: Ranking = Ranking()) throws -> [Double] {
        try withPlan(query, QueryPlan.Request(need: .best, ranking: ranking)) { $0.leafWeights }
    }
}

extension QueryPlan {
    /// Why documents, global doc ids, have their scores: `explanations[i]` is of `docs[i]`.
    /// - Precondition: the plan ranks.
    func explain(_ docs: [UInt32]) throws -> [Explanation] {
        if let fts5 { return try explain(docs, by: fts5) }
        let weighted = try weighted()
        return try docs.map { try explain($0, weighted) }
    }

    /// With the occurrences that FTS5 holds at each document.
    private func explain(_ docs: [UInt32], by evaluation: FTS5Evaluation) throws -> [Explanation] {
        let held = try evaluation.freqs(at: Set(docs))
        let scores = try QueryTree(query).scores
        let (leaves, kernel, statistics) = (evaluation.leaves, evaluation.kernel, reader.statistics)
        return try docs.map { doc in
            var explanation = Explanation(
                doc: doc, ranking: Ranking(BM25(.fts5)), documentCount: statistics.documentCount,
                tokenCount: Int(clamping: statistics.totalTokens), averageLength: statistics.averageLength, queryLength: 0,
                algorithm: algorithm)
            let freqs = held[doc]
            explanation.isMatch = freqs != nil
            if let segment = reader.docBases.lastIndex(where: { $0 <= doc }),
                doc - reader.docBases[segment] < UInt32(reader.segments[segment].docCount)
            {
                explanation.length = try reader.segments[segment].lengths[doc - reader.docBases[segment]]
            }
            for (index, leaf) in leaves.enumerated() {
                let freq = freqs?[index] ?? 0
                // Filters are leaves of the tree and not of the walk; where there are any, nothing is left out.
                guard freq > 0 || scores.count != leaves.count || scores[index] else { continue }
                var explained = LeafExplanation(
                    text: leaf.leaf.text, field: leaf.leaf.field, freq: freq, docFreqs: [leaf.docFreq], collectionFreq: 0,
                    weight: leaf.weight, boost: leaf.boost)
                if freq > 0 {
                    explained.contribution = kernel.contribution(
                        kernel.factors(weight: leaf.weight), freq: freq, length: explanation.length)
                    explanation.score += explained.contribution
                }
                explanation.leaves.append(explained)
            }
            return explanation
        }
    }

    private func explain(_ doc: UInt32, _ weighted: WeightedQuery) throws -> Explanation {
        let statistics = weighted.statistics
        var explanation = Explanation(
            doc: doc, ranking: weighted.ranking, documentCount: statistics.documentCount, tokenCount: Int(clamping: statistics.totalTokens),
            averageLength: statistics.averageLength, queryLength: weighted.queryLength, algorithm: algorithm)
        let tree = weighted.tree
        var freqs = Array(repeating: UInt32(0), count: tree.leaves.count)
        var place: (doc: UInt32, scorer: SegmentScorer)?
        if let index = reader.docBases.lastIndex(where: { $0 <= doc }) {
            let segment = reader.segments[index]
            let local = doc - reader.docBases[index]
            if local < segment.docCount, segment.isLive(local) {
                place = (local, try SegmentScorer(weighted, segment: index, of: reader))
                explanation.length = try segment.lengths[local]
                explanation.fields = try fields(weighted, local, segment)
                for leaf in freqs.indices { freqs[leaf] = try weighted.sources[index][leaf].freq(local, segment) }
            }
        }
        let added = Self.leavesThatAdd(tree, freqs: freqs)
        explanation.isMatch = added.rootMatches
        for leaf in tree.leaves.indices where tree.scores[leaf] {
            let weight = weighted.weights[leaf]
            var explained = LeafExplanation(
                text: tree.leaves[leaf].text, field: tree.leaves[leaf].field, freq: freqs[leaf], docFreqs: weight.docFreqs.all,
                collectionFreq: weight.collectionFreq, weight: weight.weight, boost: weight.boost)
            if let place, freqs[leaf] > 0 {
                var scorer = place.scorer
                explained.fieldFreqs = scorer.fieldFreqs(of: leaf, doc: place.doc, freq: freqs[leaf])
                if added.leaves[leaf] {
                    explained.contribution = try scorer.contribution(of: leaf, doc: place.doc, freq: freqs[leaf])
                    explanation.score += explained.contribution
                }
            }
            explanation.leaves.append(explained)
        }
        if explanation.isMatch, let place {
            var scorer = place.scorer
            explanation.lengthTerm = try scorer.lengthTerm(place.doc)
            explanation.proximity = try scorer.proximityBonus(place.doc).map {
                ProximityExplanation(distance: $0.distance, bonus: $0.bonus)
            }
            explanation.score = try scorer.finished(explanation.score, doc: place.doc)
        }
        return explanation
    }

    /// The lengths that BM25 over weighted fields goes by; none under another model, and under FTS5's variant, which takes the document's.
    private func fields(_ query: WeightedQuery, _ doc: UInt32, _ segment: SegmentReader) throws -> [FieldExplanation] {
        guard let ingredients = query.ranking.model.ingredients, let weights = ingredients.fields.weights else { return [] }
        let ownB: (IndexedField) -> Double? =
            if case .normalized = ingredients.fields { { weights.b[$0.rawValue] ?? ingredients.b } } else { { _ in nil } }
        return try IndexedField.allCases.map { field in
            FieldExplanation(
                field: field, weight: weights[field], b: ownB(field),
                length: try segment.lengths.length(of: field, doc),
                averageLength: Double(query.statistics.tokenCounts[field.rawValue]) / Double(max(1, query.statistics.documentCount)))
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
