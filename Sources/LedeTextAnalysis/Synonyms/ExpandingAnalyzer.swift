/// An analyzer of queries: a word's synonyms of one word stand at its position, behind its own terms. Phrases that are synonyms are left to
/// the parser (`synonyms`), which makes alternatives of them.
struct ExpandingAnalyzer: Analyzer {
    private let base: any Analyzer
    private let table: SynonymTable

    /// - Parameter base: an analyzer of queries.
    init(_ base: any Analyzer, table: SynonymTable) {
        self.base = base
        self.table = table
    }

    var name: String { base.name }

    var forms: WordForms { base.forms }

    var stacksTerms: Bool { true }

    var synonyms: SynonymTable? { table }

    var patternAnalyzer: any Analyzer { base.patternAnalyzer }

    func queryUnits(of word: Span<UInt8>) -> [Range<Int>] { base.queryUnits(of: word) }

    func isStopWord(_ word: String) -> Bool { base.isStopWord(word) }

    func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        var found = TokenBatch()
        let isMore = base.analyze(text, progress: &progress, limit: limit, forms: forms, into: &found)
        var first = 0
        while first < found.count {
            var end = first + 1
            while end < found.count, found.positions[end] == found.positions[first] { end += 1 }
            let terms = (first..<end).map { found.term($0) }
            let range = found.startOffsets[first]..<found.endOffsets[first]
            let position = found.positions[first]
            for token in first..<end {
                batch.appendBytes(of: found.bytes.span, in: found.termRange(token))
                batch.endTerm(startOffset: found.startOffsets[token], endOffset: found.endOffsets[token], position: position)
            }
            for synonym in table.words(for: terms[0]) {
                for term in synonym.words[0].ownTerms(in: forms) where !terms.contains(term) {
                    batch.appendBytes(of: term.span, in: term.indices)
                    batch.endTerm(startOffset: range.lowerBound, endOffset: range.upperBound, position: position)
                }
            }
            first = end
        }
        return isMore
    }
}
