/// The order of a concordance. Each is total: equal lines keep the order of the articles and, within one, of the text.
public enum ConcordanceOrder: String, Sendable, CaseIterable {
    /// In the order of the articles in the index, and of the occurrences in them.
    case document
    /// By the words before, from the nearest on, then by those after: first without case and diacritics, then, among lines with the same
    /// letters, by spelling.
    case left
    /// By the words after, then by those before; likewise.
    case right
}
