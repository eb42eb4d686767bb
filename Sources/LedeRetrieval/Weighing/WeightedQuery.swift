import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage

/// A tree made ready for one index: its leaves looked up in every segment and weighed over the whole collection.
package struct WeightedQuery: Sendable {
    package let tree: QueryTree
    package let ranking: Ranking
    /// Of the whole collection.
    package let statistics: CollectionStatistics
    /// `weights[i]` belongs to leaf i of the tree.
    package let weights: [LeafWeight]
    /// `sources[s][i]` is where leaf i is found in segment s of the reader.
    package let sources: [[LeafSource]]
    /// `fieldLists[s][i][c]`: the matches of leaf i in field c of segment s, for each field but the last, if fields have weights and the
    /// leaf may be in several; empty otherwise.
    let fieldLists: [[[MatchList]]]
    /// What the words of patterns match.
    let expansions: [ExpandedWord]
    /// The model over this collection.
    package let kernel: ModelKernel
    /// Whose distances count; empty unless the ranking has a bonus for them.
    let proximityWords: [ProximityWord]
    /// The leaves that add to scores and that the collection has, each as often as its boost says.
    package let queryLength: Double

    /// - Parameter ranking: nil where no scores are needed; then no statistics are gathered.
    init(_ tree: QueryTree, ranking: Ranking?, lookup: inout LeafLookup) throws {
        self.tree = tree
        self.ranking = ranking ?? Ranking()
        var weights = Array(repeating: LeafWeight.none, count: tree.leaves.count)
        var terms = Array(repeating: LeafLookup.Terms?.none, count: tree.leaves.count)
        for leaf in tree.leaves.indices {
            if case .phrase(let phrase) = tree.leaves[leaf] { terms[leaf] = try lookup.terms(of: phrase) }
            guard let ranking, tree.scores[leaf] else { continue }
            weights[leaf] = try lookup.weight(of: tree.leaves[leaf], terms[leaf], under: ranking.model)
            weights[leaf].multiply(by: tree.boosts[leaf])
        }
        sources = try Self.sources(tree, terms, &lookup)
        fieldLists = ranking?.model.splitsFields == true ? try Self.fieldLists(tree, &lookup) : []
        self.weights = weights
        statistics = lookup.statistics
        expansions = lookup.expansions
        kernel = ModelKernel(self.ranking.model, statistics: statistics)
        proximityWords = ranking?.proximity == nil ? [] : ProximityWord.words(of: tree)
        queryLength = weights.reduce(0) { $0 + ($1.collectionFreq > 0 ? $1.boost : 0) }
    }

    /// What each of `Query.scoringLeaves` weighs.
    var scoringLeafWeights: [Double] { tree.scoringLeaves.map { leaves in weights[leaves].reduce(0) { $0 + $1.weight } } }

    private static func sources(
        _ tree: QueryTree, _ terms: [LeafLookup.Terms?], _ lookup: inout LeafLookup
    ) throws -> [[LeafSource]] {
        let segments = lookup.reader.segments
        // Leaves that must be near others are looked for together, below.
        var isNear = Array(repeating: false, count: tree.leaves.count)
        for near in tree.nears { for leaf in near.leaves { isNear[leaf] = true } }
        var sources = Array(repeating: Array(repeating: LeafSource.absent, count: tree.leaves.count), count: segments.count)
        for (index, leaf) in tree.leaves.enumerated() where !isNear[index] {
            if let lists = try lookup.knownMatches(of: leaf) {
                for segment in segments.indices { sources[segment][index] = LeafSource(lists[segment]) }
            } else if case .phrase(let phrase) = leaf, let terms = terms[index] {
                let shape = PhraseShape(phrase)
                for segment in segments.indices { sources[segment][index] = source(shape, terms, segment, lookup) }
            }
        }
        for near in tree.nears {
            let found = try lookup.find(Array(tree.leaves[near.leaves]), near: near)
            for (leaf, lists) in zip(near.leaves, found) {
                for segment in lists.indices { sources[segment][leaf] = LeafSource(lists[segment]) }
            }
        }
        return sources
    }

    private static func source(_ shape: PhraseShape, _ terms: LeafLookup.Terms, _ segment: Int, _ lookup: LeafLookup) -> LeafSource {
        var entries: [TermEntry] = []
        entries.reserveCapacity(shape.terms.count)
        for offsets in shape.offsets {
            guard let entry = lookup.entry(terms, Int(offsets[0]), segment: segment) else { return .absent }
            entries.append(entry)
        }
        guard let first = entries.first else { return .absent }
        return shape.isPlainTerm ? .term(first) : .phrase(shape, entries)
    }

    /// For every segment and leaf, its matches in each field but the last; none for leaves that are restricted to a field or add to no
    /// score.
    private static func fieldLists(_ tree: QueryTree, _ lookup: inout LeafLookup) throws -> [[[MatchList]]] {
        var result: [[[MatchList]]] = Array(
            repeating: Array(repeating: [], count: tree.leaves.count), count: lookup.reader.segments.count)
        for field in IndexedField.allCases.dropLast() {
            let restricted = tree.leaves.map { $0.restricted(to: $0.field ?? field) }
            var found = Array(repeating: [MatchList](), count: restricted.count)
            for near in tree.nears where tree.scores[near.leaves.lowerBound] {
                let lists = try lookup.find(Array(restricted[near.leaves]), near: near)
                for (leaf, lists) in zip(near.leaves, lists) { found[leaf] = lists }
            }
            for leaf in restricted.indices where tree.scores[leaf] && tree.leaves[leaf].field == nil {
                if case .filter = restricted[leaf] { continue }
                if found[leaf].isEmpty { found[leaf] = try lookup.matches(of: restricted[leaf]) }
                for segment in found[leaf].indices { result[segment][leaf].append(found[leaf][segment]) }
            }
        }
        return result
    }
}
