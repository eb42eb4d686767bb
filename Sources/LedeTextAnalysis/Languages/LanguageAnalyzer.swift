/// Words by the standard tokenizer, those of one language stemmed, and text in scripts without blanks between words by bigrams
/// (`BigramTokenizer`).
///
/// It serves Ukrainian, the languages that need bigrams, and, a language each, the articles of an index with the analyzer `auto`.
package struct LanguageAnalyzer: Analyzer {
    package let name: String
    private let tokenizer: BigramTokenizer
    /// Nil if words are not stemmed.
    private let pool: SnowballWorkerPool?
    private let stopWords: StopWords
    package let forms: WordForms

    /// - Parameters:
    ///   - stemmer: libstemmer's algorithm or `ukrainian`; nil for words as the standard analyzer has them.
    ///   - joinsApostrophes: whether об'єкт is one word; else it is two.
    ///   - stopWords: the language whose function words a query that any one word satisfies ignores; nil for none.
    ///   - forms: see `Analyzer.forms`.
    init(
        name: String, stemmer: String? = nil, joinsApostrophes: Bool = false, stopWords: String? = nil,
        forms: WordForms = [.surface, .spelling]
    ) {
        self.name = name
        self.forms = forms
        // Snowball's stemmers want diacritics. Ukrainian has them as stress marks only, and the plain table keeps й and ї.
        let table = stemmer == nil || stemmer == UkrainianStemmer.name ? FoldingTable.plainIsolating : .caseOnlyIsolating
        tokenizer = BigramTokenizer(table: table, joinsApostrophes: joinsApostrophes)
        pool = stemmer.map { SnowballWorkerPool(algorithm: $0) }
        self.stopWords = StopWords(language: stopWords ?? "")
    }

    private init(_ other: LanguageAnalyzer, tokenizer: BigramTokenizer) {
        name = other.name
        self.tokenizer = tokenizer
        pool = other.pool
        stopWords = other.stopWords
        forms = other.forms
    }

    /// The analyzer called `name`: `ukrainian`, or one of those that index by bigrams; nil for others.
    init?(named name: String) {
        switch name {
        case UkrainianStemmer.name: self.init(name: name, stemmer: name, joinsApostrophes: true, stopWords: name)
        case "cjk", "chinese", "japanese", "korean", "thai": self.init(name: name, stopWords: name, forms: .spelling)
        default: return nil
        }
    }

    /// The names that `init(named:)` knows.
    static let names = [UkrainianStemmer.name, "cjk", "chinese", "japanese", "korean", "thai"]

    package func queryAnalyzer(for query: String) -> any Analyzer { forQueries }

    var forQueries: LanguageAnalyzer { LanguageAnalyzer(self, tokenizer: tokenizer.forQueries) }

    package func queryUnits(of word: Span<UInt8>) -> [Range<Int>] { tokenizer.units(of: word) }

    package func isStopWord(_ word: String) -> Bool { stopWords.contains(word) }

    package var stacksTerms: Bool { true }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, into batch: inout TokenBatch
    ) -> Bool {
        analyze(text, progress: &progress, limit: limit, forms: [], into: &batch)
    }

    package func analyze(
        _ text: Span<UInt8>, progress: inout AnalysisProgress, limit: Int, forms: WordForms, into batch: inout TokenBatch
    ) -> Bool {
        var worker: SnowballWorker?
        if let pool {
            worker = pool.take()
            if worker == nil { preconditionFailure("out of memory for a \(name) stemmer") }
        }
        defer { if let pool, let worker { pool.giveBack(worker) } }
        let forms = forms.intersection(self.forms)
        return tokenizer.analyze(text, progress: &progress, limit: limit, forms: forms, stemmer: &worker, into: &batch)
    }
}
