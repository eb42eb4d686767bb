/// What a measure could be.
public struct MeasuredTies: Codable, Sendable, Equatable {
    public var lowest: Double
    public var expected: Double
    public var highest: Double
}
