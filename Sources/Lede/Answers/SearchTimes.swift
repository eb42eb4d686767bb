/// How long an answer took, by its parts.
public struct SearchTimes: Sendable, Hashable {
    /// Analyzing the query; finding, counting and ranking.
    public let finding: Duration
    /// Reading the articles of the page; making passages and explanations.
    public let presenting: Duration
    /// Looking for what may be wrong with the query.
    public let suggesting: Duration

    /// All of it.
    public var total: Duration { finding + presenting + suggesting }
}
