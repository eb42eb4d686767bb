import LedeBenchmarkSupport
import LedeRetrievalEvaluation

/// Measures engines alternately: in every round each is restarted, and in every cell they take turns, so that a noisy minute affects all of
/// them.
///
/// A turn is one pass over all queries to warm up and then passes in a new order each time; the smallest time of a query counts. Nothing
/// runs beside the engine whose turn it is: the others wait for input.
struct LatencyMeasurement {
    private let engines: [Engine]
    private let indexes: [String: String]
    private let queries: QuerySet
    private let cells: [Cell]
    private let options: MeasuringOptions
    private let logs: String
    /// What was measured so far, by engine; valid whenever the measurement ends.
    private(set) var times: [String: EngineTimes] = [:]
    /// Completed rounds.
    private(set) var finishedRounds = 0
    /// Engines that ended on the way, and why.
    private(set) var failures: [String: String] = [:]
    private var random: SplitMix64

    /// - Parameter indexes: the folder of each engine's index, by name.
    init(
        _ engines: [Engine], indexes: [String: String], queries: QuerySet, cells: [Cell] = Cell.all, options: MeasuringOptions, logs: String
    ) {
        self.engines = engines
        self.indexes = indexes
        self.queries = queries
        self.cells = cells.filter { !queries.queries(of: $0.kind).isEmpty }
        self.options = options
        self.logs = logs
        random = SplitMix64(seed: options.seed)
    }

    /// Measures all rounds, or until Ctrl-C.
    mutating func run() throws {
        for round in 0..<options.rounds {
            do {
                try measure(round: round)
                finishedRounds += 1
            } catch is Interrupted {
                return
            }
        }
    }

    private mutating func measure(round: Int) throws {
        var sessions: [EngineSession] = []
        defer { for session in sessions { session.end() } }
        for engine in engines where failures[engine.name] == nil {
            let session = try EngineSession(engine, index: indexes[engine.name]!, logs: logs)
            sessions.append(session)
            try attempt(session) { try $0.warmUp(session) }
        }
        for (number, cell) in cells.enumerated() {
            // Who begins changes from cell to cell and from round to round.
            let first = (round + number) % max(sessions.count, 1)
            for session in sessions[first...] + sessions[..<first] where failures[session.engine.name] == nil {
                try attempt(session) {
                    guard let found = try $0.turn(session, cell) else { return }
                    $0.times[session.engine.name, default: EngineTimes()].add(found, to: cell)
                }
            }
            Console.say("  round \(round + 1) of \(options.rounds): \(cell.name)")
        }
        for session in sessions where failures[session.engine.name] == nil {
            try attempt(session) { try $0.measureFloor(session) }
        }
    }

    /// Runs `work`; if the engine fails in it, that is kept as its failure and the others go on.
    private mutating func attempt(_ session: EngineSession, _ work: (inout LatencyMeasurement) throws -> Void) throws {
        do {
            try work(&self)
        } catch let failure as BenchmarkFailure {
            failures[session.engine.name] = failure.description
            Console.warn(failure.description)
        }
    }

    private func warmUp(_ session: EngineSession) throws {
        guard session.engine.warmUpSeconds > 0 else { return }
        Console.say("  warming up \(session.engine.name) for \(Int(session.engine.warmUpSeconds)) s")
        let end = ContinuousClock.now + .seconds(session.engine.warmUpSeconds)
        while ContinuousClock.now < end {
            for cell in cells {
                for query in queries.queries(of: cell.kind) {
                    _ = try session.ask(cell.command, query)
                    if ContinuousClock.now > end { return }
                }
            }
        }
    }

    /// Nil if the engine does not support the command.
    private mutating func turn(_ session: EngineSession, _ cell: Cell) throws -> CellTimes? {
        let asked = queries.queries(of: cell.kind)
        let end = ContinuousClock.now + .seconds(options.cap)
        var first: [Int] = []
        for query in asked {
            guard let reply = try session.ask(cell.command, query) else { return nil }
            first.append(reply.nanoseconds)
        }
        guard ContinuousClock.now < end else { return CellTimes(nanoseconds: first, passes: 0) }
        var best = [Int](repeating: .max, count: asked.count)
        var order = Array(asked.indices)
        var passes = 0
        while passes < options.passes, passes == 0 || ContinuousClock.now < end {
            order.shuffle(using: &random)
            for index in order {
                guard let reply = try session.ask(cell.command, asked[index]) else { return nil }
                best[index] = min(best[index], reply.nanoseconds)
            }
            passes += 1
        }
        return CellTimes(nanoseconds: best, passes: passes)
    }

    private mutating func measureFloor(_ session: EngineSession) throws {
        // The set's terms go from common to rare.
        guard let rarest = queries.queries(of: .term).last else { return }
        let name = session.engine.name
        for (command, path) in [(EngineCommand.top10, \EngineTimes.floorTop10), (.top1000, \EngineTimes.floorTop1000)] {
            for _ in 0..<200 {
                guard let reply = try session.ask(command, rarest) else { break }
                let known = times[name, default: EngineTimes()][keyPath: path] ?? .max
                times[name, default: EngineTimes()][keyPath: path] = min(known, reply.nanoseconds)
            }
        }
        times[name, default: EngineTimes()].memory = session.memory
    }
}
