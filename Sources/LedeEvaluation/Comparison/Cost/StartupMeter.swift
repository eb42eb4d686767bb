import LedeBackends
import LedeRetrievalEvaluation

/// Measures what it takes to start backends: the time from a cold page cache, and the memory.
///
/// Pages that any process has mapped stay in memory. So nobody may have the backends' files open meanwhile: measure before opening an
/// index, or after closing it.
package struct StartupMeter: Sendable {
    /// Most starts measured.
    package static let sampleSize = 20
    /// Fewest starts measured: queries are repeated if there are fewer.
    package static let leastStarts = 5

    private let backends: [Startable]
    /// Articles ranked.
    package var depth = 10
    private let cache: any PageCache
    private let memory: @Sendable () -> ResidentMemory?

    /// A backend's name, and how it is opened, if it has files.
    private struct Startable: Sendable {
        var name: String
        var opening: BackendOpening?
    }

    /// The starts of one backend.
    private struct Starts {
        var opening: [Duration] = []
        var answer: [Duration] = []
        var dropping = ColdStart.Dropping.files
        var residentShare: Double? = 0

        mutating func merge(_ state: CacheState) {
            if state.dropping != .files, dropping != .refused { dropping = state.dropping }
            residentShare = residentShare.flatMap { worst in state.residentShare.map { max(worst, $0) } }
        }

        var coldStart: ColdStart? {
            guard let opening = MeasuredTimes(opening, withIntervals: true),
                let answer = MeasuredTimes(answer, withIntervals: true),
                let total = MeasuredTimes(zip(self.opening, self.answer).map(+), withIntervals: true)
            else { return nil }
            return ColdStart(opening: opening, answer: answer, total: total, dropping: dropping, residentShare: residentShare)
        }
    }

    /// How much is in memory of files that were dropped from it.
    private struct CacheState {
        var dropping: ColdStart.Dropping
        var residentShare: Double?
    }

    /// - Parameter openings: one per backend, with names; nil for one without files.
    package init(_ openings: [(name: String, opening: BackendOpening?)]) {
        self.init(openings, cache: SystemPageCache()) { ResidentMemory.current }
    }

    init(_ openings: [(name: String, opening: BackendOpening?)], cache: any PageCache, memory: @escaping @Sendable () -> ResidentMemory?) {
        backends = openings.map { Startable(name: $0.name, opening: $0.opening) }
        self.cache = cache
        self.memory = memory
    }

    /// Starts every backend for each of a sample of the queries, in turns (A B, B A, A B …). A query that a backend cannot answer is left
    /// out of its times.
    ///
    /// - Parameter seed: of the sample.
    /// - Returns: one per backend.
    /// - Throws: `BackendFailure` for a backend that does not open; `CancellationError`.
    package func measure(_ queries: [BackendQuery], seed: UInt64, progress: (ComparisonProgress) -> Void = { _ in }) throws
        -> [BackendStartup]
    {
        let sample = Self.sample(queries, seed: seed)
        let begin = ContinuousClock.now
        var starts = backends.map { _ in Starts() }
        for (number, query) in sample.enumerated() {
            for turn in backends.indices {
                try Task.checkCancellation()
                let index = number.isMultiple(of: 2) ? turn : backends.count - 1 - turn
                guard let opening = backends[index].opening else { continue }
                starts[index].merge(forget(opening.files))
                guard let (open, answer) = try start(opening, query) else { continue }
                starts[index].opening.append(open)
                starts[index].answer.append(answer)
            }
            progress(ComparisonProgress(done: number + 1, count: sample.count, elapsed: ContinuousClock.now - begin))
        }
        return try backends.indices.map { index in
            let opening = backends[index].opening
            return BackendStartup(
                backend: backends[index].name, cold: opening == nil ? nil : starts[index].coldStart,
                memory: try opening.flatMap { try memory(of: $0, sample) })
        }
    }

    /// At most `sampleSize` of the queries in their order, and no fewer than `leastStarts`, some of them repeated; none if there are none.
    static func sample(_ queries: [BackendQuery], seed: UInt64) -> [BackendQuery] {
        guard !queries.isEmpty else { return [] }
        var generator = SplitMix64(seed: seed)
        var places = Array(queries.indices)
        for place in 0..<min(sampleSize, places.count) { places.swapAt(place, place + generator.below(places.count - place)) }
        let drawn = places.prefix(sampleSize).sorted()
        return (0..<max(drawn.count, leastStarts)).map { queries[drawn[$0 % drawn.count]] }
    }

    /// Makes the page cache forget the files, as well as possible.
    private func forget(_ files: [String]) -> CacheState {
        var dropping = ColdStart.Dropping.files
        for file in files where !cache.drop(file) { dropping = .refused }
        var share = residentShare(files)
        // Some file systems ignore the advice.
        if dropping == .refused || (share ?? 0) > ColdStart.coldShare, cache.dropAll() {
            let left = residentShare(files)
            if dropping == .refused || (left ?? 1) < (share ?? 0) { dropping = .machine }
            share = left
        }
        return CacheState(dropping: dropping, residentShare: share)
    }

    private func residentShare(_ files: [String]) -> Double? {
        var (all, resident) = (0, 0)
        for file in files {
            guard let bytes = cache.bytes(of: file) else { return nil }
            all += bytes.all
            resident += bytes.resident
        }
        return all == 0 ? 0 : Double(resident) / Double(all)
    }

    /// Opens a backend, has it answer, and closes it. Nil if it cannot answer.
    private func start(_ opening: BackendOpening, _ query: BackendQuery) throws -> (open: Duration, answer: Duration)? {
        let clock = ContinuousClock()
        let start = clock.now
        let backend = try open(opening)
        let opened = clock.now
        do {
            _ = try backend.best(depth, for: query)
        } catch let error as CancellationError {
            throw error
        } catch {
            return nil
        }
        return (opened - start, clock.now - opened)
    }

    private func open(_ opening: BackendOpening) throws -> any RankingBackend {
        do {
            return try opening.open()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw BackendFailure(backendName: opening.name, reason: String(describing: error))
        }
    }

    /// Measured after the starts, so that code and tables that a first answer loads are already in memory.
    private func memory(of opening: BackendOpening, _ sample: [BackendQuery]) throws -> BackendMemory? {
        Allocator.releaseFreed()
        guard let before = memory() else { return nil }
        let backend = try open(opening)
        guard let opened = memory() else { return nil }
        var count = 0
        for query in sample {
            try Task.checkCancellation()
            if (try? backend.best(depth, for: query)) != nil { count += 1 }
        }
        return withExtendedLifetime(backend) {
            memory().map { BackendMemory(opened: opened - before, answered: $0 - before, queries: count) }
        }
    }
}
