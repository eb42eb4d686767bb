/// Kendall's rank correlation over the documents that two rankings have in common (Kendall, Biometrika 1938), in its form τ-b for
/// ties (Kendall, Biometrika 1945): documents with equal scores in a ranking have no order there.
public struct KendallTau: Sendable, Equatable {
    /// From −1 (reversed) to 1 (the same order); nil when fewer than two documents are in common or one ranking ties them all.
    public let tau: Double?
    /// Documents in common, n.
    public let commonCount: Int

    /// Entries are best first; only the order and the equality of their scores count.
    /// - Precondition: no ranking holds a document twice.
    /// - Complexity: O(n²) in the documents in common.
    public init(_ first: [RunEntry], _ second: [RunEntry]) {
        let ranksInFirst = Self.ranks(first)
        let ranksInSecond = Self.ranks(second)
        var pairs: [(Int, Int)] = []
        for entry in first {
            if let left = ranksInFirst[entry.docno], let right = ranksInSecond[entry.docno] { pairs.append((left, right)) }
        }
        commonCount = pairs.count

        var agreement = 0  // concordant − discordant
        var orderedInFirst = 0
        var orderedInSecond = 0
        for i in pairs.indices {
            for j in pairs.indices.suffix(from: i + 1) {
                let left = (pairs[j].0 - pairs[i].0).signum()
                let right = (pairs[j].1 - pairs[i].1).signum()
                agreement += left * right
                orderedInFirst += left * left
                orderedInSecond += right * right
            }
        }
        let scale = (Double(orderedInFirst) * Double(orderedInSecond)).squareRoot()
        tau = scale > 0 ? Double(agreement) / scale : nil
    }

    /// The rank of each document; entries next to each other with equal scores share one.
    private static func ranks(_ entries: [RunEntry]) -> [String: Int] {
        var ranks: [String: Int] = [:]
        var rank = 0
        for (index, entry) in entries.enumerated() {
            if index > 0, entry.score != entries[index - 1].score { rank = index }
            ranks[entry.docno] = rank
        }
        return ranks
    }
}
