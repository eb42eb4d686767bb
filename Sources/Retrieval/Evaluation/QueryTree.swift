/// A query laid out flat for evaluation: nodes in preorder, so that a parent has a lower index than its children.
struct QueryTree: Sendable {
    enum Kind: Sendable, Equatable {
        /// The leaf with this index in `leaves`.
        case leaf(Int)
        case all
        case any
        /// The first child without the second.
        case without
        case none
    }

    struct Node: Sendable {
        var kind: Kind
        /// Indices of the children in `nodes`.
        var children: [Int] = []
    }

    private(set) var nodes: [Node] = []
    /// The leaves from left to right, those that `without` leaves out among them.
    private(set) var leaves: [PhraseQuery] = []
    /// `scores[i]` tells whether leaf i may add to a score.
    private(set) var scores: [Bool] = []

    /// The node of the whole query.
    static let root = 0

    init(_ query: Query) throws(QueryError) {
        _ = try append(query, scores: true, depth: 1)
    }

    private mutating func append(_ query: Query, scores: Bool, depth: Int) throws(QueryError) -> Int {
        guard depth <= Query.deepest else { throw .tooDeep }
        let index = nodes.count
        switch query {
        case .phrase(let phrase):
            nodes.append(Node(kind: .leaf(leaves.count)))
            leaves.append(phrase)
            self.scores.append(scores)
        case .all(let parts), .any(let parts):
            let isAll = if case .all = query { true } else { false }
            nodes.append(Node(kind: parts.isEmpty ? .none : isAll ? .all : .any))
            for part in parts {
                let child = try append(part, scores: scores, depth: depth + 1)
                nodes[index].children.append(child)
            }
        case .without(let kept, let dropped):
            nodes.append(Node(kind: .without))
            let first = try append(kept, scores: scores, depth: depth + 1)
            let second = try append(dropped, scores: false, depth: depth + 1)
            nodes[index].children = [first, second]
        case .none:
            nodes.append(Node(kind: .none))
        }
        return index
    }
}
