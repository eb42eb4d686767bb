import Synchronization

/// How long one call takes, in nanoseconds.
struct Timing {
    let lowerQuartile: Double
    let median: Double
    let upperQuartile: Double

    /// Times `work`, warm: each repetition lasts a millisecond or more, so that reading the clock does not count.
    init(of work: () -> UInt64, repetitions: Int) {
        var calls = 1
        while Self.time(work, calls: calls) < 1_000_000, calls < 1 << 24 { calls *= 2 }
        let times = (0..<repetitions).map { _ in Self.time(work, calls: calls) / Double(calls) }.sorted()
        lowerQuartile = times[times.count / 4]
        median = times[times.count / 2]
        upperQuartile = times[times.count * 3 / 4]
    }

    private static func time(_ work: () -> UInt64, calls: Int) -> Double {
        let start = ContinuousClock.now
        var sum: UInt64 = 0
        for _ in 0..<calls { sum &+= work() }
        let elapsed = ContinuousClock.now - start
        sink.store(sum, ordering: .relaxed)
        return elapsed / .nanoseconds(1)
    }

    /// Takes what was computed, so that the optimizer must have it computed.
    private static let sink = Atomic<UInt64>(0)
}
