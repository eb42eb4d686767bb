/// The order of documents in an optimized index.
public enum DocumentOrdering: Sendable, Equatable {
    /// The order in which they were added.
    case kept
    /// Documents with the same words close together (recursive graph bisection). Scores and matches stay the same; articles with equal
    /// scores may change places, as these are in the order of documents.
    case clustered
}
