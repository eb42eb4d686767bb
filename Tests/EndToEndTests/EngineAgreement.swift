import Foundation
import LedeModules

/// How well `like` an engine gives that engine's scores and order.
struct EngineAgreement {
    let engine: ImitatedEngine
    private(set) var queries = 0
    private(set) var hits = 0
    /// Scores that have the engine's very bits.
    private(set) var exactScores = 0
    /// The greatest |Lede's − the engine's| / the engine's.
    private(set) var largestError = 0.0
    /// Queries with the engine's ten in the engine's order, except that documents with equal scores may change places.
    private(set) var sameOrders = 0
    /// What cannot be excused, in words.
    private(set) var differences: [String] = []

    init(_ engine: ImitatedEngine) { self.engine = engine }

    private var isSingle: Bool { engine == .lucene || engine == .tantivy || engine == .pisa }

    /// What the order may do to a sum of that many parts, each with its last bit rounded. One part alone is Lucene's to the
    /// bit; the logarithms in 32 bits of Tantivy's and PISA's are their math library's, whose last bit may be another; with 64 bits, a
    /// product's factors may be in another order.
    private func tolerance(parts: Int) -> Double {
        guard isSingle else { return Double(parts + 4) * 0x1p-52 }
        return parts == 1 && engine == .lucene ? 0 : Double(parts + 1) * 0x1p-24
    }

    /// - Parameters:
    ///   - expected: the engine's ten best.
    ///   - found: Lede's answer, every match of it.
    mutating func add(_ text: String, expected: [EngineScores.Hit], found: [RankedArticle]) {
        queries += 1
        let isOneLeaf = text.hasPrefix("\"") && engine != .xapian
        let tolerance = tolerance(parts: isOneLeaf ? 1 : text.split(separator: " ").count)
        let scores = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.score) })
        var isSameOrder = expected.count == min(10, found.count)
        if !isSameOrder { differences.append("\(text): \(expected.count) hits of \(found.count)") }
        for (rank, hit) in expected.enumerated() {
            hits += 1
            guard let score = scores["\(hit.document)"], rank < found.count else {
                differences.append("\(text): \(hit.document) is no match")
                continue
            }
            if score == hit.score || (isSingle && Float(score) == Float(hit.score)) {
                exactScores += 1
            } else {
                let error = abs(score - hit.score) / hit.score
                largestError = max(largestError, error)
                if error > tolerance { differences.append("\(text): \(hit.document) scores \(score), not \(hit.score)") }
            }
            guard found[rank].score != score else { continue }
            isSameOrder = false
            if abs(found[rank].score - score) > 2 * tolerance * score {
                differences.append(
                    "\(text): place \(rank + 1) has \(found[rank].id) with \(found[rank].score), not \(hit.document) with \(score)")
            }
        }
        if isSameOrder { sameOrders += 1 }
    }

    var summary: String {
        "\(queries) queries, \(sameOrders) in the same order; \(hits) scores, \(exactScores) to the bit, the others within "
            + largestError.formatted(.number.notation(.scientific).precision(.significantDigits(2)))
    }
}
