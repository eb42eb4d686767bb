/// Query likelihood with Jelinek-Mercer smoothing (Zhai & Lafferty, TOIS 22(2), 2004).
///
/// A document is ranked by ln p(q|d) = Σ ln((1−λ)·f/D + λ·p) over the query's leaves, where p = F/C is the leaf's probability in the
/// collection. Without Σ ln(λ·p), the same for every document, the score is
///
///     Σ ln(1 + (1−λ)·f / (λ·D·p))
///
/// over the leaves that add to it: one that is not in the document adds nothing and does not change the rest.
package struct JelinekMercerSmoothing: Sendable, Equatable {
    /// The share of the collection's model, above 0 and below 1.
    package let lambda: Double

    /// What the paper finds best for short queries; it advises 0.7 for long ones.
    package static let defaultLambda = 0.1

    package init() { lambda = Self.defaultLambda }

    package init(lambda: Double) throws(RankingParameterError) {
        guard lambda > 0, lambda < 1 else { throw RankingParameterError(name: "lambda", value: lambda, largest: 1, isOpen: true) }
        self.lambda = lambda
    }
}
