import LedeModules

/// How the words of an index match, for people.
enum StemNote {
    /// Whether words are stemmed.
    static func isStemming(_ reader: IndexReader) -> Bool { reader.analyzer.forms.contains(.surface) }

    /// `in any form, ferries finds ferry (analyzer english)`.
    static func text(of reader: IndexReader) -> String {
        let name = reader.analyzerName
        let way: String =
            switch name {
            case "standard": "match as written except for case and accents; lede index --language matches all forms of a word"
            case "whitespace": "match exactly as written"
            case "auto": "match in all their forms, article by article in its own language"
            case "cjk", "chinese", "japanese", "korean", "thai": "match by pairs of characters where a script has no blanks"
            default: isStemming(reader) ? "match in all their forms" : AnalyzerCatalog.summary(of: name) ?? ""
            }
        return "\(way)\(way.isEmpty ? "" : " ")(analyzer \(AnalyzerDefinition.summary(of: name).sanitizedForTerminal()))"
    }
}
