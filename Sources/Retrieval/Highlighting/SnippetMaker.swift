import ArticleModel
import TextAnalysis

/// Makes for a hit the passage that shows best why it matched.
///
/// - Complexity: linear in the first `MatchFinder.mostBytes` of the article.
public struct SnippetMaker: Sendable {
    /// Characters of a passage, about.
    public let length: Int
    private let finder: MatchFinder
    private let analyzer: any Analyzer
    /// `weights[i]` is what leaf i of the query is worth in a passage.
    private let weights: [Double]

    /// - Parameters:
    ///   - analyzer: the one with which the index was built.
    ///   - leafWeights: what each of `query.scoringLeaves` weighs (`Searcher.leafWeights`), so that a passage with a rare word
    ///     is preferred to one with a frequent word; nil for all the same.
    ///   - length: characters of a passage, 20 or more.
    public init(query: Query, analyzer: any Analyzer, leafWeights: [Double]? = nil, length: Int = 240) {
        finder = MatchFinder(query: query, analyzer: analyzer)
        self.analyzer = analyzer
        self.length = max(20, length)
        if let leafWeights, leafWeights.count == finder.leafCount {
            weights = leafWeights.map { max($0, 1e-3) }
        } else {
            weights = Array(repeating: 1, count: finder.leafCount)
        }
    }

    /// The best passage of the body; its beginning where only the title matches.
    public func snippet(of article: Article) -> Snippet {
        passage(of: article.body, spans: finder.spans(in: article.body, field: .body, articleAnalyzer: analyzer(of: article)))
    }

    /// The title as one line with what matched in it.
    public func title(of article: Article) -> Snippet {
        let spans = finder.spans(in: article.title, field: .title, articleAnalyzer: analyzer(of: article))
        let region = PassageRegion(article.title, around: 0..<min(article.title.utf8.count, 4_096))
        return region.snippet(region.characters, highlighting: spans.map(\.range))
    }

    private func analyzer(of article: Article) -> (any Analyzer)? { analyzer.articleAnalyzer(title: article.title, body: article.body) }

    private func passage(of text: String, spans: [MatchSpan]) -> Snippet {
        let range = bestRange(spans)
        let region = PassageRegion(text, around: range)
        return region.snippet(region.passage(around: range, length: length), highlighting: spans.map(\.range))
    }

    /// The bytes from the first to the last match of the passage that has most of the query: the weight of its distinct leaves decides,
    /// then the number of matches (up to 8), then the place. 0 ..< 0 without matches.
    private func bestRange(_ spans: [MatchSpan]) -> Range<Int> {
        // Bytes stand in for characters here; text of two or three bytes a character gets a smaller window.
        let reach = length * 4 / 5
        var best = 0..<0
        var bestWorth = (weight: -1.0, count: 0)
        var last = 0
        for first in spans.indices {
            last = max(last, first)
            let start = spans[first].range.lowerBound
            while last < spans.count, last == first || spans[last].range.upperBound - start <= reach {
                last += 1
            }
            // Summed anew in the order of the leaves, so that equal passages have equal weights to the bit.
            let leaves = Set(spans[first..<last].map(\.leaf)).sorted()
            let weight = leaves.reduce(0) { $0 + weights[$1] }
            let count = min(last - first, 8)
            if (weight, count) > bestWorth {
                bestWorth = (weight, count)
                best = start..<(spans[first..<last].map(\.range.upperBound).max() ?? start)
            }
        }
        return best
    }
}
