import LedeRetrievalEvaluation

/// Systems measured by judgments, side by side: what `lede compare` keeps, and what its findings and those of `lede evaluate` rest on.
package struct EffectivenessComparison: Codable, Sendable, Equatable {
    /// Names, in the order of all values below.
    package var measures: [String]
    /// The measure that decides, whatever others are looked at; nil if all are counts, and in reports of versions that had none.
    package var primary: String?
    /// Queries asked that are judged: what the means are over.
    package var judged: Int
    /// Judged queries that were not asked.
    package var notAsked: Int
    /// One per backend or run; the first is the baseline.
    package var systems: [System]
    /// Each other one against the baseline in each measure.
    package var differences: [Difference]
    /// The remaining pairs in each measure; nil unless each was compared with each.
    package var pairs: [Difference]?
    /// Tests in a measure that the adjusted p-values are for.
    package var familySize: Int

    enum CodingKeys: String, CodingKey {
        case measures, primary, judged, notAsked
        case systems = "backends"
        case differences, pairs, familySize
    }

    /// Nil without judgments.
    /// - Parameters:
    ///   - names: of the backends or runs, in the evaluation's order.
    ///   - primary: the measure that decides.
    ///   - allPairs: whether the evaluation compared each with each.
    package init?(_ evaluation: EvaluationReport, names: [String], primary: String?, allPairs: Bool, notAsked: Int = 0) {
        guard let reports = evaluation.effectiveness else { return nil }
        measures = reports[0].measureNames
        self.primary = primary
        judged = reports[0].judgedCount
        self.notAsked = notAsked
        systems = reports.enumerated().map { System($1, name: names[$0], ties: evaluation.ties?[$0]) }
        let significance = evaluation.significance
        familySize = significance?.familySize ?? 0
        var (differences, others): ([Difference], [Difference]) = ([], [])
        for pair in significance?.pairs ?? [] {
            let found = pair.comparisons.map {
                Difference($0, backend: names[pair.second], against: names[pair.first], familySize: significance?.familySize ?? 0)
            }
            if pair.first == 0 { differences += found } else { others += found }
        }
        self.differences = differences
        pairs = allPairs ? others : nil
    }

    /// The index in `measures` of the one that decides; of a report without one the first.
    package var primaryIndex: Int { primary.flatMap { measures.firstIndex(of: $0) } ?? 0 }

    /// How sure a system's figures are.
    package struct System: Codable, Sendable, Equatable {
        package var name: String
        /// Over the orders of articles with equal scores, one per measure; nil if that is not known exactly.
        package var ties: [Ties?]
        /// Articles with the score of another one.
        package var tiedArticles: Int
        /// Articles retrieved, and those of them that nobody judged.
        package var retrieved: Int
        package var unjudged: Int
        /// The same at the first ten ranks.
        package var retrievedTop: Int
        package var unjudgedTop: Int

        init(_ report: EffectivenessReport, name: String, ties: TieReport?) {
            self.name = name
            self.ties = (ties?.overall ?? []).map { $0.map { Ties(lowest: $0.lowest, expected: $0.expected, highest: $0.highest) } }
            tiedArticles = ties?.tiedDocumentCount ?? 0
            retrieved = report.coverage.count
            unjudged = report.coverage.unjudgedCount
            retrievedTop = report.coverage.topCount
            unjudgedTop = report.coverage.unjudgedTopCount
        }
    }

    /// The range a measure could have.
    package struct Ties: Codable, Sendable, Equatable {
        package var lowest: Double
        package var expected: Double
        package var highest: Double
    }
}
