import LedeArticleModel

/// A sample of an article's shingles, its runs of four words, to tell two articles' resemblance: what their sets of shingles share over
/// what they have together (Broder, "On the resemblance and containment of documents", SEQUENCES 1997).
///
/// The sample is the `size` smallest hashes of the shingles. The smallest of two articles together are a random sample of what they have
/// together, so the part of it that both have estimates the resemblance, to 1 / (2 √size) = 3 % (standard deviation) at most; with no
/// more than `size` shingles together it is exact.
struct ArticleSketch: Sendable {
    /// Hashes in a sketch, at most.
    static let size = 256
    /// Words in a shingle.
    static let shingleLength = 4
    /// Words that are looked at: an article alike for so long is the same.
    static let mostWords = 20_000

    /// The hashes, ascending, each once.
    let hashes: [UInt64]

    /// The sketch of the title and the body, by the standard analyzer's words: articles are told apart in the same way in every index.
    ///
    /// - Complexity: O(n log n) in the words, up to `mostWords`.
    init(of article: Article) {
        var words = WordHashes()
        words.append(article.title)
        words.append(article.body)
        hashes = words.shingles(of: Self.shingleLength, keeping: Self.size)
    }

    /// The estimate of the resemblance, from 0 to 1; 0 for an article without words.
    func resemblance(to other: ArticleSketch) -> Double {
        var (index, otherIndex) = (0, 0)
        var (seen, shared) = (0, 0)
        while seen < Self.size, index < hashes.count || otherIndex < other.hashes.count {
            let hash = index < hashes.count ? hashes[index] : .max
            let otherHash = otherIndex < other.hashes.count ? other.hashes[otherIndex] : .max
            if hash == otherHash { shared += 1 }
            if hash <= otherHash { index += 1 }
            if otherHash <= hash { otherIndex += 1 }
            seen += 1
        }
        return seen == 0 ? 0 : Double(shared) / Double(seen)
    }
}
