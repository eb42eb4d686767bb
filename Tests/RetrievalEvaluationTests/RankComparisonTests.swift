import Testing

@testable import LedeRetrievalEvaluation

@Suite("Comparing two rankings")
struct RankComparisonTests {
    struct RBOCase: Sendable {
        var first: String
        var second: String
        var persistence: Double
        var minimum: Double
        var residual: Double
        var extrapolated: Double
    }

    /// Computed in Python by summing the definition to depth 4,000, the unknown rest written out: all different for the minimum, as
    /// alike as can be for the maximum, and depth by depth with the extrapolated agreement.
    static let cases = [
        RBOCase(
            first: "abcdefg", second: "abcdefg", persistence: 0.9, minimum: 0.767139016773146, residual: 0.23286098322685356,
            extrapolated: 1),
        RBOCase(
            first: "abcde", second: "zcavwx", persistence: 0.9, minimum: 0.2216855762208987, residual: 0.43481118395767226,
            extrapolated: 0.35289),
        RBOCase(
            first: "abcdefghij", second: "bacdkfhglj", persistence: 0.9, minimum: 0.6532920817764533,
            residual: 0.18209752662120826, extrapolated: 0.7688237243785717),
        RBOCase(
            first: "abc", second: "cxbayzdefg", persistence: 0.9, minimum: 0.3055283643313488, residual: 0.4774716356686508,
            extrapolated: 0.6382842434357147),
        RBOCase(first: "abc", second: "xyz", persistence: 0.8, minimum: 0, residual: 0.44441599999999953, extrapolated: 0),
        RBOCase(
            first: "a", second: "bcda", persistence: 0.5, minimum: 0.02648051389327864, residual: 0.3068528194400546,
            extrapolated: 0.03125),
        RBOCase(
            first: "kemubcrdlvgaqpxnszto", second: "sdhuwzbvmtxai", persistence: 0.95, minimum: 0.29885807186011965,
            residual: 0.2833468638191365, extrapolated: 0.44542770529947934),
    ]

    @Test("rank-biased overlap equals the definition summed out", arguments: cases)
    func rankBiasedOverlap(_ example: RBOCase) {
        let (first, second) = (example.first.map(String.init), example.second.map(String.init))
        for rbo in [
            RankBiasedOverlap(first, second, persistence: example.persistence),
            RankBiasedOverlap(second, first, persistence: example.persistence),
        ] {
            #expect(abs(rbo.minimum - example.minimum) < 1e-12)
            #expect(abs(rbo.residual - example.residual) < 1e-12)
            #expect(abs(rbo.extrapolated - example.extrapolated) < 1e-12)
        }
    }

    @Test("rank-biased overlap with empty lists")
    func emptyLists() {
        #expect(RankBiasedOverlap([], []).extrapolated == 1)
        let oneEmpty = RankBiasedOverlap([], ["a", "b"])
        #expect(oneEmpty.extrapolated == 0)
        #expect(oneEmpty.minimum == 0)
        #expect(oneEmpty.residual > 0.9)
    }

    @Test("overlap at a cutoff")
    func overlap() {
        #expect(Overlap.at(3, ["a", "b", "c", "d"], ["c", "x", "a", "b"]) == 2.0 / 3)
        #expect(Overlap.at(10, ["a", "b"], ["b", "a"]) == 1)
        #expect(Overlap.at(10, ["a", "b"], ["b", "a", "c", "d"]) == 0.5)
        #expect(Overlap.at(10, [], []) == 1)
        #expect(Overlap.at(10, [], ["a"]) == 0)
    }

