/// In which order an optimized index holds its documents.
public enum DocumentOrdering: Sendable, Equatable {
    /// The order in which they came.
    case kept
    /// Documents with the same words close together (recursive graph bisection). Scores and matches stay what they are; articles with
    /// equal scores may change places, as these are in the order of documents.
    case clustered
}
