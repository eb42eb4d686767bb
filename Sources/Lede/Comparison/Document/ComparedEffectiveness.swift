import RetrievalEvaluation

/// The backends against judgments.
public struct ComparedEffectiveness: Codable, Sendable, Equatable {
    /// Names, in the order of all values below.
    public var measures: [String]
    /// The measure that decides, whatever others are looked at; nil where all are counts, and in reports of versions that had none.
    public var primary: String?
    /// Queries asked that are judged: what the means are over.
    public var judged: Int
    /// Judged queries that were not asked.
    public var notAsked: Int
    /// One a backend.
    public var backends: [MeasuredBackend]
    /// Each other backend against the baseline in each measure.
    public var differences: [MeasuredDifference]
    /// The remaining pairs of backends in each measure; nil unless each was compared with each.
    public var pairs: [MeasuredDifference]?
    /// Tests in a measure that the adjusted p-values are for.
    public var familySize: Int

    /// Nil without judgments.
    /// - Parameters:
    ///   - names: of the backends or runs, in the evaluation's order.
    ///   - primary: the measure that decides.
    ///   - allPairs: whether the evaluation compared each with each.
    public init?(_ evaluation: EvaluationReport, names: [String], primary: String?, allPairs: Bool, notAsked: Int = 0) {
        guard let reports = evaluation.effectiveness else { return nil }
        measures = reports[0].measureNames
        self.primary = primary
        judged = reports[0].judgedCount
        self.notAsked = notAsked
        backends = reports.enumerated().map { index, found in
            let ties = evaluation.ties?[index]
            return MeasuredBackend(
                name: names[index],
                ties: (ties?.overall ?? []).map { $0.map { MeasuredTies(lowest: $0.lowest, expected: $0.expected, highest: $0.highest) } },
                tiedArticles: ties?.tiedDocumentCount ?? 0, retrieved: found.coverage.count,
                unjudged: found.coverage.unjudgedCount, retrievedTop: found.coverage.topCount, unjudgedTop: found.coverage.unjudgedTopCount)
        }
        let significance = evaluation.significance
        familySize = significance?.familySize ?? 0
        var (differences, others): ([MeasuredDifference], [MeasuredDifference]) = ([], [])
        for pair in significance?.pairs ?? [] {
            let found = pair.comparisons.map {
                MeasuredDifference($0, backend: names[pair.second], against: names[pair.first], familySize: significance?.familySize ?? 0)
            }
            if pair.first == 0 { differences += found } else { others += found }
        }
        self.differences = differences
        pairs = allPairs ? others : nil
    }

    /// The index in `measures` of the one that decides; of a report without one the first.
    public var primaryIndex: Int { primary.flatMap { measures.firstIndex(of: $0) } ?? 0 }
}
