import LedeRetrievalEvaluation
import LedeTestSupport
import Testing

@Suite struct MeasureDepthTests {
    /// What comes below a measure's depth does not count.
    @Test func valuesDependOnNoMoreThanTheDepth() throws {
        let measures = try MeasureCatalog.measures(
            "AP AP@7 nDCG nDCG@7 P@7 R@7 RR RR@7 Rprec Bpref RBP(p=0.8) RBP(p=0.8)@7 ERR ERR@7 Success@7 Judged Judged@7 NumRet alpha_nDCG@7 nDCG(gains={1:3})@7 IPrec@0.7 infAP GMAP SetP"
        )
        #expect(measures.filter { $0.depth != nil }.map(\.name).allSatisfy { $0.hasSuffix("@7") })
        #expect(try MeasureCatalog.measure("P(judged_only=True)@7").depth == nil)
        #expect(measures.count { $0.depth == 7 } == 11)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<100 {
            let judgments = Dictionary(uniqueKeysWithValues: (0..<20).map { ("d\($0)", random.below(4) - 1) })
            let entries = (0..<15).map { RunEntry(docno: "d\(random.below(4) * 15 + $0)", score: Double(100 - $0)) }
            for measure in measures {
                guard let depth = measure.depth else { continue }
                let whole = JudgedRanking(entries: entries, judgments: judgments)
                let top = JudgedRanking(entries: Array(entries.prefix(depth)), judgments: judgments)
                #expect(measure.value(whole) == measure.value(top), "\(measure.name)")
            }
        }
    }
}
