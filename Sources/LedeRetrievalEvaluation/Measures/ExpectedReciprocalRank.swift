import Foundation

/// Expected reciprocal rank (Chapelle, Metzler, Zhang and Grinspan, CIKM 2009) as computed by gdeval and so ir_measures: a document of
/// grade g satisfies with probability (2^g − 1) / 2^4, whatever the highest grade in the qrels; grades above 4 count as 4.
package struct ExpectedReciprocalRank: TieAwareMeasure {
    package let cutoff: Int?
    package var name: String { MeasureName.text("ERR", cutoff: cutoff) }
    package var depth: Int? { cutoff }
    private static let highestGrade = 4

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` is at least 1.
    package init(cutoff: Int? = nil) {
        precondition(cutoff ?? 1 >= 1)
        self.cutoff = cutoff
    }

    package func value(_ ranking: JudgedRanking) -> Double {
        var goesOn = 1.0
        var sum = 0.0
        for (index, grade) in ranking.grades.prefix(cutoff ?? .max).enumerated() {
            let stops = satisfaction(grade)
            sum += goesOn * stops / Double(index + 1)
            goesOn *= 1 - stops
        }
        return sum
    }

    /// Over random orders of a group, its first m documents hold j of the r that can satisfy with the probabilities of drawing without
    /// replacement, and any j of the r are equally likely: the chance of passing them is the mean product of j of their chances of going
    /// on, the elementary symmetric polynomial e_j / C(r, j). Both follow from recurrences all of whose terms are positive.
    /// - Complexity: O(k · r + r²) in a group of ties.
    package func expectedValue(_ ranking: JudgedRanking) -> Double {
        let end = min(cutoff ?? .max, ranking.grades.count)
        var goesOn = 1.0
        var sum = 0.0
        for group in ranking.tieGroups where group.lowerBound < end {
            let stops = ranking.grades[group].map(satisfaction).filter { $0 > 0 }
            guard !stops.isEmpty else { continue }
            let depth = min(group.upperBound, end) - group.lowerBound
            let most = min(depth, stops.count)
            // passing[j]: the mean product of j chances of going on.
            var passing = [1.0] + [Double](repeating: 0, count: most)
            for (seen, stop) in stops.enumerated() {
                let count = Double(seen + 1)
                for j in stride(from: min(most, seen + 1), through: 1, by: -1) {
                    passing[j] = (count - Double(j)) / count * passing[j] + Double(j) / count * (1 - stop) * passing[j - 1]
                }
            }
            // drawn[j]: the probability that the first m hold j of them.
            var drawn = [1.0] + [Double](repeating: 0, count: most)
            var before = 1.0
            for m in 1...depth {
                let left = Double(group.count - m + 1)
                for j in stride(from: min(most, m), through: 0, by: -1) {
                    let others = max(left - Double(stops.count - j), 0)
                    drawn[j] = drawn[j] * others / left + (j > 0 ? drawn[j - 1] * Double(stops.count - j + 1) / left : 0)
                }
                let passed = zip(drawn, passing).reduce(0) { $0 + $1.0 * $1.1 }
                sum += goesOn * (before - passed) / Double(group.lowerBound + m)
                before = passed
            }
            for stop in stops { goesOn *= 1 - stop }
        }
        return sum
    }

    package func preference(_ grade: Int?) -> Int { min(max(grade ?? 0, 0), Self.highestGrade) }

    private func satisfaction(_ grade: Int?) -> Double {
        (exp2(Double(preference(grade))) - 1) / exp2(Double(Self.highestGrade))
    }
}
