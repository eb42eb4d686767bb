import Foundation
import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// Tests and intervals of paired differences. Recorded values are SciPy 1.17's (`ttest_rel`, `permutation_test` over all permutations) or,
/// for the longer vectors, counted with whole numbers in Python.
@Suite("Significance")
struct SignificanceTests {
    static func differences(_ values: [Double]) -> PairedDifferences {
        PairedDifferences(queryIDs: values.indices.map { "q\($0)" }, values: values)
    }

    static let five = [0.0234, 0.156, 0.1425, -0.031, -0.0098]
    static let twelve = [-0.0327, 0.077, 0.0144, 0.0947, -0.1647, 0.1767, 0.0104, 0.088, 0.0063, -0.0179, 0.0663, 0.1025]
    /// Differences of P@10: few values, each often.
    static let tenths = [0.0, 0.1, 0.4, 0.3, 0.3, 0.1, 0.4, 0.4, -0.2, -0.2, -0.1, 0.1]
    static let thirty = [
        -0.0471, -0.172, -0.0614, -0.0268, -0.0993, -0.1292, 0.0237, 0.1097, -0.0033, -0.0544, 0.0585, 0.0917, -0.01, 0.0745, 0.1243,
        -0.0007, -0.0614,
        0.0548, 0.0448, 0.1299, -0.1085, -0.0462, -0.0638, -0.1534, 0.0326, 0.0728, -0.0539, 0.1586, 0.1022, 0.0827,
    ]
    static let eighty: [Double] = [
        0, -3, -2, 3, -3, 1, -3, -1, 4, -1, -1, -3, 3, -2, 0, -3, -3, 3, -3, 0, 0, -2, 2, 2, 4, -2, 4, -3, -2, 1, 3, 4, 2, -3, 0, 3, 1, -2,
        2, -3, 2,
        -3, -1, -1, 4, 2, 2, 0, -1, 3, 4, -2, -2, -1, 0, -1, 0, 4, -1, 4, 1, -1, 4, 0, 3, -1, 4, 2, 4, -3, -3, -3, 1, 0, 4, -2, -2, 3, -1,
        2,
    ].map { Double($0) / 10 }

    @Test(
        "paired t",
        arguments: [
            (five, 1.440984153998867, 0.2230275771872149), (twelve, 1.4002237352548486, 0.1890153001483791),
            (tenths, 2.034988076276673, 0.06667652124756987), (thirty, 0.14226121113937681, 0.8878574547988716),
            (eighty, 0.9550076346228943, 0.342487059186731), ([1, 2, 3.5], 2.98240454173130, 0.09643753908600937),
        ] as [([Double], Double, Double)])
    func pairedT(_ values: [Double], _ statistic: Double, _ pValue: Double) throws {
        let test = try #require(PairedTTest(Self.differences(values)))
        #expect(abs(test.statistic - statistic) < 1e-4)
        #expect(abs(test.pValue - pValue) < 1e-12)
        #expect(test.degreesOfFreedom == values.count - 1)
    }

    @Test(
        "tails of Student's t, far and near",
        arguments: [(40.0, 3.0, 3.4380680789158506e-05), (0.001, 1000.0, 0.9992023150184528), (12.0, 200.0, 2.422136005246625e-25)])
    func tails(_ statistic: Double, _ freedom: Double, _ pValue: Double) {
        let ours = IncompleteBeta.regularized(freedom / (freedom + statistic * statistic), a: freedom / 2, b: 0.5)
        #expect(abs(ours / pValue - 1) < 1e-10)
    }

    @Test("no t-test without a spread")
    func noSpread() {
        #expect(PairedTTest(Self.differences([0.5])) == nil)
        #expect(PairedTTest(Self.differences([0.5, 0.5, 0.5])) == nil)
        #expect(PairedTTest(Self.differences([])) == nil)
        #expect(Self.differences([0.5, 0.5]).effectSize == nil)
    }

