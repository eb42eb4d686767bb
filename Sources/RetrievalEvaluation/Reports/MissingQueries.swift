/// What happens to judged queries that a run does not answer.
public enum MissingQueries: Sendable, Equatable {
    /// They are left out of the mean, as trec_eval does by default.
    case leftOut
    /// They count as 0, as with trec_eval's `-c`: the same queries for every run.
    case countedAsZero
}
