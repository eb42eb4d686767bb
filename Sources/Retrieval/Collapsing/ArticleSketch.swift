import ArticleModel
import TextAnalysis

/// A sample of an article's shingles, its runs of four words, by which two articles' resemblance is told: what their sets of shingles share over what they have
/// together (Broder, "On the resemblance and containment of documents", SEQUENCES 1997).
///
/// The sample is the `size` smallest hashes of the shingles. The smallest of two articles together are a random sample of what they have together, so that the part
/// of it which both have estimates the resemblance, to 1 / (2 √size) = 3 % (standard deviation) at most; with no more than `size` shingles together it is exact.
struct ArticleSketch: Sendable {
    /// Hashes in a sketch, at most.
    static let size = 256
    /// Words in a shingle.
    static let shingleLength = 4
    /// Words that are looked at: an article that is alike for so long is the same.
    static let mostWords = 20_000

    /// The hashes, ascending, each once.
    let hashes: [UInt64]

    /// The sketch of the title and the body, by the standard analyzer's words: it tells articles apart in the same way in every index.
    ///
    /// - Complexity: O(n log n) in the words, up to `mostWords`.
    init(of article: Article) {
        var words = WordHashes()
        words.append(article.title)
        words.append(article.body)
        hashes = words.shingles(of: Self.shingleLength, keeping: Self.size)
    }

    /// The estimate of the resemblance, from 0 to 1; 0 with an article without a word.
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

/// The hashes of a text's words in their order.
private struct WordHashes {
    private var hashes: [UInt64] = []
    private var batch = TokenBatch()
    private let analyzer = StandardAnalyzer()

    mutating func append(_ text: String) {
        var progress = AnalysisProgress()
        var isMore = true
        while isMore, hashes.count < ArticleSketch.mostWords {
            batch.removeAll()
            isMore = analyzer.analyze(text.utf8.span, progress: &progress, limit: 1024, into: &batch)
            for token in 0..<min(batch.count, ArticleSketch.mostWords - hashes.count) { hashes.append(Self.hash(batch.bytes.span.extracting(batch.termRange(token)))) }
        }
    }

    /// FNV-1a (Fowler, Noll, Vo), and its bits mixed.
    private static func hash(_ word: Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x0000_0100_0000_01B3 }
        return mixed(hash)
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): it spreads the hashes evenly over their range.
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The `count` smallest hashes of the runs of `length` words, ascending; of fewer words the hash of them all.
    func shingles(of length: Int, keeping count: Int) -> [UInt64] {
        guard !hashes.isEmpty else { return [] }
        let length = min(length, hashes.count)
        var shingles: [UInt64] = []
        shingles.reserveCapacity(hashes.count)
        for start in 0...(hashes.count - length) {
            var combined: UInt64 = 0
            for word in hashes[start..<start + length] { combined = Self.mixed(combined &* 31 &+ word) }
            shingles.append(combined)
        }
        shingles.sort()
        var kept: [UInt64] = []
        for shingle in shingles where kept.last != shingle {
            kept.append(shingle)
            if kept.count == count { break }
        }
        return kept
    }
}
