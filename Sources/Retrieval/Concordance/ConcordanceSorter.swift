/// Keeps the first lines of an order, however many come.
public struct ConcordanceSorter {
    private let order: ConcordanceOrder
    private let limit: Int
    private var lines: [ConcordanceLine] = []

    /// - Parameter limit: most lines that are kept; twice as many are in memory at a time.
    public init(_ order: ConcordanceOrder, limit: Int) {
        self.order = order
        self.limit = max(0, limit)
    }

    /// - Complexity: O(log limit) on average.
    public mutating func add(_ line: ConcordanceLine) {
        lines.append(line)
        if lines.count / 2 >= max(limit, 512) { trim() }
    }

    /// The first lines in their order.
    public var sorted: [ConcordanceLine] {
        var copy = self
        copy.trim()
        return copy.lines
    }

    private mutating func trim() {
        lines.sort { order.precedes($0, $1) }
        lines.removeLast(max(0, lines.count - limit))
    }
}
