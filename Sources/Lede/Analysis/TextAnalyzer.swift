import LedeTextAnalysis

/// What a word is, and which words match each other: what turns articles and queries into terms.
///
///     let configuration = IndexConfiguration(
///         analyzer: .english
///             .stopWords(["a", "an", "of", "the"])
///             .keeping(["C++", "node.js"], shapes: ["AA-9+/X"])
///             .synonyms([["car", "automobile"], ["ny", "new york"]]))
///     let index = try await ArticleIndex(at: folder, configuration)
///
/// An index records its analyzer, all but the synonyms, and finds it again whenever it is opened, so that a configuration may leave it out.
/// A custom tokenizer is recorded by its name and must be given each time (``custom(_:)``, ``IndexConfiguration/tokenizers``).
///
/// A name or language that nobody knows, and more than can be recorded (4,096 words, 64 KB), are errors when an index is made:
/// ``LedeError/Code/unknownAnalyzer`` and ``LedeError/Code/configuration``.
public struct TextAnalyzer: Sendable {
    package private(set) var definition: AnalyzerDefinition
    /// Groups of words and phrases that stand for each other in queries.
    package private(set) var synonymGroups: [[String]] = []
    package private(set) var tokenizer: (any TextTokenizer)?

    private init(_ base: AnalyzerDefinition.Base) { definition = AnalyzerDefinition(base) }

    // MARK: Kinds

    /// Words of any language, case and diacritics folded: the analyzer of an index that asks for no other. `Ferries` and `ferry` are two.
    public static var standard: TextAnalyzer { named("standard") }

    /// Each article by the language that it is written in, of some two dozen; queries in all of them. For collections of several languages.
    public static var automatic: TextAnalyzer { named("auto") }

    /// English: all forms of a word are one, `ferries` and `ferry`. In quotation marks words match as written.
    public static var english: TextAnalyzer { named("english") }

    /// The analyzer of one language, by its ISO 639-1 code or its English name, in any case: `de`, `german`. Those of ``languages``.
    public static func language(_ language: String) -> TextAnalyzer { named(Language.analyzerName(for: language) ?? language) }

    /// A built-in analyzer, of ``names``: such as `whitespace`, or `unicode61` and `porter`, which are those of SQLite FTS5. Or one that an
    /// index has recorded.
    public static func named(_ name: String) -> TextAnalyzer {
        var analyzer = TextAnalyzer(.builtIn(name))
        if let definition = AnalyzerDefinition(named: name) { analyzer.definition = definition }
        return analyzer
    }

    /// Words as `tokenizer` gives them, in articles and queries. The index records its name.
    public static func custom(_ tokenizer: some TextTokenizer) -> TextAnalyzer {
        var analyzer = TextAnalyzer(.custom(tokenizer.name))
        analyzer.tokenizer = tokenizer
        return analyzer
    }

    /// The codes (ISO 639-1) of the languages that have an analyzer of their own, ascending.
    public static var languages: [String] { Set(Language.all.map(\.code)).sorted() }

    /// The names of the built-in analyzers.
    public static var names: [String] { AnalyzerCatalog.names }

    // MARK: What is changed about them

    /// Leaves `words` out of the index, besides those it leaves out already: a query that has them is answered as if it had not.
    ///
    /// Compared are words as written, with case and diacritics folded as the analyzer does it, not their stems; one that the analyzer cuts
    /// in several (`don't`) stands for each of them. A word left out keeps its place: the phrase `"bank of england"` matches only where one
    /// such word stands between the two, and an article's length counts it. A query of nothing else finds nothing.
    ///
    /// Without this the function words of a language are in the index, for phrases; a query of which one word suffices skips them.
    public func stopWords(_ words: some Sequence<String>) -> TextAnalyzer {
        var analyzer = self
        analyzer.definition.stopWords.formUnion(words)
        return analyzer
    }

    /// Keeps words whole that would be cut in several, such as product codes, wherever no letter or digit stands beside them; of several at
    /// one place the longest. They are found in any case, if the analyzer folds case, and only as a whole.
    /// - Parameters:
    ///   - words: such as `C++` or `AB-123/X`; they may have blanks.
    ///   - shapes: what words may look like: `A` is a letter of ASCII, `9` a digit, `X` either, and a `+` after one of them any number of
    ///     it; other characters stand for themselves, and so do these after a `\`. `AA-9+` is AB-1 and XY-2026.
    public func keeping(_ words: [String] = [], shapes: [String] = []) -> TextAnalyzer {
        var analyzer = self
        analyzer.definition.keptWords.formUnion(words)
        analyzer.definition.keptShapes.formUnion(shapes)
        return analyzer
    }

    /// Lets the words and phrases of each group stand for each other in queries, besides what is already so.
    ///
    /// They are not part of the index: give other ones, or none, whenever it is opened. With `[["car", "automobile"], ["ny", "new york"]]`
    /// the query `fast car` finds `fast automobile`, also in quotation marks, and so does `ny times` the `new york times`. An entry is
    /// recognized in all its forms that the analyzer takes for one: `cars` too, in English. Weighed are a word and its synonyms as one word.
    /// Used are entries of up to 8 words, 65,536 in all, and of those that a word brings in 64, or 16 if they are phrases.
    public func synonyms(_ groups: [[String]]) -> TextAnalyzer {
        var analyzer = self
        analyzer.synonymGroups += groups
        return analyzer
    }

    // MARK: In an index

    /// What an index records: all but the synonyms, for which any index of this analyzer can be opened.
    public var name: String { definition.name }

    /// The analyzers that an index opened with this one may have.
    /// - Parameter tokenizers: further custom ones.
    package func catalog(_ tokenizers: [any TextTokenizer]) -> AnalyzerCatalog {
        Self.catalog(tokenizers + [tokenizer].compactMap { $0 }, synonyms: synonymGroups)
    }

    package static func catalog(_ tokenizers: [any TextTokenizer], synonyms: [[String]] = []) -> AnalyzerCatalog {
        if tokenizers.isEmpty, synonyms.isEmpty { return .builtIn }
        return AnalyzerCatalog(tokenizers: tokenizers.map { BridgedTokenizer($0) }, synonyms: synonyms)
    }
}

extension TextAnalyzer: Hashable {
    /// Whether both are recorded alike and have the same synonyms; custom tokenizers are told apart by their names.
    public static func == (left: TextAnalyzer, right: TextAnalyzer) -> Bool {
        left.definition == right.definition && left.synonymGroups == right.synonymGroups
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(definition) }
}

extension TextAnalyzer: CustomStringConvertible {
    /// What it is in a few words; long lists by their number alone.
    public var description: String { definition.summary }
}
