/// Whether tuning pays on queries that it has not seen.
public enum TuningVerdict: String, Sendable {
    /// It is better, and not by chance.
    case gain
    /// It is worse, and not by chance: the queries that choose say little about the others.
    case loss
    /// A difference, if there is one, could be chance.
    case noGain = "no-gain"
    /// Even if all queries agreed, it could be chance.
    case tooFewQueries = "too-few-queries"
}
