/// A comparison with all its figures, as it is kept: the one model of what `lede compare` prints as JSON, Markdown and a page.
///
/// Encoded as JSON its keys are those of the properties in snake case; what does not exist is left out.
public struct ComparisonDocument: Codable, Sendable, Equatable {
    /// The format's name and version.
    public static let currentFormat = "lede-comparison-2"
    /// Those that can be read: 1 had no measure that decides, no verdicts and no labels, and corrected p-values over all measures together.
    public static let readableFormats: Set<String> = ["lede-comparison-1", currentFormat]

    public var format = currentFormat
    public var provenance: ComparisonProvenance
    /// The cutoff of lists and agreement.
    public var depth: Int
    /// Whether it ended before all queries were answered; the figures are over those that were.
    public var isPartial: Bool
    /// What it says, in sentences, the most important first; nil until somebody has put it into words.
    public var summary: [String]?
    /// The first is the baseline.
    public var backends: [ComparedBackend]
    /// `agreements[i]` is between the baseline and backend i + 1.
    public var agreements: [ComparedAgreement]
    /// With judgments.
    public var effectiveness: ComparedEffectiveness?
    /// `causes[i]` are those for which articles stand elsewhere under backend i + 1 than under the baseline; empty where they were not
    /// asked for.
    public var causes: [ComparedCauses]
    public var queries: [ComparedQuery]
    /// Queries that one backend could not answer; they count nowhere.
    public var failures: [ComparedFailure]
    /// How the queries were read, such as `words`; nil where none was searched for, and in reports of earlier versions.
    public var querySyntax: String?
    /// What must be known of the queries; nil in reports of earlier versions.
    public var notes: [ComparedNote]?

    public init(
        provenance: ComparisonProvenance, depth: Int, isPartial: Bool, backends: [ComparedBackend], agreements: [ComparedAgreement],
        effectiveness: ComparedEffectiveness?, causes: [ComparedCauses], queries: [ComparedQuery], failures: [ComparedFailure]
    ) {
        self.provenance = provenance
        self.depth = depth
        self.isPartial = isPartial
        self.backends = backends
        self.agreements = agreements
        self.effectiveness = effectiveness
        self.causes = causes
        self.queries = queries
        self.failures = failures
    }
}
