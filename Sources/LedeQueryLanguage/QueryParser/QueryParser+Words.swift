import LedeTextAnalysis

extension QueryParser {
    /// The words of `text` and nothing else (a bag of words): no character and no word in it is an operator, so quotation marks, dashes,
    /// colons and stars only separate words, and capitals are as good as small letters. Each word counts by itself, even those of
    /// `multi-agent`; all are asked for by what the analyzer makes of them. This is how the queries of test collections are meant.
    ///
    /// With `Adjacency.any` stop words are skipped, unless there is nothing else, as in the plain syntax.
    /// - Complexity: linear in the text, any text.
    package func parse(words text: String) -> ParsedQuery { parse(words: text) { _ in nil } }

    /// The same while the text is being typed: for its last word, if no blank follows it, all words that it may become are asked for.
    /// - Parameter completing: what to ask for in the place of the last word. Called at most once.
    package func parse(wordsTyping text: String, completing: (UnfinishedWord) throws -> WordPattern) rethrows -> ParsedQuery {
        let token = QueryToken(kind: .word, range: 0..<text.utf8.count)
        let last = text.unicodeScalars.last.map(QueryCharacter.isBlank) == false ? unfinishedWord([token], text) : nil
        let pattern = try last.map(completing)
        return parse(words: text) { $0.range == last?.range ? pattern : nil }
    }

    /// - Parameter pattern: what to ask for in the place of a word; nil for what the analyzer makes of it.
    private func parse(words text: String, asking pattern: (AnalyzedWord) -> WordPattern?) -> ParsedQuery {
        let analyzer = self.analyzer.queryAnalyzer(for: text)
        let bytes = Array(text.utf8)
        var words = analyzer.words(of: bytes.span, forms: [], limit: Self.mostTerms)
        let hasWords = !words.isEmpty
        words.removeAll(where: \.isOmitted)
        var notes = QueryNotes()
        if hasWords, words.isEmpty { notes.add(.onlyOmittedWords) }
        if words.count > Self.mostTerms {
            words.removeLast(words.count - Self.mostTerms)
            notes.add(.tooManyTerms)
        }
        let leaves = words.map { word -> Query in
            let text = String(decoding: bytes[word.range], as: UTF8.self)
            let given = pattern(word)
            if let given, given.soleTerm == nil { return .pattern(PatternQuery(words: [given], text: text)) }
            let isStopWord = analyzer.isStopWord(text)
            if word.alternatives.isEmpty { return .phrase(PhraseQuery(terms: [word.analyzed], text: text, isStopWord: isStopWord)) }
            return .pattern(PatternQuery(words: [.anyOf([word.analyzed] + word.alternatives)], text: text, isStopWord: isStopWord))
        }
        let query: Query = adjacency == .all ? .joinedAll(leaves) : .joinedAny(Query.withoutStopWords(leaves))
        return ParsedQuery(query: query, notes: notes.texts)
    }
}
