/// The commonest function words of a language: articles, pronouns, prepositions, conjunctions, auxiliaries.
///
/// They are indexed like all words, so that phrases have them. A query that any one word satisfies ignores them: in a question they say how
/// it is asked, not what about.
struct StopWords: Sendable {
    private let words: Set<[UInt8]>

    /// - Parameter language: a Snowball algorithm's name; languages without a list have no stop words.
    init(language: String) {
        let list = Self.lists[language] ?? ""
        words = Set(list.split(whereSeparator: \.isWhitespace).flatMap { Self.folding.terms(of: String($0)) })
    }

    private static let folding = StandardAnalyzer()

    /// Whether `word` is one of them, whatever its case and diacritics.
    func contains(_ word: String) -> Bool {
        guard !words.isEmpty, word.utf8.count <= 64 else { return false }
        let terms = Self.folding.terms(of: word)
        return terms.count == 1 && words.contains(terms[0])
    }
}
