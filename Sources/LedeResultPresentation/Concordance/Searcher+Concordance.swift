import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

extension Searcher {
    /// Words of the context that a concordance can be sorted by.
    static let concordanceWords = 6

    /// Every occurrence of the words and phrases of `query` in the articles that match it, in the order of the index: keyword in context.
    ///
    /// What the query leaves out is not shown. Where parts of the query must be near each other (NEAR), each place where they do is one
    /// line, from the first of them to the last; such places do not overlap. Two parts of the query that match at the very same place make
    /// one line. Memory stays bounded by the largest article, whatever the number of lines.
    ///
    /// - Parameters:
    ///   - documents: the articles, if another engine found them; nil for those that match.
    ///   - context: characters on either side, 1 ... 1,000.
    ///   - body: takes the lines one by one.
    /// - Returns: what there was. An index that does not store text has no occurrences to show.
    /// - Throws: `CancellationError` between two articles when the task is cancelled.
    package func concordance(
        of query: Query, in documents: [UInt32]? = nil, context: Int = 60, _ body: (ConcordanceLine) throws -> Void
    ) throws -> ConcordanceSummary {
        let context = min(max(1, context), 1_000)
        let finder = MatchFinder(query: query, analyzer: reader.analyzer)
        var summary = ConcordanceSummary()
        for doc in try documents ?? matches(query) {
            try Task.checkCancellation()
            let article = try reader.article(doc)
            let ownAnalyzer = reader.analyzer.articleAnalyzer(title: article.title, body: article.body)
            let analyzer = ownAnalyzer ?? reader.analyzer
            var (count, isCut) = (0, false)
            for field in IndexedField.allCases {
                let text = article.text(of: field)
                let spans = finder.spans(in: text, field: field, articleAnalyzer: ownAnalyzer, joiningNear: true)
                isCut = isCut || spans.count >= MatchFinder.mostSpans
                let offsets = ScalarOffsets(text, at: spans.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
                var shown: Set<Range<Int>> = []
                for span in spans where shown.insert(span.range).inserted {
                    let surroundings = KeywordContext(text, around: span.range, length: context)
                    try body(
                        ConcordanceLine(
                            doc: doc, docno: article.id, field: field, range: offsets.range(span.range), left: surroundings.left,
                            keyword: surroundings.keyword, right: surroundings.right,
                            leftWords: surroundings.leftWords(analyzer, limit: Self.concordanceWords),
                            rightWords: surroundings.rightWords(analyzer, limit: Self.concordanceWords)))
                    count += 1
                }
            }
            summary.occurrenceCount += count
            if count > 0 { summary.articleCount += 1 }
            if isCut { summary.cutArticleCount += 1 }
        }
        return summary
    }
}
