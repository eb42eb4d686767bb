/// Words as several analyzers give them, at one position: for queries of an index whose articles are in several languages.
struct AlternativesAnalyzer: Analyzer {
    let name = "alternatives"
    private let analyzers: [LanguageAnalyzer]
    private let stopWords: LanguageAnalyzer

    /// - Parameters:
    ///   - analyzers: at least one; they cut text into the same tokens, one at a position. The first one's terms come first.
    ///   - stopWords: the analyzer that knows the query's stop words.
    init(_ analyzers: [LanguageAnalyzer], stopWords: LanguageAnalyzer) {
        self.analyzers = analyzers
        self.stopWords = stopWords
    }

    func isStopWord(_ word: String) -> Bool { stopWords.isStopWord(word) }

    func queryUnits(of word: Span<UInt8>) -> [Range<Int>] { analyzers[0].queryUnits(of: word) }

    var forms: WordForms { analyzers[0].forms }

    var stacksTerms: Bool { true }

    func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        let start = progress
        var isMore = false
        var readings: [TokenBatch] = []
        for analyzer in analyzers {
            var reading = TokenBatch()
            progress = start
            isMore = analyzer.analyze(text, progress: &progress, limit: limit, into: &reading)
            readings.append(reading)
        }
        var words = TokenBatch()
        var next = 0
        if !forms.isEmpty {
            progress = start
            isMore = analyzers[0].analyze(text, progress: &progress, limit: limit, forms: forms, into: &words)
        }
        for index in 0..<(readings.map(\.count).min() ?? 0) {
            var terms: [[UInt8]] = []
            for reading in readings {
                let term = reading.term(index)
                if terms.contains(term) { continue }
                terms.append(term)
                batch.appendBytes(of: term.span, in: 0..<term.count)
                batch.endTerm(
                    startOffset: reading.startOffsets[index], endOffset: reading.endOffsets[index], position: reading.positions[index])
            }
            while next < words.count, words.positions[next] <= readings[0].positions[index] {
                let term = words.term(next)
                if WordForm(of: term) != .analyzed {
                    batch.appendBytes(of: term.span, in: 0..<term.count)
                    batch.endTerm(startOffset: words.startOffsets[next], endOffset: words.endOffsets[next], position: words.positions[next])
                }
                next += 1
            }
        }
        return isMore
    }
}
