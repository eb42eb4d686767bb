/// What a measure can be over the orders of documents with equal scores.
public struct TieRange: Sendable, Equatable {
    /// With the worst order within each group of ties.
    public var lowest: Double
    /// The mean over all orders, equally likely.
    public var expected: Double
    /// With the best order within each group of ties.
    public var highest: Double

    /// By how much the order can move the value.
    public var spread: Double { highest - lowest }

    public init(lowest: Double, expected: Double, highest: Double) {
        self.lowest = lowest
        self.expected = expected
        self.highest = highest
    }
}
