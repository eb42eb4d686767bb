import Foundation
import LedeArticleModel
import LedeQueryLanguage

/// A condition on what is known about articles besides their text: their dates and fields. It adds nothing to scores.
///
///     let filter: SearchFilter = .equal("section", "news") && .range("price", ..<20) && !.exists("retracted")
///     let page = try await index.search("fog", SearchRequest(filter: filter))
///
/// Names of fields and values are compared regardless of case. A name that no article of the index has is an error of the search that tells
/// the names like it (`LedeError`), unless the index is empty. `author` is the field of the byline. A field may have several values: then
/// one of them has to be as the condition says. Fields with very many long values are not kept for filters, which is another error.
///
/// Filters of more than `SearchQuery.deepest` levels or `SearchQuery.mostParts` parts are an error of the search.
///
/// - Complexity: Each condition is answered once for an index's snapshot and kept for later searches: O(articles), several of them in a
///   nanosecond, and one look at each distinct value of the field. A search then skips the articles that a filter leaves out.
public struct SearchFilter: Sendable, Hashable {
    package let node: SearchFilterNode
    private let depth: Int
    private let size: Int

    /// A filter of `node`, whose parts are `parts`; one that is too large has no parts.
    private init(_ node: SearchFilterNode, parts: [SearchFilter] = []) {
        depth = 1 + (parts.map(\.depth).max() ?? 0)
        size = parts.reduce(1) { $0 + $1.size }
        self.node = depth <= SearchQuery.deepest && size <= SearchQuery.mostParts ? node : .tooLarge
    }

    private static func values(_ field: String, _ condition: ValueCondition) -> SearchFilter { SearchFilter(.values(field, condition)) }

    // MARK: Values

    /// The field is `value`, or has it among its values. A number, a flag or a date that an article was given is text like `12`, `true` and
    /// `2024-10-28`.
    public static func equal(_ field: String, _ value: String) -> SearchFilter { values(field, .oneOf([value])) }

    /// The field is a number equal to `number`: "10", "10.0" and "1e1" are 10 (see `range`).
    public static func equal(_ field: String, _ number: Double) -> SearchFilter { range(field, number...number) }

    /// The field is one of `values`, or has one of them among its own.
    public static func oneOf(_ field: String, _ values: [String]) -> SearchFilter { self.values(field, .oneOf(values)) }

    /// The field has each of `values` among its own.
    ///
    ///     .contains("topics", "oil", "trade")
    public static func contains(_ field: String, _ values: String...) -> SearchFilter { all(of: values.map { equal(field, $0) }) }

    /// The field has a value. `date` stands for the article's date.
    public static func exists(_ field: String) -> SearchFilter {
        field.lowercased() == "date" ? date() : values(field, .present)
    }

    // MARK: Numbers

    /// The field is a number in `range`.
    ///
    /// Values are kept as text. One that is a decimal number and nothing else (`-3`, `12.50`, `1e6`) is compared as a `Double`, so that 9
    /// is less than 10; all others, such as `12 EUR`, `0x10` and the empty one, are in no range. Whole numbers beyond 2⁵³ are rounded.
    ///
    ///     .range("price", 10...20)
    ///     .range("price", ..<20)
    public static func range(_ field: String, _ range: ClosedRange<Double>) -> SearchFilter {
        numbers(field, (range.lowerBound, true), (range.upperBound, true))
    }

    /// The field is a number in `range`, without its upper bound.
    public static func range(_ field: String, _ range: Range<Double>) -> SearchFilter {
        numbers(field, (range.lowerBound, true), (range.upperBound, false))
    }

    /// The field is a number not below the bound of `range`.
    public static func range(_ field: String, _ range: PartialRangeFrom<Double>) -> SearchFilter {
        numbers(field, (range.lowerBound, true), nil)
    }

    /// The field is a number not above the bound of `range`.
    public static func range(_ field: String, _ range: PartialRangeThrough<Double>) -> SearchFilter {
        numbers(field, nil, (range.upperBound, true))
    }

    /// The field is a number below the bound of `range`.
    public static func range(_ field: String, _ range: PartialRangeUpTo<Double>) -> SearchFilter {
        numbers(field, nil, (range.upperBound, false))
    }

