import Synchronization

/// The analyzers by name: the built-in ones, those that an `AnalyzerDefinition` makes of them, and an app's own tokenizers. Handed down to
/// whatever opens an index, which records the name.
package struct AnalyzerCatalog: Sendable {
    /// Analyzers that were made, by name: a definition's words are analyzed, which opening an index again and again need not repeat.
    private final class Made: Sendable {
        static let most = 16
        let analyzers = Mutex<[String: any Analyzer]>([:])
    }

    private let tokenizers: [String: any CustomTokenizer]
    private let synonyms: [[String]]
    /// Nil in `builtIn`: nothing is kept for the whole process.
    private let made: Made?

    /// - Parameters:
    ///   - tokenizers: custom ones; of several with one name the last.
    ///   - synonyms: groups of words and phrases that stand for each other in queries, whatever the analyzer.
    package init(tokenizers: [any CustomTokenizer] = [], synonyms: [[String]] = []) {
        self.tokenizers = Dictionary(tokenizers.map { ($0.name, $0) }) { $1 }
        self.synonyms = synonyms
        made = Made()
    }

    /// The built-in analyzers, and what definitions make of them.
    package static let builtIn = AnalyzerCatalog(builtIn: ())

    private init(builtIn: ()) {
        tokenizers = [:]
        synonyms = []
        made = nil
    }

    /// The analyzer called `name`, or nil.
    package func analyzer(named name: String) -> (any Analyzer)? {
        if synonyms.isEmpty, let plain = Self.plain(name) { return plain }
        if let known = made?.analyzers.withLock({ $0[name] }) { return known }
        guard let base = Self.plain(name) ?? defined(name) else { return nil }
        let analyzer: any Analyzer = synonyms.isEmpty ? base : SynonymAnalyzer(base, groups: synonyms)
        made?.analyzers.withLock { if $0.count < Made.most { $0[name] = analyzer } }
        return analyzer
    }

    private func defined(_ name: String) -> (any Analyzer)? {
        guard let definition = AnalyzerDefinition(named: name) else { return nil }
        let base: (any Analyzer)? =
            switch definition.base {
            case .builtIn(let name): Self.plain(name)
            case .custom(let tokenizer):
                tokenizers[tokenizer].map { CustomAnalyzer($0, name: AnalyzerDefinition(definition.base).name) }
            }
        return base.map { definition.isPlain ? $0 : TailoredAnalyzer(definition, base: $0) }
    }

    /// The tokenizer that the analyzer called `name` needs and this catalogue lacks; nil if there is none.
    package func missingTokenizer(of name: String) -> String? {
        guard case .custom(let tokenizer) = AnalyzerDefinition(named: name)?.base, tokenizers[tokenizer] == nil else { return nil }
        return tokenizer
    }

    /// Every name of a built-in analyzer, in display order.
    ///
    /// The Snowball languages are those of the installed libstemmer.
    package static let names: [String] =
        ["standard", AutoAnalyzer.catalogName] + SnowballAlgorithm.names.filter { !LanguageAnalyzer.names.contains($0) }
        + LanguageAnalyzer.names
        + ["whitespace", "unicode61", "unicode61:remove_diacritics=0", "unicode61:remove_diacritics=2", "porter", "ascii"]

    /// The analyzer called `name` that needs no custom tokenizer, or nil.
    package static func analyzer(named name: String) -> (any Analyzer)? { builtIn.analyzer(named: name) }

    /// The built-in analyzer called `name`, or nil.
    private static func plain(_ name: String) -> (any Analyzer)? {
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
