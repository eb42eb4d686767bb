/// The share of documents that two rankings have in common among their first k.
package enum Overlap {
    /// |first k of A ∩ first k of B| divided by the longer of the two prefixes; 1 when both are empty.
    ///
    /// With fewer than k documents in both, the cutoff is their number: two identical short lists overlap fully.
    /// - Precondition: no ranking holds a document twice.
    /// - Complexity: O(k)
    package static func at(_ cutoff: Int, _ first: [String], _ second: [String]) -> Double {
        let left = Set(first.prefix(cutoff))
        let right = second.prefix(cutoff)
        let longer = max(left.count, right.count)
        guard longer > 0 else { return 1 }
        return Double(right.count { left.contains($0) }) / Double(longer)
    }
}
