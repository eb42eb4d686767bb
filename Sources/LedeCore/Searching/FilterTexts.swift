import LedeArticleModel
import LedeQueryLanguage
import LedeRetrieval

/// What articles must satisfy besides a query, as people type it.
package struct FilterTexts: Sendable, Equatable, Codable {
    /// A date or a distance from today, inclusive lower bound.
    package var after: String?
    /// A date, exclusive upper bound.
    package var before: String?
    /// A whole year, month or day.
    package var on: String?
    /// Words of an author's name.
    package var author: String?
    /// A host.
    package var site: String?
    /// A file or a folder.
    package var path: String?

    package init(
        after: String? = nil, before: String? = nil, on: String? = nil, author: String? = nil, site: String? = nil, path: String? = nil
    ) {
        self.after = after
        self.before = before
        self.on = on
        self.author = author
        self.site = site
        self.path = path
    }

    /// Whether there is none.
    package var isEmpty: Bool { self == FilterTexts() }

    /// One of the texts: what it is of, in the order in which they are read.
    package enum Kind: String, Sendable, CaseIterable {
        case after, before, on, author, site, path
    }

    /// A text that makes no sense for its kind.
    package struct Failure: Error, Equatable {
        package let kind: Kind
        package let text: String
        /// The two ways in which a date can be read; empty for what is not a date at all.
        package let readings: [DatePeriod]
    }

    /// The texts that are there, in the order of `Kind`.
    package var all: [(kind: Kind, text: String)] {
        Kind.allCases.compactMap { kind in
            let text =
                switch kind {
                case .after: after
                case .before: before
                case .on: on
                case .author: author
                case .site: site
                case .path: path
                }
            return text.map { (kind, $0) }
        }
    }

    /// What the texts mean today.
    package func filters() throws(Failure) -> [AttributeFilter] {
        var filters: [AttributeFilter] = []
        if let after {
            let date = try period(after, .after).start
            filters.append(.date(from: date, before: try before.map { (text) throws(Failure) in try period(text, .before).start }))
        } else if let before {
            filters.append(.date(from: nil, before: try period(before, .before).start))
        }
        if let on {
            let period = try period(on, .on)
            filters.append(.date(from: period.start, before: period.end))
        }
        if let author {
            guard let filter = AttributeFilter(authorText: author) else { throw Failure(kind: .author, text: author, readings: []) }
            filters.append(filter)
        }
        if let site { filters.append(try locator(.site, site, .site)) }
        if let path { filters.append(try locator(.path, path, .path)) }
        return filters
    }

    private func locator(_ locator: LocatorPattern.Kind, _ text: String, _ kind: Kind) throws(Failure) -> AttributeFilter {
        guard let pattern = LocatorPattern(locator, text: text) else { throw Failure(kind: kind, text: text, readings: []) }
        return .locator(pattern)
    }

    private func period(_ text: String, _ kind: Kind) throws(Failure) -> DatePeriod {
        switch AskedDate(text) {
        case .period(let period), .distance(let period, _): return period
        case .ambiguous(let readings): throw Failure(kind: kind, text: text, readings: readings)
        case nil: throw Failure(kind: kind, text: text, readings: [])
        }
    }
}