    private static func numbers(_ field: String, _ lower: (Double, Bool)?, _ upper: (Double, Bool)?) -> SearchFilter {
        func bound(_ bound: (Double, Bool)?) -> NumberRange.Bound? { bound.map { NumberRange.Bound($0.0, isIncluded: $0.1) } }
        return values(field, .number(NumberRange(lower: bound(lower), upper: bound(upper))))
    }

    // MARK: Dates

    /// The whole of the article's date lies in `period`, a year, a month, a day or a minute. An article dated `2024` is of that year, but
    /// of none of its months. Articles without a date are in none.
    ///
    ///     .date(in: ArticleDate(year: 2024, month: 10)!)
    public static func date(in period: ArticleDate) -> SearchFilter {
        SearchFilter(.date(from: period.period.start, before: period.period.end))
    }

    /// The whole of the article's date lies between two: at or after the beginning of `from`, and before that of `before`; either may be
    /// open, and with neither it is every article that has a date.
    public static func date(from: ArticleDate? = nil, before: ArticleDate? = nil) -> SearchFilter {
        SearchFilter(.date(from: from?.period.start, before: before?.period.start))
    }

    /// The article is dated `date` or later, by what a clock in `timeZone` shows then.
    public static func date(since date: Date, in timeZone: TimeZone = .current) -> SearchFilter {
        self.date(from: ArticleDate(date, in: timeZone))
    }

    /// The article is of a time, written as after `date:` in a query: `2024`, `2024-10`, `2024-10-28`, `yesterday`, `7d`, or from one to
    /// another, both included, `2024-10..2024-12`, `2024..`; or `>2024`, `<=2024-10`. Any other text is an error of the search.
    public static func date(_ text: String) -> SearchFilter { SearchFilter(.dateText(text)) }

    // MARK: Where articles come from

    /// The author's name has these words side by side, case and diacritics aside.
    public static func author(_ words: String) -> SearchFilter { SearchFilter(.author(words)) }

    /// The article's address is of this host, or of a subdomain of it; a path may follow (`example.org/news`).
    ///
    /// - Complexity: Reads all stored articles, once for an index's snapshot and host.
    public static func site(_ host: String) -> SearchFilter { SearchFilter(.locator(.site, host)) }

    /// The article's file has this name, or is in a folder of this name: whole names from one `/` to another, in which `*` stands for any
    /// characters and `?` for one.
    ///
    /// - Complexity: as `site`.
    public static func path(_ path: String) -> SearchFilter { SearchFilter(.locator(.path, path)) }

    // MARK: Conditions of conditions

    /// Every one of `filters`; of none, every article.
    public static func all(of filters: [SearchFilter]) -> SearchFilter { SearchFilter(.all(filters), parts: filters) }

    /// At least one of `filters`; of none, no article.
    public static func any(of filters: [SearchFilter]) -> SearchFilter { SearchFilter(.any(filters), parts: filters) }

    /// Both.
    public static func && (left: SearchFilter, right: SearchFilter) -> SearchFilter { all(of: left.conjuncts + right.conjuncts) }

    /// One or both.
    public static func || (left: SearchFilter, right: SearchFilter) -> SearchFilter { any(of: left.disjuncts + right.disjuncts) }

    /// Every article that does not satisfy the filter; those without the field among them.
    public static prefix func ! (filter: SearchFilter) -> SearchFilter { SearchFilter(.not(filter), parts: [filter]) }

    private var conjuncts: [SearchFilter] { if case .all(let parts) = node { parts } else { [self] } }

    private var disjuncts: [SearchFilter] { if case .any(let parts) = node { parts } else { [self] } }
}

/// A filter as it was built, before an index is asked.
package indirect enum SearchFilterNode: Sendable, Hashable {
    case values(String, ValueCondition)
    case date(from: LedeArticleModel.ArticleDate?, before: LedeArticleModel.ArticleDate?)
    case dateText(String)
    case author(String)
    case locator(LocatorPattern.Kind, String)
    case all([SearchFilter])
    case any([SearchFilter])
    case not(SearchFilter)
    /// Stands for a filter of too many levels or parts, and for what is built of one.
    case tooLarge
}
