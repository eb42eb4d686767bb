import LedeArticleModel
import LedeTextAnalysis

// Synonyms of one word are among the terms of each word (`Analyzer.synonyms`). Where either side is a phrase, the other is an alternative
// to the leaf: by the text that it would have been typed as, so that every backend can ask for it.
extension QueryLeafReader {
    /// Most phrases that a leaf has as alternatives.
    private static let mostPhrases = 16

    /// What a leaf asks for with a synonym in the place of each of its words and phrases that have some, one at a time.
    mutating func synonymPhrases(_ words: [AnalyzedWord], of token: QueryToken, _ text: String, field: IndexedField?) -> [Query] {
        guard let table = analyzer.synonyms else { return [] }
        var phrases: [Query] = []
        for first in words.indices {
            guard let (count, synonyms) = table.phrases(for: words[first...].lazy.map(\.analyzed)) else { continue }
            let range = words[first].range.lowerBound..<words[first + count - 1].range.upperBound
            let (before, behind) = (text.utf8Slice(0..<range.lowerBound), text.utf8Slice(range.upperBound..<text.utf8.count))
            for synonym in synonyms where phrases.count < Self.mostPhrases {
                if let phrase = phrase(before + synonym.text + behind, form: Self.form(token), field: field) { phrases.append(phrase) }
            }
        }
        return phrases
    }

    /// The phrase at the beginning of `tokens`, words typed side by side, if it has synonyms.
    /// - Returns: its length and what its synonyms ask for; nil if there are none.
    mutating func synonymPhrase(_ tokens: ArraySlice<QueryToken>, field: QueryField?) -> (count: Int, synonyms: [QueryPart])? {
        guard let table = analyzer.synonyms else { return nil }
        let indexed: IndexedField?
        switch field {
        case nil: indexed = nil
        case .indexed(let own): indexed = own
        default: return nil
        }
        var terms: [[UInt8]] = []
        for token in tokens.prefix(SynonymTable.mostWords) {
            guard token.kind == .word, token.marks == QueryMarks() else { break }
            let words = analyzer.words(of: bytes.span.extracting(token.range), forms: [], limit: 1)
            guard words.count == 1 else { break }
            terms.append(words[0].analyzed)
        }
        guard let (count, synonyms) = table.phrases(for: terms), count > 1 else { return nil }
        let parts = synonyms.prefix(Self.mostPhrases).compactMap {
            phrase($0.text, form: .analyzed, field: indexed).map { QueryPart.matching($0) }
        }
        return parts.isEmpty ? nil : (count, parts)
    }

    private mutating func phrase(_ text: String, form: WordForm, field: IndexedField?) -> Query? {
        guard termCount < QueryParser.mostTerms else { return nil }
        let words = counted(words(of: text.utf8.span, form: form))
        return words.isEmpty ? nil : leaf(words.map { Self.pattern($0, form) }, text, field: field)
    }
}
