import LedeModules
import LedeTestSupport
import Testing

@testable import LedeCommands

/// What is said about runs: the decision first, never more than the figures support.
@Suite("Findings in words")
struct RankingFindingsTests {
    /// Findings on runs whose reciprocal ranks are given, `values[r][q]`.
    private func sentences(
        _ values: [[Double]], names: [String] = ["lede", "fts5", "other"], measures: String = "RR", primary: String = "RR",
        allPairs: Bool = false, seconds: [Double?]? = nil,
        unanswered: [[String]]? = nil
    ) throws -> [String] {
        let qrels = try Qrels(bytes: Array(values[0].indices.map { "q\($0) 0 a 1\nq\($0) 0 x1 0\n" }.joined().utf8), name: "qrels")
        let runs = values.map { row in
            var run = Run(tag: "r")
            for (query, value) in row.enumerated() {
                let rank = value > 0 ? Int((1 / value).rounded()) : 0
                run["q\(query)"] = (1...50).map { RunEntry(docno: $0 == rank ? "a" : "x\($0)", score: Double(100 - $0)) }
            }
            return run
        }
        let report = EvaluationReport(runs: runs, qrels: qrels, measures: try MeasureCatalog.measures(measures), allPairs: allPairs)
        let names = Array(names.prefix(values.count))
        let effectiveness = try #require(EffectivenessComparison(report, names: names, primary: primary, allPairs: allPairs))
        return RankingFindings(
            names: names, effectiveness: effectiveness, seconds: seconds ?? values.map { _ in nil },
            unanswered: unanswered ?? values.map { _ in [] }
        ).sentences
    }

    private func row(_ count: Int, _ value: Double) -> [Double] { Array(repeating: value, count: count) }

    @Test("the first sentence is the decision")
    func headlines() throws {
        #expect(try sentences([row(10, 0.5), row(10, 1)])[0] == "fts5 ranks better than lede on these 10 queries.")
        #expect(
            try sentences([row(10, 1), row(10, 0.5)], seconds: [0.001, 0.01])[0]
                == "lede ranks better than fts5 on these 10 queries; lede answers 10 times as fast.")
        #expect(
            try sentences([row(35, 1), row(35, 1)], seconds: [0.0004, 0.001])[0]
                == "Either ranks equally well on these 35 queries; lede answers 2.5 times as fast.")
        #expect(try sentences([row(35, 1), row(35, 1)], seconds: [0.001, 0.0011])[0] == "Either ranks equally well on these 35 queries.")
        #expect(try sentences([row(35, 1), row(35, 1), row(35, 1)])[0] == "All 3 rank equally well on these 35 queries.")
        #expect(try sentences([row(4, 0.5), row(4, 1)])[0] == "These 4 queries are too few to tell which ranks better.")
        #expect(try sentences([row(1, 0.5), row(1, 1)])[0] == "This 1 query is too few to tell which ranks better.")
        #expect(
            try sentences([row(10, 0.5), row(10, 1), row(10, 1)])[0]
                == "fts5 and other rank better than lede on these 10 queries; fts5 reaches most.")
    }

    @Test("no difference found is no equality said")
    func open() throws {
        var wide = row(12, 0.5)
        for query in 0..<6 { wide[query] = query.isMultiple(of: 2) ? 1 : 0.25 }
        let said = try sentences([row(12, 0.5), wide])
        #expect(said[0] == "These 12 queries do not settle which ranks better.")
        #expect(said[1].hasPrefix("fts5 could be better by as much as "), "\(said)")
        #expect(said[1].contains(", or worse by "), "\(said)")
        #expect(said[1].contains(", than lede (95 % interval): RR "), "\(said)")
        for text in said { #expect(!text.contains("equal")) }
    }

    @Test("the primary measure decides, others are named beside it")
    func otherMeasures() throws {
        // Better in RR, the same in R@50.
        let values = [row(10, 0.5), row(10, 1)]
        let recall = try sentences(values, measures: "RR R@50", primary: "R@50")
        #expect(recall[0] == "Either ranks equally well on these 10 queries.")
        #expect(
            recall.contains { $0.hasPrefix("By measures that do not decide, each for itself: fts5 is better in RR (+0.5000, p = 0.0020)") })
        let reciprocal = try sentences(values, measures: "RR R@50", primary: "RR")
        #expect(reciprocal[0] == "fts5 ranks better than lede on these 10 queries.")
        #expect(reciprocal.contains("No other measure shows a difference that chance does not explain."))
        #expect(try sentences(values)[0...1] == reciprocal[0...1])
    }

    @Test("unjudged results and queries without an answer are named")
    func gaps() throws {
        let said = try sentences([row(10, 0.5), row(10, 1)], unanswered: [["q1"], ["q1"]])
        #expect(said.contains("Of the first 10 results 80 to 90 % were never judged; further judgments could change these figures."))
        #expect(said.contains("1 query has no answer: q1."))
        let other = try sentences([row(10, 0.5), row(10, 1)], unanswered: [[], (0..<7).map { "q\($0)" }])
        #expect(other.contains("fts5 has no answer to 7 queries: q0, q1, q2, q3, q4 and 2 more."))
    }

    @Test("pairs beside the baseline's")
    func pairs() throws {
        let said = try sentences([row(10, 0.5), row(10, 0.5), row(10, 1)], allPairs: true)
        #expect(
            said.contains("Of all 3 pairs 2 differ in RR by more than chance explains; besides those above, other is better than fts5."))
        #expect(said[0] == "other ranks better than lede on these 10 queries.")
    }

    @Test("measures in a line")
    func meanings() {
        #expect(MeasureMeaning.text("nDCG@10")?.hasPrefix("nDCG@10 says how good the first 10 results are") == true)
        for name in ["nDCG", "AP", "AP@100", "RR@10", "P@5", "R@100", "P(rel=2)@5"] {
            #expect(MeasureMeaning.text(name)?.hasPrefix(name) == true)
        }
        #expect(MeasureMeaning.text("Bpref") == nil)
        #expect(MeasureMeaning.text("Rprec") == nil)
        #expect(MeasureMeaning.text("") == nil)
    }
}
