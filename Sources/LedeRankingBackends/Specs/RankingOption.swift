/// An option of a ranking by the name that users type.
package enum RankingOption: String, Sendable, CaseIterable {
    case model, bm25, like, k1, b, weights
    case fieldB = "field-b"
    case mu, lambda, c, proximity, feedback
}
