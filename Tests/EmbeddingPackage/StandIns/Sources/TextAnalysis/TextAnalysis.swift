public struct Sentiment: Sendable {
    public init() {}
}
