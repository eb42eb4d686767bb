import LedeArticleModel
import LedeTextAnalysis

/// A condition on what is known about an article besides its text: its date, its author, another of its fields. It adds nothing to a score.
package indirect enum AttributeFilter: Sendable, Hashable {
    /// Dated `from` or later and earlier than `before`; either may be open. Articles without a date are never among them.
    case date(from: ArticleDate?, before: ArticleDate?)
    /// The author field has these words side by side in this order; `text` is what was typed.
    ///
    /// Words are those of the standard analyzer, case and diacritics folded, whatever the index's own is: names in a byline do not take a
    /// language's endings, and a stemmer would make one name of Adam and Adams.
    case author(words: [[UInt8]], text: String)
    /// The metadata field called `name` is `value`, or a list with it, ignoring case. The author goes by the name `author` here.
    case field(name: String, value: String)
    /// The article's address, file or id matches. Addresses and files are only in the stored articles, all of which are read for it.
    case locator(LocatorPattern)
    /// The text came in one of these commits (`DocumentOrigin.arrival`); of joined indexes each counts its own.
    case arrived(in: ClosedRange<Int64>)
    /// Every article.
    case everything
    /// As `author`, with a last word of the name that begins with the last of these.
    case authorBeginning(words: [[UInt8]], text: String)
    /// One of the values of the metadata field called `name`, or the author, is as the condition says.
    case values(of: String, ValueCondition)
    /// Satisfies every one of these; every article without any.
    case all([AttributeFilter])
    /// Satisfies at least one of these.
    case any([AttributeFilter])
    /// Does not satisfy this.
    case not(AttributeFilter)

    /// The articles of a time (see `AskedDate`): `2024`, `2024-10`, `2024-10-28`, `2024-10-28T14:08`, `28.10.2024`, `October 2024`,
    /// `yesterday`, and whatever else is read as an article's date; `7d`, the last seven days; from one such to another, both included:
    /// `2024-10..2024-12`, `..2020`, `7d..`; or after or before one: `>2024`, `>=2024`, `<2024`, `<=2024`. Nil for anything else, and for a
    /// date that can be read in two ways.
    ///
    /// An article is of a time if its whole date lies in it: one dated `2024` is of that year, but of none of its months.
    package init?(dateText: some StringProtocol) {
        guard let asked = AskedTime(dateText), let filter = asked.filter else { return nil }
        self = filter
    }

    /// The articles by an author with these words in the name. Nil for a text without a word.
    /// - Parameter isUnfinished: whether the last word is the beginning of one.
    package init?(authorText: String, isUnfinished: Bool = false) {
        let words = StandardAnalyzer().terms(of: authorText)
        guard !words.isEmpty else { return nil }
        self = isUnfinished ? .authorBeginning(words: words, text: authorText) : .author(words: words, text: authorText)
    }

    /// Whether no article can match: a time that ends before it begins.
    var isEmpty: Bool {
        if case .date(let from?, let before?) = self { before <= from } else { false }
    }
}

extension AttributeFilter: CustomStringConvertible {
    /// For people, in a line.
    package var description: String {
        switch self {
        case .date(let from?, let before?): "date from \(from) to before \(before)"
        case .date(let from?, nil): "date from \(from) on"
        case .date(nil, let before?): "date before \(before)"
        case .date(nil, nil): "any date"
        case .author(_, let text): "author:\(text)"
        case .field(let name, let value): "\(name)=\(value)"
        case .locator(let pattern): pattern.description
        case .arrived(let commits): "came in commits \(commits.lowerBound) to \(commits.upperBound)"
        case .everything: "every article"
        case .authorBeginning(_, let text): "author:\(text)…"
        case .values(let name, let condition): "\(name) \(condition)"
        case .all(let filters): "(" + filters.map(\.description).joined(separator: " and ") + ")"
        case .any(let filters): "(" + filters.map(\.description).joined(separator: " or ") + ")"
        case .not(let filter): "not \(filter)"
        }
    }
}
