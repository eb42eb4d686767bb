import LedeModules

/// A query of the set, its words normalised as the corpus is.
struct BenchmarkQuery: Encodable, Sendable, Equatable {
    var kind: QueryKind
    var words: [String]

    /// As the engines are asked.
    var text: String { kind.text(words) }

    /// As Lede's library is asked.
    var query: Query {
        switch kind {
        case .term: .term(words[0])
        case .union: .any(words.map { .term($0) })
        case .intersection: .all(words.map { .term($0) })
        case .phrase: .phrase(PhraseQuery(terms: words.map { Array($0.utf8) }, text: words.joined(separator: " ")))
        }
    }
}
