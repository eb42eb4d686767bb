/// A query that is one leaf, or an OR or an AND of leaves alone, not of thousands: most of what people type.
struct FlatQuery {
    /// From left to right, at least one; each has a term.
    let leaves: [PhraseQuery]
    /// Whether one leaf suffices, or all must occur.
    let isUnion: Bool

    /// The query, or nil for one of another shape.
    init?(_ query: Query) {
        switch query {
        case .phrase(let phrase):
            leaves = [phrase]
            isUnion = Self.isPlain(phrase)
        case .any(let parts):
            guard let leaves = Self.leaves(parts), leaves.count <= ImpactBounds.mostLeaves else { return nil }
            self.leaves = leaves
            isUnion = true
        case .all(let parts):
            guard let leaves = Self.leaves(parts) else { return nil }
            self.leaves = leaves
            isUnion = leaves.count == 1 && Self.isPlain(leaves[0])
        case .without, .none: return nil
        }
        if leaves.contains(where: { $0.terms.isEmpty }) { return nil }
    }

    /// Whether every document that has the leaf's term matches, without a look at positions.
    static func isPlain(_ leaf: PhraseQuery) -> Bool { leaf.terms.count == 1 && leaf.field == nil }

    private static func leaves(_ parts: [Query]) -> [PhraseQuery]? {
        guard !parts.isEmpty else { return nil }
        var leaves: [PhraseQuery] = []
        leaves.reserveCapacity(parts.count)
        for part in parts {
            guard case .phrase(let phrase) = part else { return nil }
            leaves.append(phrase)
        }
        return leaves
    }
}
