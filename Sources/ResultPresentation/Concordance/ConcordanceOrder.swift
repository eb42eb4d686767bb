/// The order of a concordance. Each is total: what is equal stands in the order of the articles and, in one, of the text.
public enum ConcordanceOrder: String, Sendable, CaseIterable {
    /// As articles stand in the index, and occurrences in them.
    case document
    /// By the words before, from the nearest on, then by those behind: first without case and diacritics, then, among lines with the same
    /// letters, by spelling.
    case left
    /// By the words behind, then by those before; likewise.
    case right
}
