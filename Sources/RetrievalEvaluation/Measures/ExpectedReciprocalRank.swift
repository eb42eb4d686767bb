import Foundation

/// Expected reciprocal rank (Chapelle, Metzler, Zhang and Grinspan, CIKM 2009) as gdeval and so ir_measures compute it: a document of grade g
/// satisfies with the probability (2^g − 1) / 2^4, whatever the highest grade of the qrels; grades above 4 count as 4.
public struct ExpectedReciprocalRank: Measure {
    public let cutoff: Int?
    public var name: String { MeasureName.text("ERR", cutoff: cutoff) }
    private static let highestGrade = 4

    /// - Parameter cutoff: nil for the whole ranking.
    /// - Precondition: `cutoff` is at least 1.
    public init(cutoff: Int? = nil) {
        precondition(cutoff ?? 1 >= 1)
        self.cutoff = cutoff
    }

    public func value(_ ranking: JudgedRanking) -> Double {
        var goesOn = 1.0
        var sum = 0.0
        for (index, grade) in ranking.grades.prefix(cutoff ?? .max).enumerated() {
            let stops = satisfaction(grade)
            sum += goesOn * stops / Double(index + 1)
            goesOn *= 1 - stops
        }
        return sum
    }

    /// Over random orders, the chance of passing the first m of a group's n documents is the mean of the products of m of their chances
    /// of going on: the elementary symmetric polynomial e_m / C(n, m), here by its recurrence over the documents, all terms of which are
    /// positive. Documents of grade 0 are passed for sure.
    public func expectedValue(_ ranking: JudgedRanking) -> Double {
        let end = min(cutoff ?? .max, ranking.grades.count)
        var goesOn = 1.0
        var sum = 0.0
        for group in ranking.tieGroups where group.lowerBound < end {
            let stops = ranking.grades[group].map(satisfaction)
            guard stops.contains(where: { $0 > 0 }) else { continue }
            let depth = min(group.upperBound, end) - group.lowerBound
            // passes[m] of the documents seen so far: the mean product of m of them.
            var passes = [1.0] + [Double](repeating: 0, count: depth)
            for (seen, stop) in stops.enumerated() {
                let count = Double(seen + 1)
                for m in stride(from: min(depth, seen + 1), through: 1, by: -1) {
                    passes[m] = (count - Double(m)) / count * passes[m] + Double(m) / count * (1 - stop) * passes[m - 1]
                }
            }
            for m in 1...depth { sum += goesOn * (passes[m - 1] - passes[m]) / Double(group.lowerBound + m) }
            for stop in stops { goesOn *= 1 - stop }
        }
        return sum
    }

    public func preference(_ grade: Int?) -> Int { min(max(grade ?? 0, 0), Self.highestGrade) }

    private func satisfaction(_ grade: Int?) -> Double {
        (exp2(Double(preference(grade))) - 1) / exp2(Double(Self.highestGrade))
    }
}
