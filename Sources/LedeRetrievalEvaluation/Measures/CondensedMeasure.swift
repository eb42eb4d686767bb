/// A measure over only the judged documents of a ranking: ir_measures' `judged_only=True`, trec_eval's `-J`
/// (condensed lists; Sakai, SIGIR 2007). A negative grade does not count as judged.
package struct CondensedMeasure: Measure {
    package let base: any Measure

    package init(_ base: any Measure) { self.base = base }

    /// `P(judged_only=True)@5`, `AP(rel=2,judged_only=True)`.
    package var name: String {
        let name = base.name
        guard let end = name.firstIndex(of: ")") else {
            let at = name.firstIndex(of: "@") ?? name.endIndex
            return name[..<at] + "(judged_only=True)" + name[at...]
        }
        return name[..<end] + ",judged_only=True" + name[end...]
    }

    package var aggregation: MeasureAggregation { base.aggregation }

    package func value(_ ranking: JudgedRanking) -> Double { base.value(ranking.condensed) }

    /// An order of all documents orders the judged ones, and over all orders each of these occurs equally often.
    package func tieRange(_ ranking: JudgedRanking) -> TieRange? { base.tieRange(ranking.condensed) }
}
