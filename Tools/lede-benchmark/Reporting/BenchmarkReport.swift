/// Everything that a run found out: what `--json` writes, and what the tables and the chart are made from.
struct BenchmarkReport: Encodable, Sendable {
    /// In UTC, as ISO 8601.
    var date: String
    var machine: Machine
    var corpus: NormalizedCorpus
    var vocabulary = 0
    var queries: QuerySet?
    /// The engines in the order of the tables, this project's own first.
    var engines: [String]
    /// By engine, the builds on one core first.
    var builds: [String: [IndexBuild]] = [:]
    /// The least seconds that opening Lede's index took.
    var openingSeconds: Double?
    var agreements: [Agreement] = []
    var times: [String: EngineTimes] = [:]
    var rounds = 0
    var finishedRounds = 0
    var growth: GrowthTable?
    var ablations: AblationTable?
    /// What is missing or went wrong, in whole sentences.
    var notes: [String] = []

    /// The best peer's number in a cell.
    func bestPeer(_ cell: Cell, _ measure: (CellTimes) -> Double) -> Double? {
        engines.filter { $0 != Engine.ownName }.compactMap { times[$0]?.cells[cell].map(measure) }.min()
    }

    /// Lede's number in a cell as a part of the best peer's; nil if one of them is missing.
    func ratio(_ cell: Cell, _ measure: (CellTimes) -> Double) -> Double? {
        guard let own = times[Engine.ownName]?.cells[cell].map(measure), let best = bestPeer(cell, measure), best > 0 else { return nil }
        return own / best
    }

    /// Whether every engine did the same work as the others.
    var isSameWork: Bool { agreements.allSatisfy(\.isSame) }
}
