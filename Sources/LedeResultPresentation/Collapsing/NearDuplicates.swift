import LedeArticleModel

/// Tells articles that come one by one, the best first, from near-duplicates of earlier ones.
///
/// An article is a near-duplicate of the first one kept that it resembles by `threshold` or more. Only those kept are compared with: of a
/// group the first stays, and what it represents does not grow from neighbour to neighbour. Title and body count together; an article with
/// fewer than four words in both has no shingle and resembles none, not even an equal one; and bodies of a few words are soon outweighed by
/// titles that differ.
///
/// Sketches are made from the stored text when needed. In the index they would take at least 8 bytes per article and some per cent of the
/// time to build it, for a coarser measure: the distance of two fingerprints of 64 bits scatters more for short news than a sketch of their
/// shingles.
package struct NearDuplicates: Sendable {
    /// The least resemblance at which two articles count as one: half of their shingles of four words. A story with every tenth word
    /// changed is about there.
    package static let threshold = 0.5

    /// A kept article that has some hash, and the one before it in the list of that hash.
    private struct Link {
        let article: Int32
        let next: Int32
    }

    private var kept: [ArticleSketch] = []
    /// For each hash the last of the articles kept that have it, in `links`.
    private var heads: [UInt64: Int32] = [:]
    private var links: [Link] = []
    /// For each kept article the hashes that it shares with the current one.
    private var shared: [Int32] = []

    package init() {}

    /// Articles kept.
    package var count: Int { kept.count }

    /// Keeps `article` if it is like none kept before.
    ///
    /// - Complexity: O(words × log words + articles kept that share a hash, for each hash).
    /// - Returns: otherwise the number of the article kept, from 0 on, that it is a near-duplicate of.
    package mutating func add(_ article: Article) -> Int? {
        let sketch = ArticleSketch(of: article)
        if let found = first(like: sketch) { return found }
        for hash in sketch.hashes {
            links.append(Link(article: Int32(kept.count), next: heads[hash] ?? -1))
            heads[hash] = Int32(links.count - 1)
        }
        kept.append(sketch)
        shared.append(0)
        return nil
    }

    /// The first article kept that resembles the one with `sketch`.
    private mutating func first(like sketch: ArticleSketch) -> Int? {
        var candidates: [Int] = []
        for hash in sketch.hashes {
            var link = heads[hash] ?? -1
            while link >= 0 {
                let article = Int(links[Int(link)].article)
                if shared[article] == 0 { candidates.append(article) }
                shared[article] += 1
                link = links[Int(link)].next
            }
        }
        defer { for candidate in candidates { shared[candidate] = 0 } }
        candidates.sort()
        return candidates.first { candidate in
            let other = kept[candidate]
            // The sample that tells resemblance has no fewer hashes than either sketch, and no more than the shared ones are in both.
            let least = Double(max(sketch.hashes.count, other.hashes.count)) * Self.threshold
            return Double(shared[candidate]) >= least && sketch.resemblance(to: other) >= Self.threshold
        }
    }
}
