/// Turns UTF-8 text into the tokens that are indexed and searched.
///
/// An analyzer works in batches, so that text of any length needs bounded memory and a call crosses module boundaries once
/// per batch, not once per token.
package protocol Analyzer: Sendable {
    /// The name under which `AnalyzerCatalog` finds the analyzer; recorded in the index.
    var name: String { get }

    /// Appends tokens of `text` from `progress.offset` on to `batch`, until about `limit` tokens are appended or the text ends.
    ///
    /// `text` is any bytes: invalid UTF-8 is tokenized by the analyzer's own rule and never traps. Token offsets are bytes into `text`,
    /// half-open; positions count up from `progress.position`. The tokens of a text do not depend on `limit`.
    /// - Returns: false when the text is exhausted.
    func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool

    /// Appends terms of `text` from `progress.offset` on to `batch`, until about `limit` terms are appended or the text ends: the terms
    /// and positions that `analyze` gives. By default it calls `analyze`.
    /// - Returns: false when the text is exhausted.
    func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool

    /// The forms besides its own terms in which the analyzer can give words; none by default.
    var forms: WordForms { get }

    /// Like `analyze`, with each token followed, at its position and offsets, by the word's terms of those `forms` that the analyzer has,
    /// as `WordForm` writes them. Only the analyzer's own terms count towards `limit`. By default there are no others.
    func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool

    /// Like `analyzeTerms`, with the terms that `analyze` gives for `forms` at their positions; terms of one position need not be adjacent.
    func analyzeTerms(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: TermBatch
    ) -> Bool

    /// Whether it gives several terms of its own at a position; a position counts as one token. False by default.
    var stacksTerms: Bool { get }

    /// The analyzer for the fields of one article, if articles are analyzed by their own languages; nil for this one. It puts tokens at the
    /// same positions.
    func articleAnalyzer(title: String, body: String) -> (any Analyzer)?

    /// What to put before the texts of an article so that this analyzer, which sees them one by one, analyzes them as `articleAnalyzer`
    /// does; it makes no tokens. Empty for most analyzers.
    func articleTag(title: String, body: String) -> String

    /// The analyzer of `query` and parts of it. At each position it gives one term, or several of which one suffices, such as a word's
    /// forms in several languages; a phrase's positions follow each other as in an article that has the phrase. Itself by default.
    func queryAnalyzer(for query: String) -> any Analyzer

    /// The parts of `word`, typed without quotation marks, that are looked for separately: the whole word by default, or pieces
    /// of a text without blanks. Bytes of `word`, by start; pieces may overlap.
    func queryUnits(of word: Span<UInt8>) -> [Range<Int>]

    /// Whether `word`, as typed, is a function word of the analyzer's language. Such words are indexed like all others, unless they are
    /// left out (`OmittedWord`); a query that any one word satisfies ignores them. False unless the analyzer knows a language.
    func isStopWord(_ word: String) -> Bool

    /// The analyzer of what is typed of a word in a pattern, such as a prefix, which may be a stop word by itself. Itself by default.
    var patternAnalyzer: any Analyzer { get }

    /// Words and phrases that stand for each other in queries; nil for none. Those of one word are among the terms of the query's analyzer.
    var synonyms: SynonymTable? { get }
}

extension Analyzer {
    package func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool {
        batch.appendTokens(of: text, progress: &progress, limit: limit, forms: [], by: self)
    }

    package var forms: WordForms { [] }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, into: &batch)
    }

    package func analyzeTerms(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: TermBatch
    ) -> Bool {
        if forms.isDisjoint(with: self.forms) { return analyzeTerms(text, progress: &progress, limit: limit, into: batch) }
        return batch.appendTokens(of: text, progress: &progress, limit: limit, forms: forms, by: self)
    }

    package var stacksTerms: Bool { false }

    package func articleAnalyzer(title: String, body: String) -> (any Analyzer)? { nil }

    package func articleTag(title: String, body: String) -> String { "" }

    package func queryAnalyzer(for query: String) -> any Analyzer { self }

    package func queryUnits(of word: Span<UInt8>) -> [Range<Int>] { [0..<word.count] }

    package func isStopWord(_ word: String) -> Bool { false }

    package var patternAnalyzer: any Analyzer { self }

    package var synonyms: SynonymTable? { nil }
}

/// How far an analyzer has come in a text.
package struct AnalysisProgress: Sendable, Equatable {
    /// Bytes consumed.
    package var offset: Int
    /// The position (in tokens) that the next token gets.
    package var position: UInt32

    package init(offset: Int = 0, position: UInt32 = 0) {
        self.offset = offset
        self.position = position
    }
}
