/// What was measured of an engine's queries.
struct EngineTimes: Encodable, Sendable {
    var cells: [Cell: CellTimes] = [:]
    /// The least time of the cheapest query, in nanoseconds: what every query pays for the way into the engine and back.
    var floorTop10: Int?
    var floorTop1000: Int?
    /// The process's memory after all queries.
    var memory: ProcessMemory?

    mutating func add(_ times: CellTimes, to cell: Cell) { cells[cell] = cells[cell]?.merged(with: times) ?? times }
}
