/// Kendall's rank correlation over the documents that two rankings have in common (Kendall, Biometrika 1938), and its form τ-b for
/// ties (Kendall, Biometrika 1945): documents with equal scores in a ranking have no order there.
package struct KendallTau: Sendable, Equatable {
    /// τ-b, from −1 (reversed) to 1 (the same order); nil when fewer than two documents are in common or one ranking ties them all.
    /// Without ties it is τ.
    package let tau: Double?
    /// τ (τ-a): concordant less discordant pairs, over all pairs; with ties it cannot reach 1. Nil when fewer than two documents are in
    /// common.
    package let tauA: Double?
    /// Documents in common, n.
    package let commonCount: Int

    /// Entries are best first; only the order and the equality of their scores count.
    /// - Precondition: no ranking holds a document twice.
    /// - Complexity: O(n log n) in the documents in common.
    package init(_ first: [RunEntry], _ second: [RunEntry]) {
        let groupsInSecond = TieGroups.numbers(second)
        // Of the documents in common: their group in the second ranking, group by group of the first.
        let groups = TieGroups.ranges(first).map { group in group.compactMap { groupsInSecond[first[$0].docno] } }
        var sizesInSecond: [Int: Int] = [:]
        for number in groups.joined() { sizesInSecond[number, default: 0] += 1 }
        let count = groups.reduce(0) { $0 + $1.count }
        commonCount = count

        var counter = PairCounter(limit: (groupsInSecond.values.max() ?? 0) + 1)
        var seen = 0
        var agreement = 0  // concordant − discordant
        for group in groups {
            for number in group {
                let below = counter.count(below: number)
                let above = seen - counter.count(below: number + 1)
                agreement += below - above
            }
            for number in group { counter.insert(number) }
            seen += group.count
        }
        func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }
        let orderedInFirst = pairs(count) - groups.reduce(0) { $0 + pairs($1.count) }
        let orderedInSecond = pairs(count) - sizesInSecond.values.reduce(0) { $0 + pairs($1) }
        let scale = (Double(orderedInFirst) * Double(orderedInSecond)).squareRoot()
        tau = scale > 0 ? Double(agreement) / scale : nil
        tauA = count > 1 ? Double(agreement) / Double(pairs(count)) : nil
    }
}
