/// The order of a concordance. Each is total: what is equal stands in the order of the articles and, in one, of the text.
public enum ConcordanceOrder: String, Sendable, CaseIterable {
    /// As articles stand in the index, and occurrences in them.
    case document
    /// By the words before, from the nearest on.
    case left
    /// By the words behind, from the nearest on.
    case right

    /// Whether `line` stands before `other`.
    func precedes(_ line: ConcordanceLine, _ other: ConcordanceLine) -> Bool {
        switch self {
        case .document: break
        case .left:
            if line.leftWords != other.leftWords { return line.leftWords.lexicographicallyPrecedes(other.leftWords) }
            if line.rightWords != other.rightWords { return line.rightWords.lexicographicallyPrecedes(other.rightWords) }
        case .right:
            if line.rightWords != other.rightWords { return line.rightWords.lexicographicallyPrecedes(other.rightWords) }
            if line.leftWords != other.leftWords { return line.leftWords.lexicographicallyPrecedes(other.leftWords) }
        }
        return (line.doc, line.field.rawValue, line.range.bytes.lowerBound, line.range.bytes.upperBound)
            < (other.doc, other.field.rawValue, other.range.bytes.lowerBound, other.range.bytes.upperBound)
    }
}
