/// Turns UTF-8 text into the tokens that are indexed and searched.
///
/// An analyzer works in batches, so that text of any length needs bounded memory and a call crosses module boundaries once
/// per batch, not once per token.
public protocol Analyzer: Sendable {
    /// The name by which `AnalyzerCatalog` finds the analyzer again; recorded in the index.
    var name: String { get }

    /// Appends tokens of `text` from `progress.offset` on to `batch`, until about `limit` tokens were appended or the text ends.
    ///
    /// `text` is any bytes: invalid UTF-8 is tokenized by the analyzer's own rule and never traps. Token offsets are bytes into `text`,
    /// half-open; positions count up from `progress.position`. The tokens of a text do not depend on `limit`.
    /// - Returns: false when the text is exhausted.
    func analyze(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch) -> Bool

    /// Appends terms of `text` from `progress.offset` on to `batch`, until about `limit` terms were appended or the text ends: the terms and
    /// positions that `analyze` gives. By default it calls `analyze`.
    /// - Returns: false when the text is exhausted.
    func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool

    /// The forms beside its own terms in which the analyzer can give words; none by default.
    var forms: WordForms { get }

    /// As `analyze`, and behind each token, at its position and offsets, the word's terms of those `forms` that the analyzer has, as `WordForm` writes
    /// them. Only the analyzer's own terms count towards `limit`. By default there are no others.
    func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool

    /// As `analyzeTerms`, and at their positions the terms that `analyze` gives for `forms`; terms of one position may stand apart.
    func analyzeTerms(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: TermBatch
    ) -> Bool

    /// Whether `word`, as it was typed, is a function word of the analyzer's language. Such words are indexed like all others; a query of which
    /// one word suffices passes over them. False unless the analyzer knows a language.
    func isStopWord(_ word: String) -> Bool
}

extension Analyzer {
    public func analyzeTerms(_ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: TermBatch) -> Bool {
        batch.appendTokens(of: text, progress: &progress, limit: limit, forms: [], by: self)
    }

    public var forms: WordForms { [] }

    public func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, into: &batch)
    }

    public func analyzeTerms(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: TermBatch
    ) -> Bool {
        if forms.isDisjoint(with: self.forms) { return analyzeTerms(text, progress: &progress, limit: limit, into: batch) }
        return batch.appendTokens(of: text, progress: &progress, limit: limit, forms: forms, by: self)
    }

    public func isStopWord(_ word: String) -> Bool { false }
}

/// How far an analyzer has come in a text.
public struct AnalysisProgress: Sendable, Equatable {
    /// Bytes consumed.
    public var offset: Int
    /// The position (in tokens) that the next token gets.
    public var position: UInt32

    public init(offset: Int = 0, position: UInt32 = 0) {
        self.offset = offset
        self.position = position
    }
}
