import LedeArticleModel
import LedeTextAnalysis

/// What is searched, as a tree: every syntax is parsed into it, and every backend answers it.
///
/// A leaf adds to a document's score iff it occurs there and its whole chain of ancestors matches there (as in FTS5); what `without` leaves
/// out adds nothing. A leaf that occurs twice counts twice.
package indirect enum Query: Sendable, Equatable {
    /// One term, or several in order.
    case phrase(PhraseQuery)
    /// Words whose terms or places are not all given.
    case pattern(PatternQuery)
    /// Articles about which something besides their text is known, such as a date; adds nothing to a score.
    case filter(AttributeFilter)
    /// Documents in which the leaves are near each other in one field, in any order: at most `within` tokens between the end of the first
    /// and the start of the last; below 0 they overlap by as many. Each leaf adds to the score by itself, and only its occurrences near the
    /// others count (as in FTS5). Two leaves that ask for the same need an occurrence each, unless `asFTS5` lets one do for both, as FTS5
    /// does.
    case near([QueryLeaf], within: Int, asFTS5: Bool = false)
    /// The documents of a query, whose leaves' weights are multiplied by this; 0 or more. Weights above a million count as a million, and
    /// those below 1e-200 as 0.
    case boosted(Query, by: Double)
    /// Documents that match every part (AND); no parts match nothing.
    case all([Query])
    /// Documents that match at least one part (OR).
    case any([Query])
    /// Documents that match the first but not the second.
    case without(Query, Query)
    /// Matches nothing.
    case none

    /// The deepest tree that is searched, in levels; the parser stays far below.
    package static let deepest = 512
}

extension Query {
    /// One term in any field; `text` is what the user typed for it.
    package static func term(_ term: some StringProtocol, field: IndexedField? = nil) -> Query {
        .phrase(PhraseQuery(terms: [Array(term.utf8)], text: String(term), field: field))
    }

    /// The greatest weight that nested boosts come to, and the least above 0: whatever a formula makes of a weight between them is a number
    /// with full precision.
    package static let greatestBoost = 1_000_000.0
    package static let leastBoost = 1e-200

    /// What a weight becomes under a boost: 0 or a number from `leastBoost` to `greatestBoost`, whatever the two are.
    package static func boost(_ weight: Double, by factor: Double) -> Double {
        let product = weight * factor
        return product >= leastBoost ? min(product, greatestBoost) : 0
    }

    /// A single leaf.
    package init(_ leaf: QueryLeaf) {
        self =
            switch leaf {
            case .phrase(let phrase): .phrase(phrase)
            case .pattern(let pattern): .pattern(pattern)
            case .filter(let filter): .filter(filter)
            }
    }

    /// The leaves that may add to a score, in order: except those that `without` leaves out.
    ///
    /// - Complexity: linear in the tree.
    package var scoringLeaves: [QueryLeaf] { ScoringLeaves(self).leaves }

    /// Whether words or phrases add to its scores. With filters alone, all scores are 0.
    package var ranks: Bool { scoringLeaves.contains { if case .filter = $0 { false } else { true } } }

    /// Whether one of its words, left out or not, may match several terms of an index; its matches may then be cut
    /// (`Searcher.expansionLimit`).
    package var hasPatterns: Bool {
        ownLeaves.contains { leaf in leaf.pattern.words.contains { $0.soleTerm == nil } } || parts.contains(where: \.hasPatterns)
    }

    /// Whether two equal words must be near each other, which FTS5 cannot be asked.
    package var hasNearOfEquals: Bool { ScoringLeaves(self).nears.contains(where: \.hasEquals) }

    /// The forms of words that its scoring leaves ask for, besides the analyzer's terms.
    package var forms: WordForms {
        var forms: WordForms = []
        for leaf in scoringLeaves {
            for word in leaf.pattern.words { for beginning in word.beginnings { forms.insert(WordForms(WordForm(of: beginning))) } }
        }
        return forms
    }

    /// The same words and phrases, of which one suffices, for when no document has them all; what is left out stays left out, filters stay,
    /// and stop words are skipped if there is anything else.
    package func relaxed() -> Query {
        switch self {
        case .any(let parts): .joinedAny(Query.withoutStopWords(parts).map { $0.relaxed() })
        case .all(let parts):
            .joinedAll(parts.filter(\.isFilter) + [.joinedAny(Query.withoutStopWords(parts.filter { !$0.isFilter }).map { $0.relaxed() })])
        default: mapping(part: { $0.relaxed() })
        }
    }

    private var isFilter: Bool { if case .filter = self { true } else { false } }

    /// AND of `parts` without needless levels: a part that is itself an AND gives its own parts, a single part stays alone.
    package static func joinedAll(_ parts: [Query]) -> Query {
        var flat: [Query] = []
        flat.reserveCapacity(parts.count)
        for part in parts {
            if case .all(let inner) = part { flat += inner } else { flat.append(part) }
        }
        return flat.count == 1 ? flat[0] : flat.isEmpty ? .none : .all(flat)
    }

    /// `parts` without bare stop words, or all of them if there is nothing else.
    package static func withoutStopWords(_ parts: [Query]) -> [Query] {
        let others = parts.filter { part in
            switch part {
            case .phrase(let leaf): !leaf.isStopWord
            case .pattern(let leaf): !leaf.isStopWord
            default: true
            }
        }
        return others.isEmpty ? parts : others
    }

    /// OR of `parts`, flattened in the same way.
    package static func joinedAny(_ parts: [Query]) -> Query {
        var flat: [Query] = []
        flat.reserveCapacity(parts.count)
        for part in parts {
            switch part {
            case .any(let inner): flat += inner
            case .none: break
            default: flat.append(part)
            }
        }
        return flat.count == 1 ? flat[0] : flat.isEmpty ? .none : .any(flat)
    }
}
