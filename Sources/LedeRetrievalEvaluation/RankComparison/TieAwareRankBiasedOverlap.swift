import Foundation

/// Rank-biased overlap of two rankings with ties (Corsi and Urbano, The Treatment of Ties in Rank-Biased Overlap, SIGIR 2024,
/// arXiv 2406.07121).
///
///     RBO = (1−p) Σ_{d≥1} p^{d−1} A_d
///
/// A document contributes c_S(d) and c_L(d), from 0 to 1, to the first d of either ranking, X_d = Σ c_S(d) c_L(d) over the documents:
///
/// | variant | contribution of a document in a group of n from rank t on | agreement A_d |
/// |---|---|---|
/// | w | 1 as soon as its group begins | 2 X_d / (Σ c_S + Σ c_L) |
/// | a | (d − t + 1)/n within the group, 1 below | X_d / d |
/// | b | as a | X_d / (√Σ c_S² · √Σ c_L²) |
///
/// Without ties all three are Webber, Moffat and Zobel's (TOIS 2010).
package struct TieAwareRankBiasedOverlap: Sendable, Equatable {
    /// What a tie means.
    package enum Variant: String, Sendable, CaseIterable {
        /// The documents do occur at the same rank, as in sports.
        case w
        /// Which comes first is not known: the mean of RBO over all orders of tied documents.
        case a
        /// As `a`, corrected for the information lost to ties, so that a ranking has the value 1 with itself.
        case b
    }

    package let variant: Variant
    /// Persistence: the chance of continuing from a rank to the next.
    package let persistence: Double
    /// The value if nothing below the known prefixes agrees: a lower bound.
    package let minimum: Double
    /// How much the unknown rest could add: `minimum + residual` is an upper bound.
    package let residual: Double
    /// The value if agreement continues as before: the point estimate.
    package let extrapolated: Double

    /// Entries are best first; only the order and the equality of their scores count. With an empty ranking nothing is known about that
    /// side; two empty ones agree.
    /// - Precondition: 0 < `persistence` < 1; no ranking holds a document twice.
    /// - Complexity: O(s + l)
    package init(_ first: [RunEntry], _ second: [RunEntry], variant: Variant = .a, persistence p: Double = 0.9) {
        precondition(p > 0 && p < 1)
        self.variant = variant
        persistence = p
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        let (s, l) = (short.count, long.count)
        guard l > 0 else {
            (minimum, residual, extrapolated) = (0, 1, 1)
            return
        }
        var walk = TiedPrefixes(short, long, countsWholeGroups: variant == .w)
        var (least, most, estimate) = (0.0, 0.0, 0.0)
        var shortAgreement = 0.0
        var constantTail = -log1p(-p)  // Σ_{d>l} p^d/d
        var power = 1.0
        for depth in 1...l {
            power *= p
            constantTail -= power / Double(depth)
            walk.advance(to: depth)
            let overlap = walk.overlap
            // Beyond its end the short ranking's documents are unknown, one at each rank.
            let norm = walk.norm(variant, depth: depth)
            let agreement = overlap / norm
            least += agreement * power
            if depth <= s {
                if depth == s { shortAgreement = agreement }
                most += agreement * power
                estimate += agreement * power
            } else {
                let unknown = depth - s
                most += (overlap + walk.firstUnmatched(unknown)) / norm * power
                estimate += (overlap + Double(unknown) * shortAgreement * walk.meanUnmatched) / norm * power
            }
        }
        // Below both prefixes each document is alone, so all variants are alike.
        let last = walk.overlap
        let full = l + s - Int(last)  // from here on every depth can agree fully
        least += last * max(constantTail, 0)
        var tail = power
        if full > l {
            for depth in l + 1...full {
                tail *= p
                most += Double(2 * depth - l - s + Int(last)) / Double(depth) * tail
            }
        }
        most += tail * p / (1 - p)
        estimate += (last + Double(l - s) * shortAgreement) / Double(l) * power * p / (1 - p)
        let scale = (1 - p) / p
        minimum = scale * least
        residual = max(scale * (most - least), 0)
        extrapolated = min(scale * estimate, 1)
    }
}
