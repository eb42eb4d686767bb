/// The analyzers by name.
package enum AnalyzerCatalog {
    /// Every name that `analyzer(named:)` knows, in display order.
    ///
    /// The Snowball languages are those of the installed libstemmer.
    package static let names: [String] =
        ["standard", AutoAnalyzer.catalogName] + SnowballAlgorithm.names.filter { !LanguageAnalyzer.names.contains($0) }
        + LanguageAnalyzer.names
        + ["whitespace", "unicode61", "unicode61:remove_diacritics=0", "unicode61:remove_diacritics=2", "porter", "ascii"]

    /// The analyzer called `name`, or nil.
    package static func analyzer(named name: String) -> (any Analyzer)? {
        switch name {
        case "standard": StandardAnalyzer()
        case AutoAnalyzer.catalogName: AutoAnalyzer()
        case "whitespace": WhitespaceAnalyzer()
        case "unicode61": Unicode61Analyzer()
        case "unicode61:remove_diacritics=0": Unicode61Analyzer(diacritics: .keep)
        case "unicode61:remove_diacritics=2": Unicode61Analyzer(diacritics: .removeAll)
        case "porter": PorterAnalyzer()
        case "ascii": ASCIIAnalyzer()
        default: LanguageAnalyzer(named: name).map { $0 as any Analyzer } ?? SnowballAnalyzer(algorithm: name)
        }
    }

    /// What the analyzer called `name` does, in one line; nil for a name that is not known.
    package static func summary(of name: String) -> String? {
        switch name {
        case "standard": "Unicode words, case and diacritics folded (the default)"
        case AutoAnalyzer.catalogName: "each article by the language it is written in"
        case UkrainianStemmer.name: "standard, then a light Ukrainian stemmer; об'єкт is one word"
        case "cjk": "standard, and Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese by overlapping pairs of characters"
        case "chinese", "japanese", "korean", "thai": "as cjk, with the function words of \(name.prefix(1).uppercased() + name.dropFirst())"
        case "whitespace": "words between white space, as they are"
        case "unicode61": "as SQLite FTS5's unicode61"
        case "unicode61:remove_diacritics=0": "as SQLite FTS5's unicode61, diacritics kept"
        case "unicode61:remove_diacritics=2": "as SQLite FTS5's unicode61, diacritics removed from all letters"
        case "porter": "as SQLite FTS5's porter: unicode61, then Porter's English stemmer"
        case "ascii": "as SQLite FTS5's ascii: ASCII letters folded, other bytes as they are"
        default:
            SnowballAlgorithm.names.contains(name)
                ? "standard, then Snowball's \(name.prefix(1).uppercased() + name.dropFirst()) stemmer" : nil
        }
    }
}
