/// A fold of the cross-validation, whose queries were measured by what the queries of all other folds chose.
public struct TuningFold: Sendable, Equatable {
    /// The queries held out.
    public let queryIDs: [String]
    /// What the other queries chose.
    public let setting: TuningSetting
    /// The setting's mean over the queries that chose it.
    public let trainingMean: Double
    /// The setting's mean over the queries held out.
    public let heldOutMean: Double
    /// The baseline's mean over the queries held out.
    public let baselineMean: Double
}
