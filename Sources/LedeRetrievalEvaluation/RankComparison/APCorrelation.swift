/// Average precision correlation τ_AP over the documents that two rankings have in common (Yilmaz, Aslam and Robertson, SIGIR 2008): a
/// rank correlation in which errors at the top weigh more.
///
///     τ_AP = 2/(n−1) Σ_{i=2..n} C(i)/(i−1) − 1        C(i): documents above rank i that the reference also has above the one at i
///
/// It is not symmetric: ranks are those of the judged ranking, not the reference's.
package struct APCorrelation: Sendable, Equatable {
    /// From −1 to 1; nil when fewer than two documents are in common.
    ///
    /// With ties it is the mean over all orders of tied documents, in the ranking (Urbano and Marrero's τ_AP,a, ICTIR 2017) and in the
    /// reference, equally likely; exact.
    package let tau: Double?
    /// Documents in common, n.
    package let commonCount: Int

    /// Entries are best first; only the order and the equality of their scores count.
    /// - Precondition: no ranking holds a document twice.
    /// - Complexity: O(n log n)
    package init(_ ranking: [RunEntry], reference: [RunEntry]) {
        let groupsInReference = TieGroups.numbers(reference)
        let groups = TieGroups.ranges(ranking).map { group in group.compactMap { groupsInReference[ranking[$0].docno] } }
        commonCount = groups.reduce(0) { $0 + $1.count }
        guard commonCount > 1 else {
            tau = nil
            return
        }
        var counter = PairCounter(limit: (groupsInReference.values.max() ?? 0) + 1)
        var above = 0
        var sum = 0.0
        for group in groups where !group.isEmpty {
            // A document at a random place in its group: those above the group agree or not as usual; of its companions above, half agree
            // on average, whatever the reference says, because either of two companions is above the other in half of the orders.
            var agreeing = 0.0
            for number in group {
                let better = counter.count(below: number)
                let tied = counter.count(below: number + 1) - better
                agreeing += Double(better) + Double(tied) / 2
            }
            let mean = agreeing / Double(group.count)
            for place in 0..<group.count where above + place > 0 {
                sum += (mean + Double(place) / 2) / Double(above + place)
            }
            for number in group { counter.insert(number) }
            above += group.count
        }
        tau = 2 * sum / Double(commonCount - 1) - 1
    }
}
