import LedeArticleModel
import LedeTextAnalysis

/// A leaf of a query.
package enum QueryLeaf: Sendable, Hashable {
    /// Terms that are all given, one after another.
    case phrase(PhraseQuery)
    /// Any other arrangement of words.
    case pattern(PatternQuery)
    /// A condition on what is known about an article besides its text; it weighs nothing.
    case filter(AttributeFilter)

    /// As it was typed.
    package var text: String {
        switch self {
        case .phrase(let phrase): phrase.text
        case .pattern(let pattern): pattern.text
        case .filter(let filter): filter.description
        }
    }

    /// The field in which it must be, or nil for any.
    package var field: IndexedField? {
        switch self {
        case .phrase(let phrase): phrase.field
        case .pattern(let pattern): pattern.field
        case .filter: nil
        }
    }

    /// The same leaf in `field` alone; a filter stays as it is.
    package func restricted(to field: IndexedField) -> QueryLeaf {
        switch self {
        case .phrase(var phrase):
            phrase.field = field
            return .phrase(phrase)
        case .pattern(var pattern):
            pattern.field = field
            return .pattern(pattern)
        case .filter: return self
        }
    }

    /// The same leaf as a pattern; one without words for a filter, which no text satisfies.
    package var pattern: PatternQuery {
        switch self {
        case .phrase(let phrase): PatternQuery(words: phrase.terms.map { .term($0) }, field: phrase.field, text: phrase.text)
        case .pattern(let pattern): pattern
        case .filter(let filter): PatternQuery(words: [], text: filter.description)
        }
    }
}

extension QueryLeaf {
    /// Its words as they were typed, one for each place; if the analyzer does not see as many in the text as the leaf has, the terms
    /// without their marks.
    package func wordTexts(analyzer: any Analyzer) -> [String] {
        let words = pattern.words
        if words.count == 1 { return [text] }
        let typed = analyzer.words(of: text.utf8.span, forms: [], limit: words.count).withoutOmittedEnds
        if typed.count == words.count { return typed.map { text.utf8Slice($0.range) } }
        return words.map { word in word.beginnings.first.map { String(decoding: WordForm.word(of: $0), as: UTF8.self) } ?? "" }
    }
}
