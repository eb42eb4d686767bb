import LedeTextAnalysis

extension QueryParser {
    /// The words of `text` and nothing else (a bag of words): no character and no word in it is an operator, so quotation marks, dashes,
    /// colons and stars only separate words, and capitals are as good as small letters. Each word counts by itself, even those of
    /// `multi-agent`; all are asked for by what the analyzer makes of them. This is how the queries of test collections are meant.
    ///
    /// With `Adjacency.any` stop words are skipped, unless there is nothing else, as in the plain syntax.
    /// - Complexity: linear in the text, any text.
    package func parse(words text: String) -> ParsedQuery {
        let analyzer = self.analyzer.queryAnalyzer(for: text)
        let bytes = Array(text.utf8)
        var words = analyzer.words(of: bytes.span, forms: [], limit: Self.mostTerms)
        var notes = QueryNotes()
        if words.count > Self.mostTerms {
            words.removeLast(words.count - Self.mostTerms)
            notes.add(.tooManyTerms)
        }
        let leaves = words.map { word -> Query in
            let text = String(decoding: bytes[word.range], as: UTF8.self)
            let isStopWord = analyzer.isStopWord(text)
            if word.alternatives.isEmpty { return .phrase(PhraseQuery(terms: [word.analyzed], text: text, isStopWord: isStopWord)) }
            return .pattern(PatternQuery(words: [.anyOf([word.analyzed] + word.alternatives)], text: text, isStopWord: isStopWord))
        }
        let query: Query = adjacency == .all ? .joinedAll(leaves) : .joinedAny(Query.withoutStopWords(leaves))
        return ParsedQuery(query: query, notes: notes.texts)
    }
}
