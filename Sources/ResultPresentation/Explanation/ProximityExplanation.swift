/// What a score gains because words of the query are close together.
public struct ProximityExplanation: Sendable, Equatable {
    /// The smallest distance of two different words in one field, in tokens (δ).
    public var distance: UInt32
    public var bonus: Double
}
