/// What the values of several queries make together.
public enum MeasureAggregation: Sendable, Equatable {
    case mean
    /// Of counts, as trec_eval's num_rel.
    case sum
}
