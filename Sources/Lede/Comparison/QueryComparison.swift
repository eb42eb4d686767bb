import RankingBackends

/// Several backends' answers to one query.
public struct QueryComparison: Sendable, Equatable {
    public let id: String
    /// The query as it was typed.
    public let text: String
    /// In the order of the backends; the first is the baseline.
    public let answers: [BackendAnswer]
    /// `agreements[i]` is between the baseline and `answers[i + 1]`.
    public let agreements: [RankAgreement]
    /// `attributions[i]` says of articles at the first ranks of the baseline or of `answers[i + 1]` why they stand elsewhere in the one
    /// than in the other; empty where that was not asked for.
    public var attributions: [[RankAttribution]] = []

    public init(id: String, text: String, answers: [BackendAnswer], depth: Int) {
        self.id = id
        self.text = text
        self.answers = answers
        agreements = answers.dropFirst().map {
            RankAgreement(baseline: answers[0].articles, other: $0.articles, depth: depth)
        }
    }

    /// Whether no backend found anything.
    public var isEmpty: Bool { answers.allSatisfy { !$0.isAnswer } }
}
