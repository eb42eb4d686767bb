import LedeArticleModel

/// What a run's articles lack, and which fields they have instead: text under an unknown name shows here.
///
/// Bounded, and the same for any number of threads: the names are the first in the order of the articles.
package struct ArticleGaps: Sendable, Equatable {
    /// The articles without one of the parts.
    package struct Gap: Sendable, Equatable {
        package var count = 0
        /// The first names of fields without a meaning that these articles have, at most `ArticleGaps.mostFields`, in order.
        package var fields: [String] = []
    }

    /// Names that are kept.
    package static let mostFields = 8

    /// Articles looked at.
    package var articleCount = 0
    package var text = Gap()
    package var title = Gap()
    package var date = Gap()

    package init() {}

    mutating func add(_ article: Article) {
        articleCount += 1
        if article.body.isEmpty { text.add(article) }
        if article.title.isEmpty { title.add(article) }
        if article.date?.isEmpty ?? true { date.add(article) }
    }

    /// Adds what articles after these lack.
    mutating func add(_ later: ArticleGaps) {
        articleCount += later.articleCount
        text.add(later.text)
        title.add(later.title)
        date.add(later.date)
    }
}

extension ArticleGaps.Gap {
    fileprivate mutating func add(_ article: Article) {
        count += 1
        for field in article.metadata where !field.isProvenance { note(field.name) }
    }

    fileprivate mutating func add(_ later: Self) {
        count += later.count
        for name in later.fields { note(name) }
    }

    private mutating func note(_ name: String) {
        if fields.count < ArticleGaps.mostFields, !fields.contains(name) { fields.append(name) }
    }
}
