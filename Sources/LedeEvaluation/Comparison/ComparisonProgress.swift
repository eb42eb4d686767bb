/// How far a comparison over a set of queries has come.
package struct ComparisonProgress: Sendable, Equatable {
    /// Queries that are finished, including those left out.
    package var done: Int
    /// All queries, at least `done`.
    package var count: Int
    /// What the others will take if they take as long as these did; nil in the first second, which says little of the rest.
    package var remaining: Duration?

    /// - Parameter elapsed: the time since the first query began.
    package init(done: Int, count: Int, elapsed: Duration) {
        self.done = done
        self.count = count
        remaining = done > 0 && elapsed >= .seconds(1) ? elapsed / done * max(count - done, 0) : nil
    }
}
