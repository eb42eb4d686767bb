/// A word of a text, with its terms in the forms asked for.
package struct AnalyzedWord: Sendable, Hashable {
    /// Its position among the text's words.
    package var position: UInt32
    /// Its bytes in the text.
    package var range: Range<Int>
    /// What the analyzer makes of it.
    package var analyzed: [UInt8]
    /// Other terms of the analyzer at its position: any one of them suffices for a word of a query.
    package var alternatives: [[UInt8]] = []
    /// The term of its surface form; nil if there is none.
    package var surface: [UInt8]?
    /// The term of its spelling; nil if there is none.
    package var spelling: [UInt8]?

    /// Surface forms of synonyms, of which any one suffices as well; only from an analyzer with `synonyms`.
    var otherSurfaces: [[UInt8]] = []

    /// Its term of `form`, or else of the next less exact form: surface instead of spelling, the analyzer's instead of both.
    package func term(_ form: WordForm) -> [UInt8] {
        switch form {
        case .analyzed: analyzed
        case .surface: surface ?? analyzed
        case .spelling: spelling ?? surface ?? analyzed
        }
    }

    /// The terms of `form` of which any one suffices for a word of a query; the first is `term(form)`.
    package func terms(_ form: WordForm) -> [[UInt8]] {
        let term = term(form)
        if term == analyzed { return [term] + alternatives }
        return term == surface ? [term] + otherSurfaces : [term]
    }

    /// All terms of its own that an index with these forms may have.
    func ownTerms(in forms: WordForms) -> [[UInt8]] {
        [analyzed] + alternatives + (forms.contains(.surface) ? [surface].compactMap { $0 } : [])
    }

    /// Whether it is not indexed (`OmittedWord`).
    package var isOmitted: Bool { OmittedWord.isTerm(analyzed) }
}

extension Analyzer {
    /// The words of `text`, each with its terms of `forms` that the analyzer gives, from one analysis: a phrase may take a different form
    /// for each.
    ///
    /// If one other form has several terms at a position, the first is used.
    /// - Parameters:
    ///   - text: any bytes; a word's `range` is in them.
    ///   - limit: most words; a longer text gives one more than that, so that the caller sees the cut.
    /// - Complexity: linear in the text read.
    package func words(of text: Span<UInt8>, forms: WordForms, limit: Int = .max) -> [AnalyzedWord] {
        var words: [AnalyzedWord] = []
        let hasSynonyms = synonyms != nil
        var batch = TokenBatch()
        var progress = AnalysisProgress()
        var isMore = text.count > 0
        while isMore, words.count <= limit {
            batch.removeAll()
            isMore = analyze(text, progress: &progress, limit: 256, forms: forms, into: &batch)
            for index in 0..<batch.count {
                let term = batch.term(index)
                let position = batch.positions[index]
                if words.last?.position != position {
                    if words.count > limit { break }
                    words.append(
                        AnalyzedWord(position: position, range: batch.startOffsets[index]..<batch.endOffsets[index], analyzed: term))
                    continue
                }
                switch WordForm(of: term) {
                case .analyzed: words[words.count - 1].alternatives.append(term)
                case .surface where hasSynonyms && words[words.count - 1].surface != nil: words[words.count - 1].otherSurfaces.append(term)
                case .surface: words[words.count - 1].surface = words[words.count - 1].surface ?? term
                case .spelling: words[words.count - 1].spelling = words[words.count - 1].spelling ?? term
                }
            }
        }
        return words
    }
}
