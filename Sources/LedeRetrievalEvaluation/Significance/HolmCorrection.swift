/// Holm's correction of p-values for a family of tests (Scandinavian Journal of Statistics 6, 1979): it bounds the chance of even one false
/// finding, without assumptions on how the tests depend on each other.
package enum HolmCorrection {
    /// `result[i]` is the smallest level at which test i is significant within the family.
    /// - Complexity: O(n log n)
    package static func adjusted(_ pValues: [Double]) -> [Double] {
        var adjusted = pValues
        var largest = 0.0
        for (rank, index) in pValues.indices.sorted(by: { (pValues[$0], $0) < (pValues[$1], $1) }).enumerated() {
            largest = max(largest, min(Double(pValues.count - rank) * pValues[index], 1))
            adjusted[index] = largest
        }
        return adjusted
    }
}
