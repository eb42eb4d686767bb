import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

/// Tries corrections of the missing words of a query: which of them make it match.
struct CorrectionTrial {
    /// Most queries that are counted.
    private static let mostCounts = 128
    /// Most characters of a word tried as two, or of two tried as one.
    private static let longestWord = 32
    /// Fewest characters of each of the two.
    private static let shortestPart = 2
    /// Most pairs of words looked up as one.
    private static let mostPairs = 16

    private let searcher: Searcher
    /// With two words in one, if that was found to help.
    private var query: Query
    private var countsLeft = Self.mostCounts
    /// What replaces the missing words: any of their corrections, until one is chosen.
    private var chosen: [[UInt8]: [WordPattern]] = [:]

    init(_ query: Query, _ searcher: Searcher) {
        self.query = query
        self.searcher = searcher
    }

    /// Lets any of `corrections` replace `term` while other words are tried.
    mutating func admit(_ corrections: [WordCorrection], for term: [UInt8]) {
        let terms = corrections.compactMap { searcher.patterns($0.text, like: term) }.filter { $0.count == 1 }.compactMap { $0[0].soleTerm }
        if !terms.isEmpty { chosen[term] = [.anyOf(terms)] }
    }

    /// `corrections`, each saying what it does for the query, the best first; the best is used from here on.
    ///
    /// - Parameter leaf: where the word is.
    mutating func ranked(_ corrections: [WordCorrection], of term: [UInt8], in leaf: QueryLeaf) throws -> [WordCorrection] {
        var corrections = corrections
        let before = chosen[term]
        for index in corrections.indices {
            guard let words = searcher.patterns(corrections[index].text, like: term) else { continue }
            chosen[term] = words
            if try matches(query.replacing(chosen)) {
                corrections[index].effect = .matches
            } else if leaf.pattern.words.count > 1, try matches(Query(leaf).replacing(chosen)) {
                corrections[index].effect = .completesPhrase
            }
        }
        corrections = corrections.enumerated().sorted { ($0.element.effect, $0.offset) < ($1.element.effect, $1.offset) }.map(\.element)
        chosen[term] = before
        if let best = corrections.first, best.effect != .none { chosen[term] = searcher.patterns(best.text, like: term) }
        return corrections
    }

    /// Two words of the index that are side by side in most articles and make `typed` when written as one; nil if there are none.
    mutating func split(_ typed: String, like term: [UInt8], field: IndexedField?) throws -> WordCorrection? {
        let words = searcher.reader.analyzer.words(of: typed.utf8.span, forms: .surface, limit: 2)
        guard words.count == 1 else { return nil }
        let scalars = Array(String(decoding: WordForm.word(of: words[0].term(.surface)), as: UTF8.self).unicodeScalars)
        guard scalars.count <= Self.longestWord, scalars.count >= 2 * Self.shortestPart, scalars.allSatisfy(\.properties.isAlphabetic)
        else { return nil }
        var best: WordCorrection?
        for place in Self.shortestPart...scalars.count - Self.shortestPart {
            let text = String(String.UnicodeScalarView(scalars[..<place])) + " " + String(String.UnicodeScalarView(scalars[place...]))
            guard let parts = searcher.patterns(text, like: term), parts.count == 2, try parts.allSatisfy(occurs), countsLeft > 0 else {
                continue
            }
            countsLeft -= 1
            let docFreq = try searcher.count(.phrase(PhraseQuery(terms: parts.compactMap(\.soleTerm), text: text, field: field)))
            if docFreq > best?.docFreq ?? 0 { best = WordCorrection(text: text, distance: 1, docFreq: docFreq) }
        }
        return best
    }

    /// Words of the index that two neighbours in the query make when written as one, those with which it matches, or would with what is
    /// admitted for its missing words; none if it matches anyway. The first is used from here on.
    mutating func joined() throws -> [JoinedWord] {
        var found: [JoinedWord] = []
        let asked = query
        if try matches(asked.replacing(chosen)) { return [] }
        for pair in asked.wordPairs(analyzer: searcher.reader.analyzer, limit: Self.mostPairs) {
            let text = (pair.firstText + pair.secondText).lowercased()
            guard text.unicodeScalars.count <= Self.longestWord, let word = searcher.patterns(text, like: pair.first), word.count == 1,
                let term = word[0].soleTerm
            else { continue }
            let docFreq = try searcher.reader.termStatistics(term).docFreq
            let joined = asked.joining(pair, into: word[0])
            guard docFreq > 0, try matches(joined.replacing(chosen)) else { continue }
            if found.isEmpty { query = joined }
            found.append(
                JoinedWord(first: pair.firstText, second: pair.secondText, terms: [pair.first, pair.second], text: text, docFreq: docFreq))
        }
        return found
    }

    private func occurs(_ word: WordPattern) throws -> Bool {
        try word.soleTerm.map { try searcher.reader.termStatistics($0).docFreq > 0 } ?? false
    }

    private mutating func matches(_ query: Query) throws -> Bool {
        guard countsLeft > 0 else { return false }
        countsLeft -= 1
        return try searcher.count(query) > 0
    }
}
