import Lede

/// What may be wrong with a query that no article matches, in lines for people.
///
///     did you mean: lighthouse keeper
///       lighthose occurs in no article; like it: lighthouse (5 articles), lighthouses (2 articles)
///       "keeper lamp" occurs in no article, though its words do
struct SuggestionText {
    let lines: [StyledText]

    /// - Parameters:
    ///   - query: as typed.
    ///   - reader: of the index that was searched.
    init(_ suggestions: QuerySuggestions, query: String, reader: IndexReader) {
        var lines: [StyledText] = []
        if let corrected = suggestions.corrected(query, analyzer: reader.analyzer, forms: reader.forms) {
            lines.append(StyledText("did you mean: ", .warning) + StyledText(corrected.sanitizedForTerminal(), .match))
        }
        for word in suggestions.words {
            var line = "  \(word.text.sanitizedForTerminal().truncated(to: 60)) occurs in no article"
            if !word.corrections.isEmpty {
                let corrections = word.corrections.map { "\($0.text.sanitizedForTerminal()) (\(HumanFormat.count($0.docFreq, "article")))" }
                line += "; like it: " + corrections.joined(separator: ", ")
            }
            lines.append(StyledText(line, .faint))
        }
        for phrase in suggestions.phrases {
            var line = "  \"\(phrase.text.sanitizedForTerminal().truncated(to: 60))\" occurs in no article, though its words do"
            if let odd = phrase.oddWord {
                line += "; without \(odd.text.sanitizedForTerminal()) in \(HumanFormat.count(odd.docFreq))"
            }
            if phrase.looseDocFreq > 0 { line += "; with up to \(MissingPhrase.gaps) words between them in \(HumanFormat.count(phrase.looseDocFreq))" }
            lines.append(StyledText(line, .faint))
        }
        self.lines = lines
    }
}
