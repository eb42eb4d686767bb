import LedeModules

/// What a search has to say besides its results, for programs: the last line of its JSON.
///
///     {"summary":{"matchCount","isExact","isPartial","shown","nearDuplicates",
///      "unknownWords":[{"word","corrections":[{"word","articles"}]}],
///      "unknownPhrases":[{"phrase","without":{"word","articles"}|null,"looseArticles"}],
///      "joinedWords":[{"words":[WORD,WORD],"word","articles"}],
///      "commonerWords":[{"word","articles","commoner":{"word","articles"}}],"suggestion",
///      "cutWords":[{"word","found","searched","isAbandoned"}],"feedbackTerms":[{"term","probability"}],"notes"}}
///
/// `JSONOutput` in the documentation says what each key means.
struct SearchSummaryJSON {
    let value: JSONValue

    /// - Parameters:
    ///   - query: as typed.
    ///   - notes: the parser's, before the search's own.
    ///   - reader: of the index that was searched.
    init(_ answer: SearchAnswer, query: String, notes: [String], reader: IndexReader) {
        let suggestions = answer.suggestions
        let words = (suggestions?.words ?? []).map { word -> JSONValue in
            let corrections = word.corrections.map { JSONValue.object([("word", .string($0.text)), ("articles", .integer($0.docFreq))]) }
            return .object([("word", .string(word.text)), ("corrections", .array(corrections))])
        }
        let phrases = (suggestions?.phrases ?? []).map { phrase -> JSONValue in
            let without = phrase.oddWord.map { JSONValue.object([("word", .string($0.text)), ("articles", .integer($0.docFreq))]) }
            return .object([
                ("phrase", .string(phrase.text)), ("without", without ?? .null), ("looseArticles", .integer(phrase.looseDocFreq)),
            ])
        }
        let joined = (suggestions?.joined ?? []).map { pair -> JSONValue in
            .object([
                ("words", .array([.string(pair.first), .string(pair.second)])), ("word", .string(pair.text)),
                ("articles", .integer(pair.docFreq)),
            ])
        }
        let commoner = (suggestions?.commoner ?? []).map { word -> JSONValue in
            .object([
                ("word", .string(word.text)), ("articles", .integer(word.docFreq)),
                ("commoner", .object([("word", .string(word.commoner)), ("articles", .integer(word.commonerDocFreq))])),
            ])
        }
        let cut = answer.cutWords.map { word -> JSONValue in
            .object([
                ("word", .string(word.text)), ("found", .integer(word.expansion.found)),
                ("searched", .integer(word.expansion.terms.count)), ("isAbandoned", .bool(word.expansion.isAbandoned)),
            ])
        }
        let terms = answer.feedbackTerms.map { term -> JSONValue in
            .object([("term", .string(String(decoding: term.term, as: UTF8.self))), ("probability", .number(term.probability))])
        }
        let suggestion = suggestions?.corrected(query, for: reader)
        value = .object([
            ("matchCount", .integer(answer.matchCount)), ("isExact", .bool(answer.isExact)), ("isPartial", .bool(answer.isPartial)),
            ("shown", .integer(answer.hits.count)), ("nearDuplicates", .integer(answer.hits.reduce(0) { $0 + $1.duplicates.count })),
            ("unknownWords", .array(words)), ("unknownPhrases", .array(phrases)), ("joinedWords", .array(joined)),
            ("commonerWords", .array(commoner)), ("suggestion", JSONValue(suggestion)), ("cutWords", .array(cut)),
            ("feedbackTerms", .array(terms)), ("notes", .array((notes + answer.notes).map { .string($0) })),
        ])
    }
}
