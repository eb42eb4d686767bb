import LedeRetrievalEvaluation

/// Queries dealt into folds at random, of sizes that differ by at most one.
package struct QueryFolds: Sendable, Equatable {
    /// Number of folds.
    package let count: Int
    /// `assignment[q]` is the fold of query q, from 0.
    package let assignment: [Int]

    /// A query's fold depends only on the ids and the seed, not on the order of the queries, and is the same on every machine.
    /// - Precondition: 2 ≤ `count` ≤ queries.
    package init(_ queryIDs: [String], count: Int, seed: UInt64) {
        precondition(count >= 2 && count <= queryIDs.count)
        var order = queryIDs.indices.sorted { left, right in
            if queryIDs[left] == queryIDs[right] { return left < right }
            return queryIDs[left].utf8.lexicographicallyPrecedes(queryIDs[right].utf8)
        }
        var generator = SplitMix64(seed: seed)
        for last in stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(last, generator.below(last + 1)) }
        var assignment = [Int](repeating: 0, count: order.count)
        for (place, query) in order.enumerated() { assignment[query] = place % count }
        self.count = count
        self.assignment = assignment
    }

    /// The queries of a fold, ascending.
    package func members(_ fold: Int) -> [Int] { assignment.indices.filter { assignment[$0] == fold } }

    /// The queries of all other folds, ascending.
    package func others(_ fold: Int) -> [Int] { assignment.indices.filter { assignment[$0] != fold } }
}
