/// The model PL2 of divergence from randomness (Amati & van Rijsbergen, "Probabilistic models of information retrieval based on measuring
/// the divergence from randomness", TOIS 20(4), 2002): Poisson, Laplace's aftereffect, normalization 2. With t = f·log₂(1 + c·avgdl/D) and
/// μ = F/N
///
///     (t·log₂(t/μ) + (μ − t)·log₂ e + ½·log₂(2π·t)) / (t + 1)
///
/// The summand log₂ e / (12·t) of Stirling's formula, which the paper keeps, is left out, as in Terrier and in most papers that use the
/// model: it grows without bound as t falls.
package struct PL2: Sendable, Equatable {
    /// How little length counts: the length of a document in which an occurrence counts in full, in mean lengths; from `leastC` to
    /// `largestC`.
    package let c: Double

    package static let defaultC = 1.0
    package static let leastC = 1e-3
    package static let largestC = 1e6

    package init() { c = Self.defaultC }

    package init(c: Double) throws(RankingParameterError) {
        guard (Self.leastC...Self.largestC).contains(c) else {
            throw RankingParameterError(name: "c", value: c, least: Self.leastC, largest: Self.largestC)
        }
        self.c = c
    }
}
