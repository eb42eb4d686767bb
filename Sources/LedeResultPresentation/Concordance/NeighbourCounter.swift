/// Counts the words that come directly before and after what a concordance shows.
package struct NeighbourCounter: Sendable {
    /// Distinct words on a side beyond which new ones are not counted.
    private static let mostWords = 1 << 20

    private var left: [String: Int] = [:]
    private var right: [String: Int] = [:]

    /// Nothing counted yet.
    package init() {}

    /// Counts the word directly before and the one directly after.
    package mutating func add(_ line: ConcordanceLine) {
        Self.count(line.leftWords.first, in: &left)
        Self.count(line.rightWords.first, in: &right)
    }

    /// The commonest words directly before, in lower case; equally common ones in the order of their letters, as in sorted
    /// concordances.
    package func commonestLeft(_ limit: Int) -> [(word: String, count: Int)] { Self.commonest(left, limit) }

    /// The commonest words directly after, likewise.
    package func commonestRight(_ limit: Int) -> [(word: String, count: Int)] { Self.commonest(right, limit) }

    private static func count(_ word: String?, in counts: inout [String: Int]) {
        guard let word, counts.count < mostWords || counts[word] != nil else { return }
        counts[word, default: 0] += 1
    }

    private static func commonest(_ counts: [String: Int], _ limit: Int) -> [(word: String, count: Int)] {
        var order = WordOrder()
        // Only for those with the last count shown do the letters decide.
        let counted = counts.sorted { $0.value > $1.value }
        let least = counted.count > limit && limit > 0 ? counted[limit - 1].value : 0
        let entries = counted.prefix { $0.value >= least }.map { (word: $0.key, count: $0.value, key: order.key($0.key)) }
        let sorted = entries.sorted { one, two in
            if one.count != two.count { return one.count > two.count }
            return one.key == two.key ? one.word < two.word : one.key.lexicographicallyPrecedes(two.key)
        }
        return sorted.prefix(max(0, limit)).map { (word: $0.word, count: $0.count) }
    }
}
