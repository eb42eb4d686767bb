import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

extension Searcher {
    /// Words of a query that are looked at.
    private static let mostCommonerWords = 4
    /// How many times as many articles must have the other word, and match the query with it. In an index of 19,350 news stories that
    /// leaves four proposals for the words of 2,000 queries of a web search engine, two of them for words that are right.
    private static let timesAsMany = 50
    private static let timesAsManyMatches = 10

    /// Words of `query` that are likely misspelt though they occur: rare ones that may be a slip (`SpellingSlip`) for a word that fifty
    /// times as many articles have, with which ten times as many match the whole query. Words that are equal to the analyzer count as one.
    ///
    /// - Parameter matchCount: the articles that match the query.
    /// - Complexity: linear in the terms that begin with the first two letters of a rare word, of which the first four are looked at.
    func commonerWords(for query: Query, matchCount: Int) throws -> [CommonerWord] {
        let rare = min(100, max(20, reader.statistics.documentCount / 200))
        let corrector = WordCorrector(reader)
        var found: [CommonerWord] = []
        var seen: Set<[UInt8]> = []
        for leaf in query.scoringLeaves {
            guard case .phrase(let phrase) = leaf, phrase.terms.count == 1, seen.count < Self.mostCommonerWords else { continue }
            let term = phrase.terms[0]
            let docFreq = try reader.termStatistics(term).docFreq
            guard (1...rare).contains(docFreq), seen.insert(term).inserted, let typed = leaf.wordTexts(analyzer: reader.analyzer).first
            else { continue }
            let candidates = try corrector.commoner(than: term, typed: typed, docFreq: max(Self.timesAsMany, docFreq * Self.timesAsMany))
            for candidate in candidates {
                guard let words = patterns(candidate.text, like: term), words.count == 1, let other = words[0].soleTerm, other != term
                else { continue }
                let count = try self.count(query.replacing([term: words]))
                guard count >= max(Self.timesAsManyMatches, matchCount * Self.timesAsManyMatches) else { continue }
                found.append(
                    CommonerWord(text: typed, term: term, docFreq: docFreq, commoner: candidate.text, commonerDocFreq: candidate.docFreq))
                break
            }
        }
        return found
    }

    /// The words of `text` in the form that `term` has; nil if one may mean several terms.
    func patterns(_ text: String, like term: [UInt8]) -> [WordPattern]? {
        let words = reader.analyzer.words(of: text.utf8.span, forms: reader.forms, limit: 3)
        let form = WordForm(of: term)
        guard !words.isEmpty, words.allSatisfy({ $0.alternatives.isEmpty || form != .analyzed }) else { return nil }
        return words.map { .term($0.term(form)) }
    }
}
