/// The Jaccard index of two rankings' first documents.
package enum Jaccard {
    /// |first k of A ∩ first k of B| / |first k of A ∪ first k of B|; 1 when both are empty.
    /// - Precondition: no ranking holds a document twice.
    /// - Complexity: O(k)
    package static func at(_ cutoff: Int, _ first: [String], _ second: [String]) -> Double {
        let left = Set(first.prefix(cutoff))
        let right = second.prefix(cutoff)
        let common = right.count { left.contains($0) }
        let union = left.count + right.count - common
        return union > 0 ? Double(common) / Double(union) : 1
    }
}
