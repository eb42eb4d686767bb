import Foundation

/// Novelty-biased discounted cumulative gain, ndeval's `alpha-nDCG` (Clarke et al., SIGIR 2008): a document gains 1 for each aspect of the
/// query that it is relevant to, (1 − α)ⁿ if n documents above it are also relevant to that aspect; discount log₂(rank + 1),
/// normalized by an ideal ranking. Finding the best one takes exponential time; as in ndeval, the next document is always the one that
/// gains most, of equal ones the one with the last id in order.
///
/// Aspects are the second column of the judgments; if that says nothing, all relevant documents have one aspect. The effect of the order of
/// ties is not known exactly: what a document gains depends on those above.
package struct AlphaNDCG: Measure {
    package let cutoff: Int
    package let alpha: Double
    /// The grade from which a document is relevant.
    package let relevance: Int
    package var name: String {
        MeasureName.text("alpha_nDCG", parameters: alpha == 0.5 ? [] : ["alpha=\(alpha)"], relevance: relevance, cutoff: cutoff)
    }
    package var depth: Int? { cutoff }

    /// - Precondition: `alpha` is from 0 to 1; `cutoff` and `relevance` are at least 1.
    package init(cutoff: Int, alpha: Double = 0.5, relevance: Int = 1) {
        precondition((0...1).contains(alpha) && cutoff >= 1 && relevance >= 1)
        self.cutoff = cutoff
        self.alpha = alpha
        self.relevance = relevance
    }

    /// - Complexity: O(k · n) in the judged documents.
    package func value(_ ranking: JudgedRanking) -> Double {
        let ranked: [[Int]]
        var judged: [[Int]]
        let count: Int
        if let aspects = ranking.aspects {
            ranked = aspects.ranked.prefix(cutoff).map(relevant)
            judged = aspects.judged.map(relevant)
            count = aspects.count
        } else {
            ranked = ranking.grades.prefix(cutoff).map { JudgedRanking.isRelevant($0, from: relevance) ? [0] : [] }
            judged = Array(repeating: [0], count: ranking.relevantCount(from: relevance))
            count = 1
        }
        judged.removeAll(where: \.isEmpty)
        let ideal = best(of: judged, count)
        return ideal > 0 ? gain(of: ranked, count) / ideal : 0
    }

    private func relevant(_ grades: [Int: Int]) -> [Int] { grades.filter { $0.value >= relevance }.keys.sorted() }

    private func gain(of ranked: [[Int]], _ count: Int) -> Double {
        var worth = [Double](repeating: 1, count: count)
        var sum = 0.0
        for (rank, aspects) in ranked.enumerated() { sum += take(aspects, &worth) / log2(Double(rank + 2)) }
        return sum
    }

    private func take(_ aspects: [Int], _ worth: inout [Double]) -> Double {
        var gain = 0.0
        for aspect in aspects {
            gain += worth[aspect]
            worth[aspect] *= 1 - alpha
        }
        return gain
    }

    private func best(of judged: [[Int]], _ count: Int) -> Double {
        var worth = [Double](repeating: 1, count: count)
        var left = judged
        var sum = 0.0
        for rank in 0..<min(cutoff, judged.count) {
            var (place, most) = (0, -1.0)
            for (index, aspects) in left.enumerated() {
                let gain = aspects.reduce(0) { $0 + worth[$1] }
                if gain > most { (place, most) = (index, gain) }
            }
            sum += take(left.remove(at: place), &worth) / log2(Double(rank + 2))
        }
        return sum
    }
}
