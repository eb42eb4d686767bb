/// An interval of times, in seconds.
public struct ComparedTimeInterval: Codable, Sendable, Equatable {
    public var low: Double
    public var high: Double

    public init(_ times: ClosedRange<Duration>) {
        low = times.lowerBound / .seconds(1)
        high = times.upperBound / .seconds(1)
    }
}
