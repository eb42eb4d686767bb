/// The backends against judgments.
public struct ComparedEffectiveness: Codable, Sendable, Equatable {
    /// Names, in the order of all values below.
    public var measures: [String]
    /// Queries asked that are judged: what the means are over.
    public var judged: Int
    /// Judged queries that were not asked.
    public var notAsked: Int
    /// One a backend.
    public var backends: [MeasuredBackend]
    /// Each other backend against the baseline in each measure.
    public var differences: [MeasuredDifference]
    /// Tests that the adjusted p-values are for.
    public var familySize: Int
}
