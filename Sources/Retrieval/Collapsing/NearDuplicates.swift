import ArticleModel

/// Tells articles that come one by one, the best first, from near-duplicates of earlier ones.
///
/// An article is a near-duplicate of the first one kept that it resembles by `threshold` or more. Only those kept are compared with: of a group the first stays, and
/// what it stands for does not grow from neighbour to neighbour.
///
/// Sketches are made of the stored text when they are needed. In the index they would take at least 8 bytes an article and some per cent of the time to build it, for
/// a coarser measure: the distance of two fingerprints of 64 bits scatters more for short news than a sketch of their shingles.
public struct NearDuplicates: Sendable {
    /// The resemblance from which on two articles count as one: half of their shingles of four words. A story with every tenth word changed is about there.
    public static let threshold = 0.5

    private var kept: [ArticleSketch] = []
    /// For each hash the articles kept that have it, in their order.
    private var articles: [UInt64: [Int32]] = [:]
    private var shared: [Int32] = []

    public init() {}

    /// Articles kept.
    public var count: Int { kept.count }

    /// Keeps `article` if it is like none that was kept before.
    ///
    /// - Complexity: O(words × log words + size of a sketch × articles kept that share its hashes).
    /// - Returns: otherwise the number of the article kept, from 0 on, that it is a near-duplicate of.
    public mutating func add(_ article: Article) -> Int? {
        let sketch = ArticleSketch(of: article)
        for hash in sketch.hashes { for other in articles[hash] ?? [] { shared[Int(other)] += 1 } }
        defer { for index in shared.indices { shared[index] = 0 } }
        for (index, other) in kept.enumerated() where shared[index] > 0 {
            if sketch.resemblance(to: other) >= Self.threshold { return index }
        }
        for hash in sketch.hashes { articles[hash, default: []].append(Int32(kept.count)) }
        kept.append(sketch)
        shared.append(0)
        return nil
    }
}
