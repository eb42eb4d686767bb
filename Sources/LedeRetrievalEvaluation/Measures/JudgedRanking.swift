/// A ranking for one query seen through its judgments: what a measure needs.
package struct JudgedRanking: Sendable, Equatable {
    /// The grade of each retrieved document, best first, from the qrels; nil if it has none. Below 0 is not judged, as in trec_eval; 0 is
    /// judged not relevant.
    package let grades: [Int?]
    /// Ranks from 0 of documents with equal scores; the groups follow one another and cover all of `grades`, singletons included.
    package let tieGroups: [Range<Int>]
    /// The grades of all judged documents of the query (0 and above), retrieved or not, highest first.
    package let judgedGrades: [Int]
    /// Set if the query was judged by aspects.
    let aspects: RankedAspects?

    /// `entries` are put in trec_eval's order first; scores are tied when they are equal in its single precision.
    /// - Parameter aspects: by document and aspect, the grades of a query judged by aspects.
    /// - Complexity: O(n log n)
    package init(entries: [RunEntry], judgments: [String: Int], aspects: [String: [String: Int]]? = nil) {
        let ordered = Run.trecEvalOrder(entries)
        var groups: [Range<Int>] = []
        var start = 0
        for rank in ordered.indices where rank + 1 == ordered.count || Float(ordered[rank].score) != Float(ordered[rank + 1].score) {
            groups.append(start..<rank + 1)
            start = rank + 1
        }
        self.init(
            grades: ordered.map { judgments[$0.docno] }, tieGroups: groups,
            judgedGrades: judgments.values.filter { $0 >= 0 }.sorted(by: >),
            aspects: aspects.map { RankedAspects(docnos: ordered.map(\.docno), grades: $0) })
    }

    /// - Precondition: as the properties say.
    package init(grades: [Int?], tieGroups: [Range<Int>], judgedGrades: [Int]) {
        self.init(grades: grades, tieGroups: tieGroups, judgedGrades: judgedGrades, aspects: nil)
    }

    private init(grades: [Int?], tieGroups: [Range<Int>], judgedGrades: [Int], aspects: RankedAspects?) {
        self.grades = grades
        self.tieGroups = tieGroups
        self.judgedGrades = judgedGrades
        self.aspects = aspects
    }

    /// The ranking of only its judged documents.
    var condensed: JudgedRanking {
        let kept = grades.indices.filter { (grades[$0] ?? -1) >= 0 }
        var groups: [Range<Int>] = []
        var start = 0
        for group in tieGroups {
            let count = group.count { (grades[$0] ?? -1) >= 0 }
            if count > 0 { groups.append(start..<start + count) }
            start += count
        }
        var aspects = aspects
        aspects?.ranked = kept.map { self.aspects?.ranked[$0] ?? [:] }
        return JudgedRanking(grades: kept.map { grades[$0] }, tieGroups: groups, judgedGrades: judgedGrades, aspects: aspects)
    }

    package var hasTies: Bool { tieGroups.contains { $0.count > 1 } }

    /// Number of relevant documents of the query, retrieved or not (trec_eval's num_rel).
    /// - Complexity: O(log n) in judged documents.
    package func relevantCount(from relevance: Int) -> Int {
        var (low, high) = (0, judgedGrades.count)
        while low < high {
            let middle = (low + high) / 2
            if judgedGrades[middle] >= relevance { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Number of relevant documents among the first `cutoff`.
    package func relevantRetrieved(within cutoff: Int, from relevance: Int) -> Int {
        grades.prefix(cutoff).count { Self.isRelevant($0, from: relevance) }
    }

    /// The same ranking with each group of ties in another order; aspects are dropped.
    func sortingTies(by precedes: (Int?, Int?) -> Bool) -> JudgedRanking {
        var sorted: [Int?] = []
        sorted.reserveCapacity(grades.count)
        for group in tieGroups {
            if group.count == 1 { sorted.append(grades[group.lowerBound]) } else { sorted += grades[group].sorted(by: precedes) }
        }
        return JudgedRanking(grades: sorted, tieGroups: tieGroups, judgedGrades: judgedGrades)
    }

    /// Σ discount(rank from 0) · gain(grade) over the first `cutoff` ranks.
    func discountedGain(to cutoff: Int?, gain: (Int?) -> Double, discount: (Int) -> Double) -> Double {
        var sum = 0.0
        for rank in 0..<min(cutoff ?? grades.count, grades.count) {
            let gain = gain(grades[rank])
            if gain != 0 { sum += gain * discount(rank) }
        }
        return sum
    }

    /// The mean of `discountedGain` over the orders of ties. The sum is linear in the gains, so each is replaced by its group's mean
    /// (McSherry and Najork, ECIR 2008).
    func expectedDiscountedGain(to cutoff: Int?, gain: (Int?) -> Double, discount: (Int) -> Double) -> Double {
        let end = min(cutoff ?? grades.count, grades.count)
        var sum = 0.0
        for group in tieGroups where group.lowerBound < end {
            let mean = grades[group].reduce(0) { $0 + gain($1) } / Double(group.count)
            guard mean != 0 else { continue }
            for rank in group.lowerBound..<min(group.upperBound, end) { sum += mean * discount(rank) }
        }
        return sum
    }

    static func isRelevant(_ grade: Int?, from relevance: Int) -> Bool { grade.map { $0 >= relevance } ?? false }
}
