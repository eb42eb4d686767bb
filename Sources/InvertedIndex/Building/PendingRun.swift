/// Articles that a `RunBuilder` has indexed, waiting to be committed.
public struct PendingRun: Sendable, Equatable {
    let number: Int
    /// Articles in the run.
    public let docCount: Int

    /// The beginning of the names of a run's files.
    static func name(_ number: Int) -> String { "run-\(number)" }

    var name: String { Self.name(number) }
}
