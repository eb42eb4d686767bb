/// Where an article of one list stands in another.
public enum RankMove: Sendable, Equatable {
    case same
    /// So many ranks higher than in the baseline.
    case up(Int)
    /// So many ranks lower than in the baseline.
    case down(Int)
    /// Not among the baseline's.
    case new

    /// - Parameter baseline: the rank in the baseline from 1, nil where it is not listed.
    public init(from baseline: Int?, to rank: Int) {
        guard let baseline else {
            self = .new
            return
        }
        self = baseline == rank ? .same : baseline > rank ? .up(baseline - rank) : .down(rank - baseline)
    }
}
