/// Query likelihood with Dirichlet smoothing (Zhai & Lafferty, "A study of smoothing methods for language models applied to information
/// retrieval", TOIS 22(2), 2004).
///
/// A document is ranked by ln p(q|d) = Σ ln((f + μ·p) / (D + μ)) over the query's leaves, where p = F/C is the leaf's probability in the
/// collection. Σ ln p, the same for every document, is left out: the score is
///
///     Σ ln(1 + f / (μ·p))  +  |q|·ln(μ / (D + μ))
///
/// with the first sum over the leaves that add to the score, and |q| the number of the query's leaves that the collection has at all, each
/// as often as its boost says. So a leaf of an OR that is not in the document has its part in the second term; nothing is clamped, and
/// scores may be negative. Leaves that the collection lacks would give every document probability 0 and are skipped.
package struct DirichletSmoothing: Sendable, Equatable {
    /// How many tokens the collection's model is worth besides the document's; from `leastMu` to `largestMu`.
    package let mu: Double

    /// What the paper recommends, and Lucene's default.
    package static let defaultMu = 2000.0
    package static let leastMu = 1e-3
    package static let largestMu = 1e9

    package init() { mu = Self.defaultMu }

    package init(mu: Double) throws(RankingParameterError) {
        guard (Self.leastMu...Self.largestMu).contains(mu) else {
            throw RankingParameterError(name: "mu", value: mu, least: Self.leastMu, largest: Self.largestMu)
        }
        self.mu = mu
    }
}
