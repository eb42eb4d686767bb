import ArticleModel
import InvertedIndex
import QueryLanguage
import Retrieval

extension Searcher {
    /// Why the document has its score for `query` under `ranking`.
    ///
    /// - Parameter doc: a global doc id; one that the index does not have is explained as no match.
    public func explain(_ query: Query, doc: UInt32, ranking: Ranking = Ranking()) throws -> Explanation {
        try explain(doc, try weigh(query, ranking: ranking), by: QueryPlanner.algorithm(for: query, ranking: ranking))
    }

    /// The same for several documents: `explanations[i]` is of `docs[i]`. The query is looked up and weighed once.
    /// - Parameter followsFTS5: as in `SearchOptions`: where FTS5's score is no plain sum, what is explained is how FTS5 comes by it.
    public func explain(_ query: Query, docs: [UInt32], ranking: Ranking = Ranking(), followsFTS5: Bool = false) throws -> [Explanation] {
        if followsFTS5, ranking == Ranking(BM25(.fts5)), FTS5Walk.isNeeded(for: query) { return try explainAsFTS5(query, docs: docs) }
        let weighted = try weigh(query, ranking: ranking)
        let algorithm = QueryPlanner.algorithm(for: query, ranking: ranking)
        return try docs.map { try explain($0, weighted, by: algorithm) }
    }

    private func explain(_ doc: UInt32, _ weighted: WeightedQuery, by algorithm: EvaluationAlgorithm) throws -> Explanation {
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
                for leaf in freqs.indices { freqs[leaf] = try Self.freq(of: weighted.sources[index][leaf], doc: local, segment: segment) }
            }
        }
        let added = Self.leavesThatAdd(tree, freqs: freqs)
        explanation.isMatch = added.rootMatches
        for leaf in tree.leaves.indices where tree.scores[leaf] {
            let weight = weighted.weights[leaf]
            var explained = LeafExplanation(
                text: tree.leaves[leaf].text, field: tree.leaves[leaf].field, freq: freqs[leaf], docFreqs: weight.docFreqs,
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

    /// What each of `query.scoringLeaves` weighs under `ranking`.
    public func leafWeights(_ query: Query, ranking: Ranking = Ranking()) throws -> [Double] {
        try weigh(query, ranking: ranking).scoringLeafWeights
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
