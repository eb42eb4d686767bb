/// How far a comparison over a set of queries has come.
public struct ComparisonProgress: Sendable, Equatable {
    /// Queries that are finished, including those left out.
    public var done: Int
    /// All queries, at least `done`.
    public var count: Int
    /// What the others will take if they take as long as these did; nil in the first second, which says little of the rest.
    public var remaining: Duration?

    /// - Parameter elapsed: the time since the first query began.
    public init(done: Int, count: Int, elapsed: Duration) {
        self.done = done
        self.count = count
        remaining = done > 0 && elapsed >= .seconds(1) ? elapsed / done * max(count - done, 0) : nil
    }
}
