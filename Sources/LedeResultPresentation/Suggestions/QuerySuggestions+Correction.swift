import LedeInvertedIndex
import LedeQueryLanguage
import LedeTextAnalysis

extension QuerySuggestions {
    /// `text`, the query as typed, with the best correction of each missing word in its place, and two words written as one if that is the
    /// mistake; nil if there is nothing to change. What only looks like a word of the query stays: wildcards, expressions, names of
    /// authors, dates.
    ///
    /// - Parameter reader: of the index that was searched.
    package func corrected(_ text: String, for reader: IndexReader) -> String? {
        var corrections: [[UInt8]: String] = [:]
        for word in words { corrections[word.term] = word.best?.text }
        // What is in quotation marks is meant as written, if it occurs.
        let commoner = Dictionary(self.commoner.map { ($0.term, $0.commoner) }, uniquingKeysWith: { first, _ in first })
        if corrections.isEmpty, joined.isEmpty, commoner.isEmpty { return nil }
        let vocabulary = QueryVocabulary(keepsSpelling: reader.forms.contains(.spelling), attributes: reader.attributeNames)
        let tokens = QueryLexer.tokens(of: text, vocabulary: vocabulary).tokens
        let places = tokens.indices.filter { Self.isText($0, in: tokens) }.map { tokens[$0] }
        let words = reader.analyzer.words(of: text.utf8.span, forms: reader.forms)
        var result = ""
        var done = 0
        var place = 0
        for (index, word) in words.enumerated() where word.range.lowerBound >= done {
            while place < places.count, places[place].range.upperBound < word.range.upperBound { place += 1 }
            guard place < places.count, places[place].range.lowerBound <= word.range.lowerBound else { continue }
            if index + 1 < words.count,
                let join = joined.first(where: { Self.asks(word, for: $0.terms[0]) && Self.asks(words[index + 1], for: $0.terms[1]) }),
                text.utf8Slice(word.range.upperBound..<max(word.range.upperBound, words[index + 1].range.lowerBound)).allSatisfy(
                    \.isWhitespace)
            {
                result += text.utf8Slice(done..<word.range.lowerBound) + join.text
                done = words[index + 1].range.upperBound
            } else if let correction = Self.terms(of: word, in: places[place]).compactMap({
                corrections[$0] ?? (places[place].kind == .word ? commoner[$0] : nil)
            }).first {
                result += text.utf8Slice(done..<word.range.lowerBound) + Self.enclosed(correction, for: places[place], in: text)
                done = word.range.upperBound
            }
        }
        return done == 0 ? nil : result + text.utf8Slice(done..<text.utf8.count)
    }

    private static func asks(_ word: AnalyzedWord, for term: [UInt8]) -> Bool {
        word.analyzed == term || word.surface == term || word.spelling == term
    }

    /// What may ask for `word`, the likeliest first.
    private static func terms(of word: AnalyzedWord, in token: QueryToken) -> [[UInt8]] {
        let terms = [word.analyzed, word.surface, word.spelling].compactMap { $0 }
        return token.kind == .word ? terms : terms.reversed()
    }

    /// Whether token `index` is searched for as the words that it holds.
    private static func isText(_ index: Int, in tokens: [QueryToken]) -> Bool {
        switch tokens[index].kind {
        case .word: if tokens[index].marks.isPrefix || tokens[index].marks.tilde != nil { return false }
        case .phrase, .spelled: break
        default: return false
        }
        guard index > 0, case .field(let field) = tokens[index - 1].kind else { return true }
        if case .indexed = field { return true } else { return false }
    }

    /// Two words in place of one, in quotation marks if something directly before or after it applies to both.
    private static func enclosed(_ correction: String, for token: QueryToken, in text: String) -> String {
        guard token.kind == .word, correction.contains(" ") else { return correction }
        let start = text.utf8.index(text.startIndex, offsetBy: token.range.lowerBound)
        let before = text.unicodeScalars[..<start].last
        let isFree = token.marks == QueryMarks() && (before == nil || before == "(" || before?.properties.isWhitespace == true)
        return isFree ? correction : "\"\(correction)\""
    }
}
