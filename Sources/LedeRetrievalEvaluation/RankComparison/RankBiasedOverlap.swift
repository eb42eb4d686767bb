import Foundation

/// Rank-biased overlap of two rankings of which a prefix is known (Webber, Moffat and Zobel, TOIS 28(4), 2010).
///
///     RBO = (1−p) Σ_{d≥1} p^{d−1} · X_d/d        X_d = |first d of S ∩ first d of L|
///
/// The lists may differ in length (s ≤ l). Ties are not modelled: each list is the total order its system showed, so identical lists have
/// the value 1 whatever their scores.
package struct RankBiasedOverlap: Sendable, Equatable {
    /// Persistence: the chance of continuing from a rank to the next. 0.9 puts 86 % of the weight on the first ten.
    package let persistence: Double
    /// The value if nothing below the known prefixes agrees: a lower bound.
    package let minimum: Double
    /// How much the unknown rest could add: `minimum + residual` is an upper bound.
    package let residual: Double
    /// The value if agreement continues as before (RBO_ext, equation 32): the point estimate.
    package let extrapolated: Double

    /// - Precondition: 0 < `persistence` < 1; no ranking holds a document twice.
    /// - Complexity: O(s + l)
    package init(_ first: [String], _ second: [String], persistence p: Double = 0.9) {
        precondition(p > 0 && p < 1)
        persistence = p
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        let overlaps = Self.overlaps(short, long)
        guard let last = overlaps.last else {
            // Both empty: nothing is known. Two empty answers agree.
            (minimum, residual, extrapolated) = (0, 1, 1)
            return
        }
        let s = short.count
        let l = long.count
        let shortOverlap = s == 0 ? 0 : overlaps[s - 1]

        var known = 0.0  // Σ_{d≤l} X_d/d · p^d
        var beyondShort = 0.0  // Σ_{s<d≤l} X_s(d−s)/(sd) · p^d
        var constantTail = -log1p(-p) * Double(last)  // Σ_{d>l} X_l/d · p^d = X_l (−ln(1−p) − Σ_{d≤l} p^d/d)
        var largest = 0.0  // Σ_{d≤f} Xmax_d/d · p^d, from f on every depth can agree fully
        let full = s + l - last
        var power = 1.0
        for depth in 1...max(full, l) {
            power *= p
            let d = Double(depth)
            if depth <= l {
                let overlap = Double(overlaps[depth - 1])
                known += overlap / d * power
                constantTail -= Double(last) / d * power
                if depth > s, s > 0 { beyondShort += Double(shortOverlap) * (d - Double(s)) / (Double(s) * d) * power }
            }
            let possible = depth <= l ? overlaps[depth - 1] + max(depth - s, 0) : last + (depth - s) + (depth - l)
            largest += Double(min(possible, depth)) / d * power
        }
        let scale = (1 - p) / p
        let least = scale * (known + max(constantTail, 0))
        let most = scale * largest + power
        minimum = least
        residual = max(most - least, 0)
        let shortAgreement = s == 0 ? 0 : Double(shortOverlap) / Double(s)
        let endAgreement = Double(last - shortOverlap) / Double(l) + shortAgreement
        extrapolated = min(scale * (known + beyondShort) + endAgreement * pow(p, Double(l)), 1)
    }

    /// `result[d−1]` = X_d for d up to the longer list's length, the shorter one standing still after its end.
    private static func overlaps(_ short: [String], _ long: [String]) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(long.count)
        var seen = Set<String>(minimumCapacity: short.count + long.count)
        var common = 0
        for depth in long.indices {
            if depth < short.count, !seen.insert(short[depth]).inserted { common += 1 }
            if !seen.insert(long[depth]).inserted { common += 1 }
            result.append(common)
        }
        return result
    }
}
