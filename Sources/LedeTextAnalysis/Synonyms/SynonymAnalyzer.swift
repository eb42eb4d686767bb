/// Another analyzer, in whose queries words stand for their synonyms, too. What it makes of articles is what the other makes of them.
package struct SynonymAnalyzer: Analyzer {
    private let base: any Analyzer
    private let table: SynonymTable

    package init(_ base: any Analyzer, groups: [[String]]) {
        self.base = base
        table = SynonymTable(groups, analyzer: base)
    }

    package var name: String { base.name }

    package var forms: WordForms { base.forms }

    package var stacksTerms: Bool { base.stacksTerms }

    package func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool {
        base.analyze(text, progress: &progress, limit: limit, into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        base.analyze(text, progress: &progress, limit: limit, forms: forms, into: &batch)
    }

    package func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool {
        base.analyzeTerms(text, progress: &progress, limit: limit, into: batch)
    }

    package func analyzeTerms(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: TermBatch
    ) -> Bool {
        base.analyzeTerms(text, progress: &progress, limit: limit, forms: forms, into: batch)
    }

    package func articleAnalyzer(title: String, body: String) -> (any Analyzer)? { base.articleAnalyzer(title: title, body: body) }

    package func articleTag(title: String, body: String) -> String { base.articleTag(title: title, body: body) }

    package func queryAnalyzer(for query: String) -> any Analyzer {
        ExpandingAnalyzer(base.queryAnalyzer(for: query), table: table)
    }

    package var synonyms: SynonymTable? { table }

    package var patternAnalyzer: any Analyzer { base.patternAnalyzer }

    package func queryUnits(of word: Span<UInt8>) -> [Range<Int>] { base.queryUnits(of: word) }

    package func isStopWord(_ word: String) -> Bool { base.isStopWord(word) }
}
