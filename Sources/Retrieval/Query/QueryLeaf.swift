import ArticleModel

/// A leaf of a query.
public enum QueryLeaf: Sendable, Hashable {
    /// Terms that are all given, one after another.
    case phrase(PhraseQuery)
    /// Any other arrangement of words.
    case pattern(PatternQuery)

    /// As it was typed.
    public var text: String {
        switch self {
        case .phrase(let phrase): phrase.text
        case .pattern(let pattern): pattern.text
        }
    }

    /// The field in which it must stand, or nil for any.
    public var field: IndexedField? {
        switch self {
        case .phrase(let phrase): phrase.field
        case .pattern(let pattern): pattern.field
        }
    }

    /// The same leaf in `field` alone.
    func restricted(to field: IndexedField) -> QueryLeaf {
        switch self {
        case .phrase(var phrase):
            phrase.field = field
            return .phrase(phrase)
        case .pattern(var pattern):
            pattern.field = field
            return .pattern(pattern)
        }
    }

    /// The same leaf as a pattern.
    var pattern: PatternQuery {
        switch self {
        case .phrase(let phrase): PatternQuery(words: phrase.terms.map { .term($0) }, field: phrase.field, text: phrase.text)
        case .pattern(let pattern): pattern
        }
    }
}
