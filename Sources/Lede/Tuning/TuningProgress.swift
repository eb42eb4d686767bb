/// How far tuning is.
public struct TuningProgress: Sendable, Equatable {
    /// Queries ranked and measured, one for each setting.
    public var rankingCount: Int
    /// The most that there can be; where folds choose alike, there are fewer.
    public var largestCount: Int
}
