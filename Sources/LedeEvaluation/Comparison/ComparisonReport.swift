/// Several backends compared on a set of queries: the one tree that `lede compare` prints on a terminal, as JSON, as Markdown and as a
/// page.
///
/// Encoded as JSON its keys are those of the properties in snake case, unless `CodingKeys` give other names; what does not exist is left
/// out. A `Comparer` fills in what backends answer; what only an index knows is added after that: `describe(_:)`,
/// `addArticles(from:passagesFor:skipsUnreadable:)` and `provenance`.
package struct ComparisonReport: Codable, Sendable, Equatable {
    /// The format's name and version.
    package static let currentFormat = "lede-comparison-2"
    /// Those that can be read: 1 had no measure that decides, no verdicts and no labels, and corrected p-values over all measures together.
    package static let readableFormats: Set<String> = ["lede-comparison-1", currentFormat]

    package var format = currentFormat
    /// Nil until it is filled in.
    package var provenance: Provenance?
    /// The cutoff of lists and agreement.
    package var depth: Int
    /// Whether it ended before all queries were answered; the figures cover those that were.
    package var isPartial: Bool
    /// Its findings in sentences, the most important first; nil until somebody has put them into words.
    package var summary: [String]?
    /// The first is the baseline.
    package var backends: [Backend]
    /// `agreements[i]` is between the baseline and backend i + 1.
    package var agreements: [Agreement]
    /// With judgments.
    package var effectiveness: EffectivenessComparison?
    /// `causes[i]` says why articles moved under backend i + 1 against the baseline; empty if not asked for.
    package var causes: [Causes]
    /// Those that all backends answered, in their order.
    package var queries: [Query]
    /// Queries that one backend could not answer; they count nowhere.
    package var failures: [Failure]
    /// How the queries were read, such as `words`; nil if none was searched for, and in reports of earlier versions.
    package var querySyntax: String?
    /// What a reader must know about the queries; nil in reports of earlier versions.
    package var notes: [QueryNote]?

    init(
        depth: Int, isPartial: Bool, backends: [Backend], agreements: [Agreement], effectiveness: EffectivenessComparison?,
        causes: [Causes], queries: [Query], failures: [Failure]
    ) {
        self.depth = depth
        self.isPartial = isPartial
        self.backends = backends
        self.agreements = agreements
        self.effectiveness = effectiveness
        self.causes = causes
        self.queries = queries
        self.failures = failures
    }

    /// A query that one backend could not answer.
    package struct Failure: Codable, Sendable, Equatable {
        package var id: String
        package var backend: String
        /// The backend's own error, in words.
        package var reason: String

        package init(id: String, backend: String, reason: String) {
            self.id = id
            self.backend = backend
            self.reason = reason
        }
    }

    /// The queries whose lists under backend `other` have the least in common with the baseline's, the least first; those without a
    /// difference are left out.
    package func mostChanged(_ other: Int, limit: Int) -> [Query] {
        let changed = queries.enumerated().filter { !$0.element.elsewhere(other).isEmpty }
        return changed.sorted { one, two in
            (one.element.agreements[other - 1].rbo, one.offset) < (two.element.agreements[other - 1].rbo, two.offset)
        }.prefix(max(0, limit)).map(\.element)
    }
}

/// What a reader must know about the queries to judge a report.
package struct QueryNote: Codable, Sendable, Equatable {
    package var text: String
    /// The ids of those it is about; empty for all.
    package var queries: [String]

    package init(text: String, queries: [String] = []) {
        self.text = text
        self.queries = queries
    }
}
