import LedeModules

/// What may be wrong with a query, in lines for people.
///
///     did you mean: lighthouse keeper
///       lighthose occurs in no article; like it: lighthouse (5 articles), lighthouses (2 articles)
///       light house may be one word: lighthouse (5 articles)
///       "keeper lamp" occurs in no article, though its words do
///       zelensky occurs in 8 articles, zelenskyy in 812
struct SuggestionText {
    let lines: [StyledText]

    /// Most lines about words; what else is missing is counted.
    private static let mostWords = 4
    /// Most lines about two words that may be one.
    private static let mostJoined = 2
    /// Most columns of a word or phrase, and of the whole query.
    private static let longestText = 60
    private static let longestQuery = 200

    /// - Parameters:
    ///   - query: as typed.
    ///   - reader: of the index that was searched.
    init(_ suggestions: QuerySuggestions, query: String, reader: IndexReader) {
        var lines: [StyledText] = []
        if let corrected = suggestions.corrected(query, for: reader) {
            lines.append(
                StyledText("did you mean: ", .warning)
                    + StyledText(corrected.sanitizedForTerminal().truncated(to: Self.longestQuery), .match))
        }
        for word in suggestions.words.prefix(Self.mostWords) {
            var line = "  \(Self.shown(word.text)) occurs in no article"
            if !word.corrections.isEmpty {
                let corrections = word.corrections.map { "\(Self.shown($0.text)) (\(HumanFormat.count($0.docFreq, "article")))" }
                line += "; like it: " + corrections.joined(separator: ", ")
            }
            lines.append(StyledText(line, .faint))
        }
        let more = suggestions.words.count - Self.mostWords
        if more > 0 { lines.append(StyledText("  and \(more) more \(more == 1 ? "word occurs" : "words occur") in no article", .faint)) }
        for joined in suggestions.joined.prefix(Self.mostJoined) {
            let pair = Self.shown(joined.first + " " + joined.second)
            lines.append(
                StyledText(
                    "  \(pair) may be one word: \(Self.shown(joined.text)) (\(HumanFormat.count(joined.docFreq, "article")))", .faint))
        }
        for phrase in suggestions.phrases {
            var line = "  \"\(Self.shown(phrase.text))\" occurs in no article, though its words do"
            if let odd = phrase.oddWord {
                line += "; without \(Self.shown(odd.text)) in \(HumanFormat.count(odd.docFreq))"
            }
            if phrase.looseDocFreq > 0 {
                line += "; with up to \(MissingPhrase.gaps) words between them in \(HumanFormat.count(phrase.looseDocFreq))"
            }
            lines.append(StyledText(line, .faint))
        }
        if lines.isEmpty, suggestions.corrected(query, for: reader) == nil {
            self.lines = []
            return
        }
        for word in suggestions.commoner {
            lines.append(
                StyledText(
                    "  \(Self.shown(word.text)) occurs in \(HumanFormat.count(word.docFreq, "article")), \(Self.shown(word.commoner)) in "
                        + HumanFormat.count(word.commonerDocFreq), .faint))
        }
        self.lines = lines
    }
    private static func shown(_ text: String) -> String { text.sanitizedForTerminal().truncated(to: longestText) }
}
