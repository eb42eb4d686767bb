import LedeQueryLanguage
import LedeTextAnalysis

/// A query laid out flat for evaluation: nodes in preorder, so that a parent has a lower index than its children.
package struct QueryTree: Sendable {
    package enum Kind: Sendable, Equatable {
        /// The leaf with this index in `leaves`.
        case leaf(Int)
        case all
        case any
        /// The first child without the second.
        case without
        case none
    }

    package struct Node: Sendable {
        package var kind: Kind
        /// Indices of the children in `nodes`.
        package var children: [Int] = []
    }

    package private(set) var nodes: [Node] = []
    /// The leaves from left to right, including those that `without` leaves out.
    package private(set) var leaves: [QueryLeaf] = []
    /// `scores[i]` tells whether leaf i may add to a score.
    package private(set) var scores: [Bool] = []
    /// `boosts[i]` is what the weight of leaf i is multiplied by.
    package private(set) var boosts: [Double] = []
    /// Leaves that must be near each other, besides being under one node of the kind `all`.
    package private(set) var nears: [NearGroup] = []

    /// The node of the whole query.
    package static let root = 0

    /// For each of `Query.scoringLeaves`, the leaves that add to scores for it: itself, or the words of a phrase.
    package private(set) var scoringLeaves: [Range<Int>] = []
    private let scoresPhrasesByWord: Bool

    /// - Parameter scoresPhrasesByWord: whether the words of a phrase add to scores instead of it (`PhraseWeighting.wordByWord`).
    package init(_ query: Query, scoresPhrasesByWord: Bool = false) throws(QueryError) {
        self.scoresPhrasesByWord = scoresPhrasesByWord
        _ = try append(query, scores: true, boost: 1, depth: 1)
    }

    private mutating func append(_ query: Query, scores: Bool, boost: Double, depth: Int) throws(QueryError) -> Int {
        guard depth <= Query.deepest else { throw .tooDeep }
        let index = nodes.count
        switch query {
        case .phrase(let phrase) where scoresPhrasesByWord && scores && phrase.terms.count > 1: appendWords(of: phrase, boost: boost)
        case .phrase(let phrase): append(.phrase(phrase), scores: scores, boost: boost)
        case .pattern(let pattern): append(.pattern(pattern), scores: scores, boost: boost)
        case .filter(let filter): append(.filter(filter), scores: scores, boost: boost)
        case .near(let parts, let distance, let asFTS5):
            let first = leaves.count
            nodes.append(Node(kind: parts.isEmpty ? .none : .all, children: parts.indices.map { index + 1 + $0 }))
            for part in parts { append(part, scores: scores, boost: boost) }
            if parts.count > 1 { nears.append(NearGroup(parts, at: first, within: distance, asFTS5: asFTS5)) }
        case .boosted(let inner, let factor):
            return try append(inner, scores: scores, boost: Query.boost(boost, by: factor), depth: depth + 1)
        case .all(let parts), .any(let parts):
            let isAll = if case .all = query { true } else { false }
            nodes.append(Node(kind: parts.isEmpty ? .none : isAll ? .all : .any))
            for part in parts {
                let child = try append(part, scores: scores, boost: boost, depth: depth + 1)
                nodes[index].children.append(child)
            }
        case .without(let kept, let dropped):
            nodes.append(Node(kind: .without))
            let first = try append(kept, scores: scores, boost: boost, depth: depth + 1)
            let second = try append(dropped, scores: false, boost: boost, depth: depth + 1)
            nodes[index].children = [first, second]
        case .none:
            nodes.append(Node(kind: .none))
        }
        return index
    }

    /// Documents that have the phrase and hence its words, which score.
    private mutating func appendWords(of phrase: PhraseQuery, boost: Double) {
        nodes.append(Node(kind: .all, children: (0...phrase.terms.count).map { nodes.count + 1 + $0 }))
        append(.phrase(phrase), scores: false, boost: boost)
        let first = leaves.count
        for term in phrase.terms {
            let text = String(decoding: WordForm.word(of: term), as: UTF8.self)
            append(.phrase(PhraseQuery(terms: [term], text: text, field: phrase.field)), scores: true, boost: boost)
        }
        scoringLeaves.removeLast(phrase.terms.count)
        scoringLeaves.append(first..<leaves.count)
    }

    private mutating func append(_ leaf: QueryLeaf, scores: Bool, boost: Double) {
        if scores { scoringLeaves.append(leaves.count..<leaves.count + 1) }
        nodes.append(Node(kind: .leaf(leaves.count)))
        leaves.append(leaf)
        self.scores.append(scores)
        boosts.append(boost)
    }
}
