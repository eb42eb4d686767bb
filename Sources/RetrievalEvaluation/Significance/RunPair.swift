/// One run against another in several measures.
public struct RunPair: Sendable, Equatable {
    /// The index of the run that the other one is compared with.
    public let first: Int
    /// The index of the other one.
    public let second: Int
    /// The second's differences from the first, one per measure.
    public internal(set) var comparisons: [MeasureComparison]
}
