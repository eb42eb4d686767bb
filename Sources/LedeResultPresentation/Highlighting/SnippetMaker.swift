import LedeArticleModel
import LedeQueryLanguage
import LedeTextAnalysis

/// Makes the passages that best show why a hit matched.
///
/// A passage never ends within a word, a character (grapheme cluster) or a match; only a match of more than `length` characters is cut,
/// between two of its words, and so is a word longer than a passage, between two of its characters.
///
/// - Complexity: linear in the first `MatchFinder.mostBytes` of the article.
package struct SnippetMaker: Sendable {
    /// Most characters of a passage.
    package let length: Int
    private let finder: MatchFinder
    private let analyzer: any Analyzer
    /// `weights[i]` is what leaf i of the query is worth in a passage.
    private let weights: [Double]

    /// - Parameters:
    ///   - analyzer: the one that the index was built with.
    ///   - leafWeights: what each of `query.scoringLeaves` weighs (`Searcher.leafWeights`), so that a passage with a rare word
    ///     is preferred to one with a frequent word; nil for equal weights.
    ///   - length: most characters of a passage, 20 ... 10,000.
    package init(query: Query, analyzer: any Analyzer, leafWeights: [Double]? = nil, length: Int = 240) {
        finder = MatchFinder(query: query, analyzer: analyzer)
        self.analyzer = analyzer
        self.length = min(max(20, length), 10_000)
        if let leafWeights, leafWeights.count == finder.leafCount {
            weights = leafWeights.map { max($0, 1e-3) }
        } else {
            weights = Array(repeating: 1, count: finder.leafCount)
        }
    }

    /// Most fragments of an article.
    package static let mostFragments = 100

    /// The best passage of the body; its beginning if only the title matches.
    package func snippet(of article: Article) -> Snippet { highlights(of: article, fragments: 1, mostMatches: 0).snippet }

    /// The title as one line with what matched in it.
    package func title(of article: Article) -> Snippet {
        title(of: article, finder.spans(in: article.title, field: .title, articleAnalyzer: analyzer(of: article)))
    }

    /// All that is shown of an article.
    ///
    /// - Parameters:
    ///   - fragments: most passages, 1 ... `mostFragments`. They are chosen so that as many distinct words and phrases of the query as
    ///     possible are shown, those of much weight first; there are fewer if the matches do not need them.
    ///   - mostMatches: most places that `ArticleHighlights.matches` gives.
    package func highlights(of article: Article, fragments: Int, mostMatches: Int) -> ArticleHighlights {
        let analyzer = analyzer(of: article)
        let titleSpans = finder.spans(in: article.title, field: .title, articleAnalyzer: analyzer)
        let spans = finder.spans(in: article.body, field: .body, articleAnalyzer: analyzer)
        let ranges = spans.map(\.range)
        var picker = FragmentPicker(article.body, spans: spans, length: length, weights: weights)
        var picked: [(snippet: Snippet, bytes: Range<Int>)] = []
        while picked.count < min(max(1, fragments), Self.mostFragments), let (region, characters) = picker.next() {
            let bytes = region.bytes(of: characters)
            if !bytes.isEmpty { picked.append((region.snippet(characters, highlighting: ranges), bytes)) }
        }
        let best = picked.first?.snippet ?? Snippet(text: "", highlights: [])
        picked.sort { $0.bytes.lowerBound < $1.bytes.lowerBound }
        let (titleShown, shown) = (titleSpans.prefix(max(0, mostMatches)), spans.prefix(max(0, mostMatches - titleSpans.count)))
        let offsets = ScalarOffsets(
            article.body, at: (picked.map(\.bytes) + shown.map(\.range)).flatMap { [$0.lowerBound, $0.upperBound] })
        let titleOffsets = ScalarOffsets(article.title, at: titleShown.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
        return ArticleHighlights(
            title: title(of: article, titleSpans), snippet: best,
            fragments: picked.map { Fragment(snippet: $0.snippet, range: offsets.range($0.bytes)) },
            matches: titleShown.map { FieldMatch($0, in: article.title, field: .title, titleOffsets) }
                + shown.map { FieldMatch($0, in: article.body, field: .body, offsets) },
            matchCount: titleSpans.count + spans.count)
    }

    private func analyzer(of article: Article) -> (any Analyzer)? { analyzer.articleAnalyzer(title: article.title, body: article.body) }

    private func title(of article: Article, _ spans: [MatchSpan]) -> Snippet {
        let region = PassageRegion(article.title, around: 0..<min(article.title.utf8.count, 4_096), length: length)
        return region.snippet(region.characters, highlighting: spans.map(\.range))
    }
}

extension FieldMatch {
    fileprivate init(_ span: MatchSpan, in text: String, field: IndexedField, _ offsets: ScalarOffsets) {
        self.init(field: field, range: offsets.range(span.range), text: text.utf8Slice(span.range).onOneLine, leaf: span.leaf)
    }
}
