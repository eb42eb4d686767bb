/// The four forms of queries, as in the search-benchmark-game.
enum QueryKind: String, CaseIterable, Encodable, CodingKeyRepresentable, Sendable {
    case term
    /// One of the words suffices: `a b`.
    case union
    /// All words must occur: `+a +b`.
    case intersection
    /// The words in this order: `"a b"`.
    case phrase

    /// `words` as a query of this kind; a term has one word.
    func text(_ words: [String]) -> String {
        switch self {
        case .term, .union: words.joined(separator: " ")
        case .intersection: words.map { "+" + $0 }.joined(separator: " ")
        case .phrase: "\"" + words.joined(separator: " ") + "\""
        }
    }
}
