/// Binary preference, trec_eval's `bpref` (Buckley and Voorhees, SIGIR 2004): over the relevant documents, the share of the judged
/// non-relevant ones that do *not* rank above each. Unjudged documents are ignored.
///
///     bpref = 1/R Σ_r (1 − min(n_r, R) / min(N, R))
///
/// n_r: judged non-relevant documents retrieved above r; R, N: relevant and judged non-relevant documents of the query.
package struct BinaryPreference: BinaryMeasure {
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String { MeasureName.text("Bpref", relevance: relevance) }

    /// - Precondition: `relevance` is at least 1.
    package init(relevance: Int = 1) {
        precondition(relevance >= 1)
        self.relevance = relevance
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        var above = 0
        var sum = 0.0
        for grade in ranking.grades {
            guard let grade, grade >= 0 else { continue }
            if grade >= relevance { sum += share(above: above, relevantCount, ranking) } else { above += 1 }
        }
        return sum / Double(relevantCount)
    }

    /// Of a group's m judged non-relevant documents, any number from 0 to m ranks above a given relevant one with the same probability.
    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let relevantCount = ranking.relevantCount(from: relevance)
        guard relevantCount > 0 else { return 0 }
        var above = 0
        var sum = 0.0
        for group in ranking.tieGroups {
            var (relevant, others) = (0, 0)
            for rank in group {
                guard let grade = ranking.grades[rank], grade >= 0 else { continue }
                if grade >= relevance { relevant += 1 } else { others += 1 }
            }
            if relevant > 0 {
                var mean = 0.0
                for more in 0...others { mean += share(above: above + more, relevantCount, ranking) }
                sum += Double(relevant) * mean / Double(others + 1)
            }
            above += others
        }
        return sum / Double(relevantCount)
    }

    private func share(above: Int, _ relevantCount: Int, _ ranking: JudgedRanking) -> Double {
        guard above > 0 else { return 1 }
        let bound = min(ranking.judgedGrades.count - relevantCount, relevantCount)
        return 1 - Double(min(above, relevantCount)) / Double(bound)
    }
}
