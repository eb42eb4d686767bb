import LedeQueryLanguage

/// What articles are searched for: words, phrases and conditions, put together with `&&`, `||` and `!`.
///
/// A query is a value made of texts as people write them. The index that is asked analyzes them as it analyzed its articles, so that in an
/// English index `.words("Ferries")` finds "ferry"; one query may be asked of many indexes.
///
///     let query: SearchQuery = .phrase("thick fog") && .words("ferry") && !.field("section", "sports")
///     let page = try await index.search(query)
///
/// An article's score is the sum of what its words and phrases weigh (<doc:Scoring>); conditions and what `!` leaves out add nothing.
/// Texts without a word, such as the empty one, ask for nothing: they are ignored beside others, and alone match no article.
///
/// Queries are bounded: more than `deepest` levels or `mostParts` parts, or more words than a typed query may have, are an error of the
/// search (`LedeError`), not of the program that builds the query. `&&` and `||` of many parts make one level.
///
/// - Complexity: Building one costs O(parts) for each operator. Two queries are equal if they are built of equal texts in the same way.
public struct SearchQuery: Sendable, Hashable {
    /// Most levels of a query.
    public static let deepest = Query.deepest
    /// Most parts of a query: texts, conditions and what joins them.
    public static let mostParts = QueryParser.mostTerms

    package let node: SearchQueryNode
    private let depth: Int
    private let size: Int

    /// A query of `node`, whose parts are `parts`; one that is too large has no parts.
    init(_ node: SearchQueryNode, parts: [SearchQuery] = []) {
        depth = 1 + (parts.map(\.depth).max() ?? 0)
        size = parts.reduce(1) { $0 + $1.size }
        self.node = depth <= Self.deepest && size <= Self.mostParts ? node : .tooLarge
    }

    // MARK: Words

    /// Articles that have every word of `text`, in any order, as the plain syntax (<doc:QueryLanguage>) takes words side by side.
    ///
    /// Nothing in the text is an operator: quotation marks, parentheses, stars, dashes, colons and AND are text like any other. A word that
    /// the index cuts in several (`don't`, `multi-agent`) is a phrase.
    ///
    ///     .words("thick fog")                       // both
    ///     .words("thick fog", .anyWord)             // one suffices
    ///     .words("oil pri", .prefixLastWord)        // while it is being typed
    public static func words(_ text: String, _ mode: QueryMode = []) -> SearchQuery { SearchQuery(.words(text, mode)) }

    /// Articles that have one of the words of `text` or more; those with more, and rarer ones, score higher. Stop words are skipped if
    /// there is anything else. Otherwise as `words`.
    public static func anyWords(_ text: String) -> SearchQuery { words(text, .anyWord) }

    /// Articles that have the words of `text` side by side in one field: what the plain syntax makes of it in quotation marks. If the index
    /// keeps words as written, they match as written (case and diacritics apart), not by their stems.
    ///
    /// Nothing in the text is an operator.
    ///
    ///     .phrase("thick fog")
    public static func phrase(_ text: String) -> SearchQuery { SearchQuery(.phrase(text)) }

    /// Articles with a word that begins with `text`; of several words, all but the last as a phrase before it.
    ///
    ///     .prefix("ferr")                           // ferry, ferries, ferrous
    ///     .prefix("thick fo")                       // "thick fog", "thick forest"
    ///
    /// Of more than 1,024 words of the index those in most articles are looked for, and `SearchPage.notes` says so.
    public static func prefix(_ text: String) -> SearchQuery { SearchQuery(.prefix(text)) }

    /// Articles in which all `texts`, each a word or a phrase, are near each other in one field, in any order.
    ///
    ///     .near(["oil", "price"], within: 5)
    ///     .near(["crude oil", "price"], within: 5)
    ///
    /// - Parameters:
    ///   - texts: at most 32; a text of several words is a phrase.
    ///   - distance: most other words between the end of the first and the start of the last; 0 or more.
    public static func near(_ texts: [String], within distance: Int = 10) -> SearchQuery { SearchQuery(.near(texts, distance)) }

    /// Articles with a word like `word`: at most `edits` insertions, deletions, substitutions or swaps of neighbouring letters away.
    ///
    ///     .fuzzy("ferrry")                          // ferry
    ///
    /// - Parameter edits: 0, 1 or 2 (more counts as 2); nil for none in words of up to two letters, one in words of up to five, and two in
    ///   longer ones.
    public static func fuzzy(_ word: String, _ edits: Int? = nil) -> SearchQuery { SearchQuery(.fuzzy(word, edits)) }

