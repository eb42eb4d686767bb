import TextAnalysis

/// What may be wrong with a query that no article matches.
public struct QuerySuggestions: Sendable, Equatable {
    /// Words that the index lacks, in the order of the query.
    public var words: [MissingWord]
    /// Phrases that it lacks, though it has all their words.
    public var phrases: [MissingPhrase]

    public var isEmpty: Bool { words.isEmpty && phrases.isEmpty }

    /// `text`, the query as typed, with the first correction of each missing word in its place; nil if there is none.
    ///
    /// - Parameters:
    ///   - analyzer: the one with which the index was built.
    ///   - forms: `IndexReader.forms`.
    public func corrected(_ text: String, analyzer: any Analyzer, forms: WordForms) -> String? {
        var corrections: [[UInt8]: String] = [:]
        for word in words { corrections[word.term] = word.corrections.first?.text }
        if corrections.isEmpty { return nil }
        var result = ""
        var done = 0
        for word in analyzer.words(of: text.utf8.span, forms: forms) {
            let terms = [word.analyzed, word.surface, word.spelling].compactMap { $0 }
            guard word.range.lowerBound >= done, let correction = terms.compactMap({ corrections[$0] }).first else { continue }
            result += text.utf8Slice(done..<word.range.lowerBound) + correction
            done = word.range.upperBound
        }
        return done == 0 ? nil : result + text.utf8Slice(done..<text.utf8.count)
    }
}
