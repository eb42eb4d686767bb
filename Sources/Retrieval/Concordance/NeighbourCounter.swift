/// Counts the words that stand directly before and behind what a concordance shows.
public struct NeighbourCounter: Sendable {
    /// Distinct words on a side beyond which new ones are not counted.
    private static let mostWords = 1 << 20

    private var left: [String: Int] = [:]
    private var right: [String: Int] = [:]

    public init() {}

    public mutating func add(_ line: ConcordanceLine) {
        Self.count(line.leftWords.first, in: &left)
        Self.count(line.rightWords.first, in: &right)
    }

    /// The commonest words directly before, in lower case; among equals in the order of their characters.
    public func commonestLeft(_ limit: Int) -> [(word: String, count: Int)] { Self.commonest(left, limit) }

    /// The commonest words directly behind.
    public func commonestRight(_ limit: Int) -> [(word: String, count: Int)] { Self.commonest(right, limit) }

    private static func count(_ word: String?, in counts: inout [String: Int]) {
        guard let word, counts.count < mostWords || counts[word] != nil else { return }
        counts[word, default: 0] += 1
    }

    private static func commonest(_ counts: [String: Int], _ limit: Int) -> [(word: String, count: Int)] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(max(0, limit)).map { (word: $0.key, count: $0.value) }
    }
}
