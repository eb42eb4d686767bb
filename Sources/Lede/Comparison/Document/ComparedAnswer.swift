/// A backend's answer.
public struct ComparedAnswer: Codable, Sendable, Equatable {
    public var name: String
    /// All matches; nil where the backend cannot tell.
    public var matches: Int?
    /// Over the rounds; nil without.
    public var seconds: ComparedTimes?
    /// One a measure; empty for a query that is not judged.
    public var measures: [Double]
    public var results: [ComparedResult]
}
