/// Leaves of a query that must be near each other.
package struct NearGroup: Sendable {
    /// Their places among the query's leaves.
    package var leaves: Range<Int>
    /// As in `Query.near`.
    package var distance: Int
    /// `formers[i]` is the last leaf of the group before leaf i that asks for the same, and must occur elsewhere; nil if there is none.
    package var formers: [Int?]

    /// - Parameters:
    ///   - first: the place of `parts[0]` among the query's leaves.
    ///   - asFTS5: whether equal leaves may share an occurrence.
    package init(_ parts: [QueryLeaf], at first: Int, within distance: Int, asFTS5: Bool) {
        leaves = first..<first + parts.count
        self.distance = distance
        formers = Array(repeating: nil, count: parts.count)
        if asFTS5 { return }
        // How a word was typed makes no difference.
        var last: [PatternQuery: Int] = [:]
        for (index, part) in parts.enumerated() {
            var pattern = part.pattern
            pattern.text = ""
            pattern.isStopWord = false
            formers[index] = last.updateValue(index, forKey: pattern)
        }
    }

    /// Whether two of its leaves ask for the same, but not for the same occurrence.
    package var hasEquals: Bool { formers.contains { $0 != nil } }
}
