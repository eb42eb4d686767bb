import LedeIndexBytes
import LedeQueryLanguage
import LedeBackends
import LedeRetrieval

/// A number that two searches share if they have the same query and are to be answered in the same way, up to the number of results and
/// what is counted. It tells pages of one search from another's (`SearchCursor`).
///
/// Every part is written field by field, in an encoding of its own: a tag before each alternative, a length before each list and text.
/// Names of properties and types play no part, so cursors outlive changes of the program that change no search.
struct QueryFingerprint {
    private var writer = FingerprintWriter()

    var value: UInt64 { writer.value }

    init(_ query: BackendQuery, _ request: SearchRequest, answeredBy backend: any RankingBackend, analyzer: String) {
        add(query.query)
        writer.add(query.expression?.text) { $0.add(text: $1) }
        add(request.order)
        writer.add(request.filters.count)
        for filter in request.filters { add(filter) }
        writer.add(request.collapses)
        writer.add(text: backend.name)
        writer.add(backend.recipe) { $0.add($1) }
        writer.add(text: analyzer)
    }

    /// Of only a query.
    init(_ query: Query) { add(query) }

    /// Of only a condition.
    init(_ filter: AttributeFilter) { add(filter) }

    /// Of only a ranking.
    init(_ ranking: Ranking) { writer.add(ranking) }

    private mutating func add(_ query: Query) {
        switch query {
        case .none: writer.add(tag: 0)
        case .phrase(let phrase):
            writer.add(tag: 1)
            add(phrase)
        case .pattern(let pattern):
            writer.add(tag: 2)
            add(pattern)
        case .filter(let filter):
            writer.add(tag: 3)
            add(filter)
        case .near(let leaves, let distance, let asFTS5):
            writer.add(tag: 4)
            writer.add(leaves.count)
            for leaf in leaves { add(Query(leaf)) }
            writer.add(distance)
            writer.add(asFTS5)
        case .boosted(let inner, let factor):
            writer.add(tag: 5)
            add(inner)
            writer.add(factor)
        case .all(let parts):
            writer.add(tag: 6)
            writer.add(parts.count)
            for part in parts { add(part) }
        case .any(let parts):
            writer.add(tag: 7)
            writer.add(parts.count)
            for part in parts { add(part) }
        case .without(let kept, let dropped):
            writer.add(tag: 8)
            add(kept)
            add(dropped)
        }
    }

    private mutating func add(_ phrase: PhraseQuery) {
        writer.add(phrase.terms)
        writer.add(text: phrase.text)
        writer.add(phrase.field) { $0.add($1.rawValue) }
        writer.add(phrase.isStopWord)
    }

    private mutating func add(_ pattern: PatternQuery) {
        writer.add(pattern.words.count)
        for word in pattern.words { add(word) }
        writer.add(pattern.gaps)
        writer.add(pattern.field) { $0.add($1.rawValue) }
        writer.add(pattern.startsField)
        writer.add(text: pattern.text)
        writer.add(pattern.isStopWord)
    }

    private mutating func add(_ word: WordPattern) {
        switch word {
        case .term(let term):
            writer.add(tag: 0)
            writer.add(bytes: term)
        case .anyOf(let terms):
            writer.add(tag: 1)
            writer.add(terms)
        case .prefix(let prefix):
            writer.add(tag: 2)
            writer.add(bytes: prefix)
        case .anyPrefix(let prefixes):
            writer.add(tag: 3)
            writer.add(prefixes)
        case .wildcard(let pattern):
            writer.add(tag: 4)
            writer.add(pattern.parts.count)
            for part in pattern.parts {
                switch part {
                case .literal(let scalar): writer.add(Int(scalar.value))
                case .one: writer.add(-1)
                case .any: writer.add(-2)
                }
            }
        case .fuzzy(let pattern):
            writer.add(tag: 5)
            writer.add(bytes: pattern.term)
            writer.add(pattern.edits)
            writer.add(pattern.fixedCharacters)
        case .regex(let regex):
            writer.add(tag: 6)
            writer.add(text: regex.source)
            writer.add(bytes: regex.prefix)
            writer.add(regex.foldsCase)
        }
    }

    private mutating func add(_ filter: AttributeFilter) {
        switch filter {
        case .date(let from, let before):
            writer.add(tag: 0)
            for date in [from, before] { writer.add(date) { $0.add(Int($1.minutes)) } }
        case .author(let words, let text):
            writer.add(tag: 1)
            writer.add(words)
            writer.add(text: text)
        case .field(let name, let value):
            writer.add(tag: 2)
            writer.add(text: name)
            writer.add(text: value)
        case .locator(let pattern):
            writer.add(tag: 3)
            writer.add(text: pattern.kind.rawValue)
            writer.add(text: pattern.text)
        case .arrived(let commits):
            writer.add(tag: 4)
            writer.add(Int(commits.lowerBound))
            writer.add(Int(commits.upperBound))
        case .everything: writer.add(tag: 5)
        case .authorBeginning(let words, let text):
            writer.add(tag: 6)
            writer.add(words)
            writer.add(text: text)
        case .values(let name, let condition):
            writer.add(tag: 7)
            writer.add(text: name)
            add(condition)
        case .all(let filters):
            writer.add(tag: 8)
            writer.add(filters.count)
            for filter in filters { add(filter) }
        case .any(let filters):
            writer.add(tag: 9)
            writer.add(filters.count)
            for filter in filters { add(filter) }
        case .not(let filter):
            writer.add(tag: 10)
            add(filter)
        }
    }

    private mutating func add(_ condition: ValueCondition) {
        switch condition {
        case .oneOf(let values):
            writer.add(tag: 0)
            writer.add(values.count)
            for value in values { writer.add(text: value) }
        case .beginning(let text):
            writer.add(tag: 1)
            writer.add(text: text)
        case .number(let range):
            writer.add(tag: 2)
            for bound in [range.lower, range.upper] {
                writer.add(bound) { writer, bound in
                    writer.add(bound.value)
                    writer.add(bound.isIncluded)
                }
            }
        case .present: writer.add(tag: 3)
        }
    }

    private mutating func add(_ order: ResultOrder) {
        switch order {
        case .score: writer.add(tag: 0)
        case .dateDescending: writer.add(tag: 1)
        case .dateAscending: writer.add(tag: 2)
        }
    }
}
