import LedeTestSupport
import Testing

@testable import LedeRetrievalEvaluation

/// What differences say, and that it does not depend on other measures.
@Suite("Verdicts on differences")
struct DifferenceVerdictTests {
    /// Reports of runs whose reciprocal rank of each query is the value given; `values[r][q]` is 0 or 1/n.
    private func reports(_ values: [[Double]], measures: String = "RR") throws -> [EffectivenessReport] {
        let qrels = try Qrels(bytes: Array(values[0].indices.map { "q\($0) 0 a 1\n" }.joined().utf8), name: "qrels")
        return try values.map { row in
            var run = Run(tag: "r")
            for (query, value) in row.enumerated() {
                let rank = value > 0 ? Int((1 / value).rounded()) : 0
                run["q\(query)"] = (1...50).map { RunEntry(docno: $0 == rank ? "a" : "x\($0)", score: Double(100 - $0)) }
            }
            return EffectivenessReport(run: run, qrels: qrels, measures: try MeasureCatalog.measures(measures))
        }
    }

    private func verdicts(_ values: [[Double]], measures: String = "RR") throws -> [DifferenceVerdict?] {
        let report = SignificanceReport(try reports(values, measures: measures), seed: 1)
        return report.comparisons.map { DifferenceVerdict($0[0], familySize: report.familySize) }
    }

    private func row(_ count: Int, _ value: Double) -> [Double] { Array(repeating: value, count: count) }

    @Test("better, worse, the same, and too few to tell")
    func plain() throws {
        #expect(try verdicts([row(10, 0.5), row(10, 1)]) == [.better])
        #expect(try verdicts([row(10, 1), row(10, 0.5)]) == [.worse])
        #expect(try verdicts([row(10, 1), row(10, 1)]) == [.same])
        // 2 / 2⁵ is not below 0.05, 2 / 2⁶ is.
        #expect(try verdicts([row(5, 0.5), row(5, 1)]) == [.tooFewQueries])
        #expect(try verdicts([row(5, 1), row(5, 1)]) == [.tooFewQueries])
        #expect(try verdicts([row(6, 0.5), row(6, 1)]) == [.better])
        // With two to correct for, 2 · 2 / 2⁶ is not.
        #expect(try verdicts([row(6, 0.5), row(6, 1), row(6, 1)]) == [.tooFewQueries, .tooFewQueries])
        #expect(try verdicts([row(7, 0.5), row(7, 1), row(7, 1)]) == [.better, .better])
    }

    @Test("that a test finds nothing is no equality: the interval has to be narrow, and of enough queries")
    func equivalence() throws {
        var close = row(40, 1.0 / 20)
        close[0] = 1.0 / 21
        #expect(try verdicts([row(40, 1.0 / 20), close]) == [.equivalent])
        // The same share of queries differs, but of too few.
        var few = row(12, 1.0 / 20)
        few[0] = 1.0 / 21
        #expect(try verdicts([row(12, 1.0 / 20), few]) == [.open])
        var wide = row(40, 0.5)
        for query in 0..<20 { wide[query] = query.isMultiple(of: 2) ? 1 : 0 }
        #expect(try verdicts([row(40, 0.5), wide]) == [.open])
        // Against nothing there is no share of it.
        var found = row(40, 0)
        found[0] = 1.0 / 50
        #expect(try verdicts([row(40, 0), found]) == [.open])
    }

    @Test("what a measure says does not depend on the others")
    func measures() throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<10 {
            let values = (0..<3).map { _ in (0..<25).map { _ in 1 / Double(1 + generator.below(6)) } }
            let alone = SignificanceReport(try reports(values), seed: 1)
            let among = SignificanceReport(try reports(values, measures: "AP P@1 RR R@5 nDCG@10"), seed: 1)
            #expect(alone.familySize == 2)
            #expect(among.familySize == 2)
            for run in 0..<2 { #expect(alone.comparisons[run][0] == among.comparisons[run][2]) }
        }
    }

    @Test("all pairs: each once, corrected together within a measure")
    func allPairs() throws {
        var generator = SeededGenerator(seed: 22)
        let values = (0..<4).map { run in (0..<20).map { _ in 1 / Double(1 + generator.below(2 + run)) } }
        let reports = try reports(values, measures: "RR P@1")
        let report = SignificanceReport(reports, allPairs: true, seed: 1)
        #expect(report.pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]])
        #expect(report.familySize == 6)
        #expect(report.comparisons.count == 3)
        let alone = SignificanceReport(reports, seed: 1)
        for measure in 0..<2 {
            let raw = report.pairs.compactMap { $0.comparisons[measure].randomization?.pValue }
            #expect(report.pairs.map { $0.comparisons[measure].adjustedPValue } == HolmCorrection.adjusted(raw).map(Optional.some))
            for run in 0..<3 {
                // The same tests, corrected for more.
                #expect(report.comparisons[run][measure].randomization == alone.comparisons[run][measure].randomization)
                #expect(report.comparisons[run][measure].adjustedPValue ?? 0 >= alone.comparisons[run][measure].adjustedPValue ?? 1)
            }
        }
    }
}