    /// Articles with words like `pattern`, in which `*` stands for any run of letters, even none, and `?` for one; words that other
    /// characters part are side by side.
    ///
    ///     .wildcard("f?rry")
    ///     .wildcard("multi-ag?nt*")
    ///
    /// - Complexity: One that begins with `*` or `?` is compared with every word of the index, others with those of the same beginning.
    public static func wildcard(_ pattern: String) -> SearchQuery { SearchQuery(.wildcard(pattern)) }

    /// What a user typed, with its operators, as `lede search` reads it. Any text is a query of the plain syntax; what has no meaning in it
    /// is text, and `SearchPage.notes` says what was read otherwise than might be expected.
    ///
    ///     .typed(text)
    ///     .typed(text, .plain, .prefixLastWord)     // on every keystroke
    ///
    /// A query can also be given as a string literal: `let query: SearchQuery = "\"thick fog\" OR ferry"`.
    ///
    /// - Parameters:
    ///   - syntax: how the text is read; `.fts5` is strict and refuses what is not a MATCH expression.
    ///   - mode: what words side by side, and the last word, mean; not for `.fts5`.
    public static func typed(_ text: String, _ syntax: QuerySyntax = .plain, _ mode: QueryMode = []) -> SearchQuery {
        SearchQuery(.typed(text, syntax, mode))
    }

    // MARK: Conditions

    /// Every article; each scores 0.
    public static var all: SearchQuery { SearchQuery(.everything) }

    /// The articles that satisfy a condition; it adds nothing to their scores.
    public static func filter(_ filter: SearchFilter) -> SearchQuery { SearchQuery(.filter(filter)) }

    /// The articles one of whose values of the field called `name` is `value`, ignoring case: `SearchFilter.equal`.
    public static func field(_ name: String, _ value: String) -> SearchQuery { filter(.equal(name, value)) }

    /// The articles of a year, a month, a day or a minute: `SearchFilter.date(in:)`.
    public static func date(in period: ArticleDate) -> SearchQuery { filter(.date(in: period)) }

    /// The articles dated at or after the beginning of `from` and before that of `before`: `SearchFilter.date(from:before:)`.
    public static func date(from: ArticleDate? = nil, before: ArticleDate? = nil) -> SearchQuery {
        filter(.date(from: from, before: before))
    }

    /// The articles of a time, written as after `date:` in a query: `SearchFilter.date(_:)`.
    ///
    ///     .phrase("thick fog") && .date("7d")
    public static func date(_ text: String) -> SearchQuery { filter(.date(text)) }

    // MARK: What is made of other queries

    /// What `query` finds in titles.
    ///
    ///     .title(.words("fog")) || .words("ferry")
    public static func title(_ query: SearchQuery) -> SearchQuery { SearchQuery(.restricted(query, .title), parts: [query]) }

    /// What `query` finds in bodies.
    public static func body(_ query: SearchQuery) -> SearchQuery { SearchQuery(.restricted(query, .body), parts: [query]) }

    /// The same articles, whose words and phrases weigh `factor` times as much; 0 or more, at most a million.
    ///
    ///     .title(.words("fog")).boosted(by: 3) || .words("fog")
    public func boosted(by factor: Double) -> SearchQuery { SearchQuery(.boosted(self, factor), parts: [self]) }

    /// The articles that match each of `queries`; those of none match nothing. The same as `&&` between them.
    public static func all(of queries: [SearchQuery]) -> SearchQuery { SearchQuery(.all(queries), parts: queries) }

    /// The articles that match at least one of `queries`. The same as `||` between them.
    public static func any(of queries: [SearchQuery]) -> SearchQuery { SearchQuery(.any(queries), parts: queries) }

    /// The articles that match both.
    public static func && (left: SearchQuery, right: SearchQuery) -> SearchQuery { all(of: left.conjuncts + right.conjuncts) }

    /// The articles that match one or both.
    public static func || (left: SearchQuery, right: SearchQuery) -> SearchQuery { any(of: left.disjuncts + right.disjuncts) }

    /// The articles that do not match: beside others with `&&` those are left out; alone it is every other article, each with a score of 0.
    public static prefix func ! (query: SearchQuery) -> SearchQuery { SearchQuery(.not(query), parts: [query]) }

    private var conjuncts: [SearchQuery] { if case .all(let parts) = node { parts } else { [self] } }

    private var disjuncts: [SearchQuery] { if case .any(let parts) = node { parts } else { [self] } }
}

extension SearchQuery: ExpressibleByStringLiteral {
    /// What `typed` makes of the text.
    public init(stringLiteral text: String) { self = .typed(text) }
}