    @Test(
        "randomisation, exact",
        arguments: [
            (five, 0.375), (twelve, 0.1982421875), (tenths, 0.08984375), (thirty, 0.8871394749730825), (eighty, 0.36458994734481914),
            ([0, 0], 1), ([0.25], 1),
        ] as [([Double], Double)])
    func exactRandomization(_ values: [Double], _ pValue: Double) throws {
        let test = try #require(RandomizationTest(Self.differences(values), seed: 1))
        #expect(test.method == .exact)
        #expect(abs(test.pValue - pValue) < 1e-12)
    }

    @Test("randomisation, exact, against every assignment of signs")
    func allSigns() throws {
        var generator = SeededGenerator(seed: 4)
        for round in 0..<60 {
            let count = 1 + generator.below(12)
            // Thirds and tenths collide in sums without being exact in binary.
            let values = (0..<count).map { _ in Double(generator.below(13) - 5) / (round.isMultiple(of: 2) ? 10 : 3) }
            let observed = abs(values.reduce(0, +))
            let extreme = (0..<1 << count).count { signs in
                abs(values.indices.reduce(0.0) { $0 + (signs >> $1 & 1 == 0 ? values[$1] : -values[$1]) }) >= observed - 1e-9
            }
            let test = try #require(RandomizationTest(Self.differences(values), seed: 1))
            #expect(abs(test.pValue - Double(extreme) / Double(1 << count)) < 1e-12, "\(values)")
        }
    }

    @Test("randomisation, sampled: the same for a seed, never 0, near the exact value")
    func sampledRandomization() throws {
        var generator = SeededGenerator(seed: 9)
        let values = (0..<60).map { _ in Double.random(in: -0.4...0.5, using: &generator) }
        let test = try #require(RandomizationTest(Self.differences(values), seed: 7, trials: 20_000))
        #expect(test.method == .sampled(trials: 20_000))
        #expect(test == RandomizationTest(Self.differences(values), seed: 7, trials: 20_000))
        #expect(test != RandomizationTest(Self.differences(values), seed: 8, trials: 20_000))
        let tTest = try #require(PairedTTest(Self.differences(values)))
        #expect(abs(test.pValue - tTest.pValue) < 0.02)
        let clear = try #require(RandomizationTest(Self.differences(values.map { abs($0) + 0.1 }), seed: 7, trials: 999))
        #expect(clear.pValue == 0.001)
        #expect(RandomizationTest(Self.differences([]), seed: 1) == nil)
    }

    @Test("the bootstrap's interval holds the mean and is near the normal one")
    func bootstrap() throws {
        let differences = Self.differences(Self.thirty)
        let interval = try #require(BootstrapInterval(differences, seed: 3))
        let mean = try #require(differences.mean)
        let halfWidth = 1.96 * (try #require(differences.standardDeviation)) / Double(30).squareRoot()
        #expect(abs(interval.lower - (mean - halfWidth)) < 0.004)
        #expect(abs(interval.upper - (mean + halfWidth)) < 0.004)
        #expect(interval == BootstrapInterval(differences, seed: 3))
        #expect(interval.sampleCount == 10_000)
        #expect(interval.level == 0.95)
        // Two values: the mean of a sample is 0, ½ or 1 with ¼, ½ and ¼.
        let coin = try #require(BootstrapInterval(Self.differences([0, 1]), level: 0.4, seed: 1))
        #expect(coin.lower == 0.5)
        #expect(coin.upper == 0.5)
        #expect(BootstrapInterval(Self.differences([]), seed: 1) == nil)
        // Where differences do not differ there is nothing to draw from, and no spread to measure an effect by.
        for values in [[0.5], [0.1, 0.1, 0.1], [Double](repeating: -0.3, count: 7), [0, 0, 0]] {
            #expect(BootstrapInterval(Self.differences(values), seed: 1) == nil)
            #expect(Self.differences(values).effectSize == nil)
        }
    }

    /// R's p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
    @Test("Holm's correction")
    func holm() {
        let adjusted = HolmCorrection.adjusted([0.01, 0.04, 0.03, 0.005])
        for (value, want) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(abs(value - want) < 1e-15) }
        #expect(HolmCorrection.adjusted([0.6, 0.7]) == [1, 1])
        #expect(HolmCorrection.adjusted([]).isEmpty)
    }

