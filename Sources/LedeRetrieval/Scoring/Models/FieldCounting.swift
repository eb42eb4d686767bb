/// How a document's fields enter into a term's occurrences.
package enum FieldCounting: Sendable, Equatable {
    /// Every occurrence counts once, and the document's length is that of all fields.
    case equal
    /// An occurrence counts as its field weighs, and the document's length is that of all fields (FTS5's column weights).
    case columnWeights(FieldWeights)
    /// Occurrences are weighted and normalized by the length of their field before they saturate (BM25F).
    case normalized(FieldWeights)

    /// The weights, if there are any.
    package var weights: FieldWeights? {
        switch self {
        case .equal: nil
        case .columnWeights(let weights), .normalized(let weights): weights
        }
    }

    /// In words.
    package var summary: String {
        switch self {
        case .equal: "all fields count alike"
        case .columnWeights(let weights): "column weights \(weights.summary)"
        case .normalized(let weights): "BM25F \(weights.summary)"
        }
    }
}
