/// How often and how long is measured.
struct MeasuringOptions: Sendable {
    /// Times that every engine is started anew and goes through all cells.
    var rounds: Int
    /// Passes over a cell's queries in a round, after the warm-up pass.
    var passes: Int
    /// Seconds after which a cell of an engine is not repeated any more in a round.
    var cap: Double
    /// Orders the queries.
    var seed: UInt64
}