    @Test("wins, ties, losses, effect size, and the queries that decide")
    func differences() throws {
        let differences = PairedDifferences(queryIDs: ["a", "b", "c", "d", "e"], values: [0.3, -0.1, 1e-17, 0.2, -0.15])
        #expect(differences.winCount == 2)
        #expect(differences.tieCount == 1)
        #expect(differences.lossCount == 2)
        #expect(abs(try #require(differences.mean) - 0.05) < 1e-15)
        #expect(abs(try #require(differences.effectSize) - 0.05 / 0.193649167310370_8) < 1e-9)
        // Without a it would be −0.05/4.
        #expect(differences.decidingQueryIDs == ["a"])
        #expect(PairedDifferences(queryIDs: ["a", "b", "c"], values: [-0.1, -0.1, -0.1]).decidingQueryIDs == ["a", "b", "c"])
        #expect(PairedDifferences(queryIDs: ["a", "b"], values: [0.1, -0.1]).decidingQueryIDs.isEmpty)
        #expect(PairedDifferences(queryIDs: [], values: []).mean == nil)
    }

    @Test("runs are compared over the queries that both have, each measure a family of its own")
    func report() throws {
        let qrels = try Qrels(bytes: Array("1 0 a 1\n2 0 a 1\n3 0 a 1\n".utf8), name: "q")
        func run(_ text: String) throws -> EffectivenessReport {
            EffectivenessReport(
                run: try Run(bytes: Array(text.utf8), name: "r"), qrels: qrels, measures: try MeasureCatalog.measures("RR NumRet P@1"))
        }
        let baseline = try run("1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n3 Q0 a 1 2 t\n")
        let other = try run("1 Q0 b 1 2 t\n1 Q0 a 1 1 t\n2 Q0 a 1 2 t\n")
        let report = SignificanceReport([baseline, other], seed: 1)
        try #require(report.comparisons.count == 1)
        #expect(report.comparisons[0].map(\.measureName) == ["RR", "P@1"])
        #expect(report.familySize == 1)
        #expect(report.comparisons[0][0].baselineMean == 1)
        #expect(report.comparisons[0][0].differences.queryIDs == ["1", "2"])
        #expect(report.comparisons[0][0].differences.values == [-0.5, 0])
        #expect(report.comparisons[0][0].adjustedPValue == 1)
    }

    @Test("beside SciPy", .enabled(if: PythonReference.absence == nil, "SciPy cannot be installed"))
    func besideSciPy() throws {
        var generator = SeededGenerator(seed: 31)
        let script = """
            import json, sys, numpy, scipy.stats as st
            result = []
            for d in json.loads(sys.argv[1]):
                zero = numpy.zeros(len(d))
                p = st.permutation_test((d, zero), lambda a, b, axis: numpy.mean(a - b, axis=axis), permutation_type="samples", n_resamples=numpy.inf, vectorized=True).pvalue if len(d) <= 12 else -1
                result.append([st.ttest_rel(d, zero).pvalue, p])
            print(json.dumps(result))
            """
        let vectors = (0..<30).map { index -> [Double] in
            (0..<2 + generator.below(index < 20 ? 11 : 300)).map { _ in
                index.isMultiple(of: 2) ? Double(generator.below(9) - 3) / 10 : Double.random(in: -0.3...0.4, using: &generator)
            }
        }
        let text = String(decoding: try JSONSerialization.data(withJSONObject: vectors), as: UTF8.self)
        let expected = try #require(try PythonReference.json(script, [text]) as? [[Double]])
        for (vector, wanted) in zip(vectors, expected) {
            if let test = PairedTTest(Self.differences(vector)) { #expect(abs(test.pValue - wanted[0]) < 1e-10) }
            if wanted[1] >= 0 {
                #expect(abs(try #require(RandomizationTest(Self.differences(vector), seed: 1)).pValue - wanted[1]) < 1e-10, "\(vector)")
            }
        }
    }
}
