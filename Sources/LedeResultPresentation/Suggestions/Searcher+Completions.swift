import LedeInvertedIndex
import LedeRetrieval
import LedeTextAnalysis

extension Searcher {
    /// The words of the index that begin with `prefix`, case and diacritics as the index folds them, in most articles first. If the index
    /// keeps only stems, words with such stems.
    ///
    /// - Complexity: linear in the terms that begin so.
    package func completions(of prefix: String, limit: Int) throws -> [CompletedWord] {
        let form = reader.readableForm
        // Of a text that the analyzer cuts in several words only the last is completed.
        guard limit > 0, let word = reader.analyzer.patternAnalyzer.words(of: prefix.utf8.span, forms: [.surface]).last,
            word.range.upperBound == prefix.utf8.count,
            word.range.lowerBound == 0
        else { return [] }
        let start = Array(WordForm.word(of: word.surface ?? word.analyzed))
        let stems = StemWords(reader)
        var found: [CompletedWord] = []
        var terms = try reader.terms(of: form, from: start)
        while try terms.next(), terms.word.starts(with: start) {
            found.append(CompletedWord(text: String(decoding: terms.word, as: UTF8.self), docFreq: terms.statistics.docFreq))
            if found.count >= max(1_024, 4 * min(limit, 1_000)) { found = Self.commonest(found, limit) }
        }
        found = Self.commonest(found, limit)
        guard stems.areShown else { return found }
        return try found.map { completed in
            let word = try stems.word(of: Array(completed.text.utf8))
            return word.map { $0.utf8.starts(with: start) ? CompletedWord(text: $0, docFreq: completed.docFreq) : completed } ?? completed
        }
    }

    private static func commonest(_ words: [CompletedWord], _ limit: Int) -> [CompletedWord] {
        words.enumerated().sorted { ($1.element.docFreq, $0.offset) < ($0.element.docFreq, $1.offset) }.prefix(limit).map(\.element)
    }
}

/// A word of an index that begins with a given text.
package struct CompletedWord: Sendable, Equatable {
    /// As people write it, in lower case, as far as the index tells.
    package var text: String
    /// Articles that have it.
    package var docFreq: Int
}
