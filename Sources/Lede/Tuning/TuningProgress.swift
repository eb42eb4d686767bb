/// How far tuning is.
public struct TuningProgress: Sendable, Equatable {
    /// Queries ranked and measured, one for each setting.
    public var rankingCount: Int
    /// The most there can be; if folds choose alike, there are fewer.
    public var largestCount: Int
}