    /// scipy.stats.kendalltau (τ-b) over the documents in common.
    @Test("Kendall's τ equals SciPy's")
    func kendall() throws {
        func tau(_ first: KeyValuePairs<String, Double>, _ second: KeyValuePairs<String, Double>) -> KendallTau {
            KendallTau(first.map { RunEntry(docno: $0, score: $1) }, second.map { RunEntry(docno: $0, score: $1) })
        }
        let swapped = tau(["a": 5, "b": 4, "c": 3, "d": 2], ["b": 9, "a": 8, "c": 7, "d": 6])
        #expect(abs(try #require(swapped.tau) - 2.0 / 3) < 1e-12)
        #expect(swapped.commonCount == 4)
        let tied = tau(["a": 5, "b": 4, "c": 4, "d": 2, "e": 1], ["b": 9, "a": 8, "c": 7, "d": 7, "f": 3])
        #expect(abs(try #require(tied.tau) - 0.4) < 1e-12)
        let nearlyReversed = tau(
            ["a": 5, "b": 4, "c": 3, "d": 2, "e": 1, "g": 0.5],
            ["g": 9, "e": 8, "x": 7.5, "d": 7, "c": 7, "a": 3, "b": 2])
        #expect(abs(try #require(nearlyReversed.tau) + 0.8280786712108251) < 1e-12)
        #expect(nearlyReversed.commonCount == 6)
        #expect(tau(["a": 1], ["a": 1]).tau == nil)
        #expect(tau(["a": 1, "b": 1], ["a": 2, "b": 1]).tau == nil)
    }

    @Test("latency percentiles are nearest ranks")
    func latency() throws {
        let times = (1...200).map { Duration.milliseconds($0) }.shuffled()
        let summary = try #require(LatencySummary(times))
        #expect(summary.p50 == .milliseconds(100))
        #expect(summary.p95 == .milliseconds(190))
        #expect(summary.p99 == .milliseconds(198))
        #expect(LatencySummary([.seconds(3)])?.p99 == .seconds(3))
        #expect(LatencySummary([.seconds(1), .seconds(2), .seconds(3)])?.p50 == .seconds(2))
        #expect(LatencySummary([]) == nil)
    }

    /// Places among n sorted times; recorded values are exact sums of binomial probabilities in Python's fractions.
    @Test(
        "latency intervals are the bootstrap's",
        arguments: [
            (1, [1, 1, 1, 1, 1, 1]), (3, [1, 3, 1, 3, 1, 3]), (20, [6, 14, 16, 20, 17, 20]), (200, [86, 114, 182, 195, 193, 200]),
        ])
    func latencyIntervals(_ count: Int, _ places: [Int]) throws {
        let intervals = try #require(LatencyIntervals((1...count).map { Duration.milliseconds($0) }.shuffled()))
        let bounds = [intervals.p50, intervals.p95, intervals.p99].flatMap { [$0.lowerBound, $0.upperBound] }
        #expect(bounds == places.map { .milliseconds($0) })
        #expect(intervals.level == 0.95)
    }

    @Test("latency intervals agree with drawn samples")
    func drawnLatencyIntervals() throws {
        var generator = SplitMix64(seed: 3)
        let (count, samples) = (60, 20_000)
        let percentiles = (0..<samples).map { _ in
            LatencySummary((0..<count).map { _ in Duration.milliseconds(generator.below(count) + 1) })
        }
        let intervals = try #require(LatencyIntervals((1...count).map { Duration.milliseconds($0) }, level: 0.9))
        for (interval, drawn) in [(intervals.p50, percentiles.compactMap { $0?.p50 }), (intervals.p95, percentiles.compactMap { $0?.p95 })]
        {
            // Shares of samples up to each bound, and below it, enclose 5 % and 95 %; a share of 20,000 has a standard deviation of 0.0016.
            for (bound, share) in [(interval.lowerBound, 0.05), (interval.upperBound, 0.95)] {
                #expect(Double(drawn.count { $0 <= bound }) / Double(samples) > share - 0.01)
                #expect(Double(drawn.count { $0 < bound }) / Double(samples) < share + 0.01)
            }
        }
        #expect(LatencyIntervals([]) == nil)
        let equal = try #require(LatencyIntervals(Array(repeating: .seconds(2), count: 100_000)))
        #expect([equal.p99.lowerBound, equal.p99.upperBound] == [.seconds(2), .seconds(2)])
    }
}
