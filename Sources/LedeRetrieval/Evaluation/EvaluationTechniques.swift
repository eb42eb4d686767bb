/// Optional techniques: each saves time and changes no answer. Leaving one out shows what it is worth.
package struct EvaluationTechniques: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Ranges whose bounds do not reach the threshold are skipped.
    package static let rangeBounds = EvaluationTechniques(rawValue: 1 << 0)
    /// The threshold starts at what the best documents of a term are known to reach.
    package static let storedThresholds = EvaluationTechniques(rawValue: 1 << 1)
    /// Ranges with the greatest bounds are visited first.
    package static let bestRangesFirst = EvaluationTechniques(rawValue: 1 << 2)
    /// Documents that lack a leaf without which none reaches the threshold are not scored.
    package static let mandatoryLeaves = EvaluationTechniques(rawValue: 1 << 3)
    /// Leaves that cannot bring a document to the threshold together are looked up only for documents that others bring near it.
    package static let essentialLeaves = EvaluationTechniques(rawValue: 1 << 4)
    /// Long answers are added up over windows of many ranges.
    package static let windows = EvaluationTechniques(rawValue: 1 << 5)
    /// Postings of a single term are compared with the threshold without a division.
    package static let termFilter = EvaluationTechniques(rawValue: 1 << 6)
    /// Unions are counted by looking the rarer leaves' documents up in the commonest one.
    package static let countByLookup = EvaluationTechniques(rawValue: 1 << 7)
    /// Positions are read only if the rarest word's frequency can reach the threshold.
    package static let boundBeforePositions = EvaluationTechniques(rawValue: 1 << 8)

    /// All of them, by name.
    package static let named: [(name: String, technique: EvaluationTechniques)] = [
        ("range-bounds", .rangeBounds), ("stored-thresholds", .storedThresholds), ("best-ranges-first", .bestRangesFirst),
        ("mandatory-leaves", .mandatoryLeaves), ("essential-leaves", .essentialLeaves), ("windows", .windows),
        ("term-filter", .termFilter), ("count-by-lookup", .countByLookup), ("bound-before-positions", .boundBeforePositions),
    ]
}
