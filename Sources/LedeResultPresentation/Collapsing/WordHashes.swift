import LedeIndexBytes
import LedeTextAnalysis

/// The hashes of a text's words in their order.
struct WordHashes {
    private var hashes: [UInt64] = []
    private var batch = TokenBatch()
    private let analyzer = StandardAnalyzer()

    /// Adds the words of `text`, up to `ArticleSketch.mostWords` in all.
    mutating func append(_ text: String) {
        var progress = AnalysisProgress()
        var isMore = true
        while isMore, hashes.count < ArticleSketch.mostWords {
            batch.removeAll()
            isMore = analyzer.analyze(text.utf8.span, progress: &progress, limit: 1024, into: &batch)
            for token in 0..<min(batch.count, ArticleSketch.mostWords - hashes.count) {
                hashes.append(Self.hash(batch.bytes.span.extracting(batch.termRange(token))))
            }
        }
    }

    /// FNV-1a, and its bits mixed.
    private static func hash(_ word: Span<UInt8>) -> UInt64 {
        var hash = FNV1a()
        hash.add(word)
        return mixed(hash.value)
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
