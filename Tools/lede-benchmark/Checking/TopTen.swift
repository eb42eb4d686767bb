/// The best ten of an engine, and how they compare with another's.
struct TopTen {
    let hits: [EngineReply.Hit]

    /// Relative differences up to here are rounding: single precision adds up to 10⁻⁶ or so over some terms.
    static let tolerance = 1e-5

    private static func areTied(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= tolerance * max(abs(a), abs(b)) }

    /// Whether the scores are the same place by place, and every document that only one has is tied with the last.
    func isSame(as other: TopTen) -> Bool {
        guard hits.count == other.hits.count else { return false }
        guard let last = hits.last?.score, let otherLast = other.hits.last?.score else { return true }
        guard zip(hits, other.hits).allSatisfy({ Self.areTied($0.score, $1.score) }) else { return false }
        return hasOnly(tiedWith: last, beyond: other) && other.hasOnly(tiedWith: otherLast, beyond: self)
    }

    /// Whether all hits that `other` lacks score like `last`.
    private func hasOnly(tiedWith last: Double, beyond other: TopTen) -> Bool {
        let shared = Set(other.hits.map(\.document))
        return hits.allSatisfy { shared.contains($0.document) || Self.areTied($0.score, last) }
    }

    func scoreDifference(from other: TopTen) -> Double {
        zip(hits, other.hits).map { abs($0.score - $1.score) / max(abs($0.score), abs($1.score), .leastNormalMagnitude) }.max() ?? 0
    }

    /// The part of `other`'s documents that are here; 1 if there are none.
    func overlap(with other: TopTen) -> Double {
        guard !other.hits.isEmpty else { return 1 }
        let documents = Set(hits.map(\.document))
        return Double(other.hits.count { documents.contains($0.document) }) / Double(other.hits.count)
    }
}
