import LedeArticleModel
import LedeTextAnalysis

/// Reads the plain syntax, in which every text is a query.
///
///     query    := alternatives
///     alternatives := conjunction (OR conjunction)*
///     conjunction  := exclusion (AND exclusion)*
///     exclusion    := [NOT] adjacent (NOT adjacent)*
///     adjacent     := item item*                              all of them, or with `Adjacency.any` one of them
///     item         := ["-"] [field ":"] (leaf | near | ["^"] "(" query ")") ["^" weight]
///     near         := NEAR "(" leaf leaf* ["," distance] ")"
///     leaf         := ["^"] (word ["*" | "~" [edits]] | "phrase" ["*"] ["~" gaps] | wi?dc*rd | /expression/ | 'Spelling')
///
/// Tightest first as in FTS5: adjacency, NOT, AND, OR. An operator without something to join is left out with a note, unless the query has
/// nothing else: then it is a word (`AND` finds "and"). A word that the analyzer cuts in several (`don't`, `U.S.`) is a phrase; one of
/// which nothing is left vanishes. Of nested fields the innermost counts. A `^` before a group applies to each of its words. A part that
/// only says what to leave out (`(NOT b)`) leaves it out of what AND joins it to; a query of only such parts matches nothing.
///
/// If the index keeps words as written besides what its analyzer makes of them (`WordForm.surface`), the words of a quoted phrase are
/// asked for as written, all others by what the analyzer makes of them: and in quotation marks those with `~` directly before them.
package struct QueryParser: Sendable {
    /// What words side by side mean.
    package enum Adjacency: Sendable {
        /// Every one must occur.
        case all
        /// One suffices. Bare stop words of the analyzer's language are skipped, unless there is nothing else; quoted ones are not.
        case any
    }

    /// Most terms that are searched for in one query; what follows them is left out, with a note.
    package static let mostTerms = 4_096
    /// Most words with wildcards, fuzzy words and expressions of one query: each may walk through all terms of an index. Those that follow
    /// are left out.
    package static let mostPatterns = 64
    /// Most words and phrases of a NEAR.
    static let mostNearLeaves = 32
    /// Most words of a phrase with gaps: each place of the first is tried with all others.
    static let mostGappedWords = 64
    /// The greatest distance of NEAR.
    static let greatestDistance = 999_999_999
    /// The distance of NEAR if none is given.
    static let defaultDistance = 10
    /// Most levels of parentheses; what is deeper counts as if it were in the innermost of these, with a note.
    package static let deepestGroup = 64

    package let analyzer: any Analyzer
    package let adjacency: Adjacency
    /// The forms in which words can be asked for, besides what the analyzer makes of them.
    package let forms: WordForms
    /// The names of the fields besides text, `author` and `date` that can be asked for.
    package let attributes: Set<String>
    /// Whether the index knows where words are. If not, a word that the analyzer cuts in several asks for all of its parts, with a note.
    package let hasPositions: Bool

    /// - Parameters:
    ///   - analyzer: the one that the index was built with.
    ///   - forms: `QueryableIndex.forms`; without them every word is asked for by what the analyzer makes of it, as for a backend that has
    ///     nothing else.
    package init(
        analyzer: any Analyzer, adjacency: Adjacency = .all, forms: WordForms = [], attributes: Set<String> = [], hasPositions: Bool = true
    ) {
        self.analyzer = analyzer
        self.adjacency = adjacency
        self.forms = forms
        self.attributes = attributes
        self.hasPositions = hasPositions
    }

    /// A parser for all that `index` can be asked.
    package init(_ index: some QueryableIndex, adjacency: Adjacency = .all) {
        self.init(
            analyzer: index.analyzer, adjacency: adjacency, forms: index.forms, attributes: index.attributeNames,
            hasPositions: index.hasPositions)
    }

    /// The query that `text` asks for.
    ///
    /// - Complexity: linear in the text, any text.
    package func parse(_ text: String) -> ParsedQuery {
        let (tokens, notes) = tokens(of: text)
        return parsed(text, tokens, notes, unfinished: nil)
    }

    /// What a typed query may name besides words.
    var vocabulary: QueryVocabulary { QueryVocabulary(keepsSpelling: forms.contains(.spelling), attributes: attributes) }

    /// The tokens of `text`, with parentheses in pairs.
    func tokens(of text: String) -> (tokens: [QueryToken], notes: QueryNotes) {
        var (tokens, notes) = QueryLexer.tokens(of: text, vocabulary: vocabulary)
        tokens = Self.balanced(tokens, notes: &notes)
        return (tokens, notes)
    }

    /// The query that `tokens` of `text` ask for.
    /// - Parameters:
    ///   - isLiteral: whether marks within the tokens are text.
    ///   - unfinished: the end of a query that is still being typed.
    func parsed(
        _ text: String, _ tokens: [QueryToken], _ notes: QueryNotes, isLiteral: Bool = false, unfinished: UnfinishedEnd?
    ) -> ParsedQuery {
        let analyzer = self.analyzer.queryAnalyzer(for: text)
        var (tokens, notes) = (tokens, notes)
        func run() -> (part: QueryPart, notes: QueryNotes) {
            let leaves = QueryLeafReader(
                text: text, adjacency: adjacency, analyzer: analyzer, forms: forms, isLiteral: isLiteral, unfinished: unfinished)
            var run = PlainSyntaxParse(tokens: tokens, leaves: leaves, adjacency: adjacency)
            let part = run.parse()
            return (part, run.notes)
        }
        var (part, found) = run()
        if part == .nothing, tokens.contains(where: { $0.isOperator || $0.kind == .near }) {
            tokens.removeAll { $0.kind == .open || $0.kind == .close }
            for index in tokens.indices where tokens[index].isOperator || tokens[index].kind == .near { tokens[index].kind = .word }
            (part, found) = run()
        }
        notes.add(found)
        return finished(part, notes)
    }

    /// The query of a whole text.
    func finished(_ part: QueryPart, _ notes: QueryNotes) -> ParsedQuery {
        var notes = notes
        switch part {
        case .nothing: return ParsedQuery(query: .none, notes: notes.texts)
        case .matching(var query):
            if !hasPositions {
                var words: [String] = []
                query = query.takingWordsApart(&words)
                if !words.isEmpty {
                    notes.add(.noPositions(words))
                }
            }
            return ParsedQuery(query: query, notes: notes.texts)
        case .allBut:
            notes.add(.onlyLeftOut)
            return ParsedQuery(query: .none, notes: notes.texts)
        }
    }

    /// `tokens` without parentheses that have no partner before them or are nested too deep.
    private static func balanced(_ tokens: [QueryToken], notes: inout QueryNotes) -> [QueryToken] {
        var kept: [QueryToken] = []
        kept.reserveCapacity(tokens.count)
        var depth = 0
        var isCut = false
        for token in tokens {
            switch token.kind {
            case .open, .near:
                depth += 1
                if depth <= deepestGroup { kept.append(token) } else { isCut = true }
            case .close:
                guard depth > 0 else { continue }
                if depth <= deepestGroup { kept.append(token) }
                depth -= 1
            default: kept.append(token)
            }
        }
        if isCut { notes.add(.groupsTooDeep) }
        return kept
    }
}
