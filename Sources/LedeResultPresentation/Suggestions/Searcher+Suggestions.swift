import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval
import LedeTextAnalysis

extension Searcher {
    /// Words looked up in one query.
    private static let mostMissingWords = 8
    /// Phrases likewise: each may cost as many searches as it has words.
    private static let mostPhrases = 3
    /// Most words of a phrase whose odd one is looked for.
    private static let longestPhrase = 12

    /// Corrections tried for each one asked for: the nearest words need not be those that make the query match.
    private static let triedPerCorrection = 3

    /// Why no article may match `query`: words that the index lacks, with those of its own that are like them, words that it has as one,
    /// and phrases that never occur though their words do. Only words given in full are looked at, not prefixes and other patterns, and not
    /// what the query leaves out.
    ///
    /// - Parameter limit: most corrections of a word; below 0 counts as 0.
    /// - Complexity: linear in the terms of the index for each missing word, of which the first eight are looked at; of phrases the first
    ///   three. Some hundred queries are counted at most. Of `commoner` words: as `commonerWords(for:matchCount:)`.
    package func suggestions(for query: Query, limit: Int = 3) throws -> QuerySuggestions {
        try suggestions(for: query, limit: limit, matchCount: 0)
    }

    /// - Parameter matchCount: the articles that match the query; if there are some, only words far rarer than others like them are looked
    ///   at.
    package func suggestions(for query: Query, limit: Int = 3, matchCount: Int) throws -> QuerySuggestions {
        let commoner = try commonerWords(for: query, matchCount: matchCount)
        if matchCount > 0 { return QuerySuggestions(words: [], joined: [], phrases: [], commoner: commoner) }
        var suggestions = QuerySuggestions(words: [], joined: [], phrases: [], commoner: commoner)
        let corrector = WordCorrector(reader)
        var trial = CorrectionTrial(query, self)
        var seen: Set<[UInt8]> = []
        var leaves: [QueryLeaf] = []
        var phrases: Set<QueryLeaf> = []
        for leaf in query.scoringLeaves {
            let pattern = leaf.pattern
            var hasAll = !pattern.words.isEmpty
            for (place, word) in pattern.words.enumerated() {
                guard let term = word.soleTerm, !OmittedWord.isTerm(term), try reader.termStatistics(term).docFreq == 0 else { continue }
                hasAll = false
                guard suggestions.words.count < Self.mostMissingWords, seen.insert(term).inserted else { continue }
                let typed = leaf.wordTexts(analyzer: reader.analyzer)[place]
                var corrections = try corrector.corrections(
                    of: term, typed: typed, limit: max(0, min(limit, 1_000)) * Self.triedPerCorrection)
                if limit > 0, let split = try trial.split(typed, like: term, field: leaf.field) {
                    let place =
                        corrections.firstIndex { ($0.distance, -$0.docFreq) > (split.distance, -split.docFreq) } ?? corrections.endIndex
                    corrections.insert(split, at: place)
                }
                trial.admit(corrections, for: term)
                leaves.append(leaf)
                suggestions.words.append(
                    MissingWord(text: typed, term: term, isInPhrase: pattern.words.count > 1, corrections: corrections))
            }
            guard hasAll, case .phrase(let phrase) = leaf, phrases.count < Self.mostPhrases, phrases.insert(leaf).inserted else { continue }
            if let missing = try missing(phrase) { suggestions.phrases.append(missing) }
        }
        suggestions.joined = try trial.joined()
        for index in suggestions.words.indices {
            let word = suggestions.words[index]
            suggestions.words[index].corrections = Array(
                try trial.ranked(word.corrections, of: word.term, in: leaves[index]).prefix(max(0, limit)))
        }
        return suggestions
    }

    /// Why a phrase of words that all occur does not; nil if it does.
    private func missing(_ phrase: PhraseQuery) throws -> MissingPhrase? {
        let words = phrase.terms.map { WordPattern.term($0) }
        guard words.count > 1, words.count <= Self.longestPhrase, try count(.phrase(phrase)) == 0 else { return nil }
        func pattern(_ words: [WordPattern], gaps: Int) -> Query {
            .pattern(PatternQuery(words: words, gaps: gaps, field: phrase.field, text: phrase.text))
        }
        var odd: (place: Int, docFreq: Int)?
        for place in words.indices where words.count > 2 {
            var rest = words
            rest.remove(at: place)
            let isInner = place > 0 && place < words.count - 1
            let docFreq = try count(pattern(rest, gaps: isInner ? 1 : 0))
            if docFreq > odd?.docFreq ?? 0 { odd = (place, docFreq) }
        }
        let texts = QueryLeaf.phrase(phrase).wordTexts(analyzer: reader.analyzer)
        return MissingPhrase(
            text: phrase.text, oddWord: odd.map { MissingPhrase.OddWord(text: texts[$0.place], docFreq: $0.docFreq) },
            looseDocFreq: try count(pattern(words, gaps: MissingPhrase.gaps)))
    }
}
