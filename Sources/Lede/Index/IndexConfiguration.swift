import LedeTextAnalysis

/// How an index is made, and how it is written.
///
///     let index = try await ArticleIndex(at: folder, IndexConfiguration(analyzer: .english))
public struct IndexConfiguration: Sendable {
    /// What turns text into words; nil for the index's own, and for a new one `.standard`. Its synonyms are those of the queries.
    public var analyzer: TextAnalyzer?
    /// Custom tokenizers that the index may want besides the analyzer's: for opening indexes whatever their analyzers are. Of several of one
    /// name the last counts.
    public var tokenizers: [any TextTokenizer]
    /// Whether a new index stores the text of its articles, which passages and highlights need; nil for what an index does, and for a new
    /// one true.
    public var storesText: Bool?
    /// Whether a new index knows the exact spelling of words, with case and diacritics, for `'Turkey'` in single quotes; nil for what an
    /// index does, and for a new one false.
    public var keepsSpelling: Bool?
    /// Bytes that a transaction may take before it writes to disk: 64 MB unless one says otherwise, which suits a phone. More makes large
    /// imports faster.
    public var memoryBudget: Int
    /// How long a transaction waits for another process that writes; transactions of this process wait for each other anyway.
    public var lockTimeout: Duration

    public init(
        analyzer: TextAnalyzer? = nil, tokenizers: [any TextTokenizer] = [], storesText: Bool? = nil, keepsSpelling: Bool? = nil,
        memoryBudget: Int = 64_000_000,
        lockTimeout: Duration = .zero
    ) {
        self.analyzer = analyzer
        self.tokenizers = tokenizers
        self.storesText = storesText
        self.keepsSpelling = keepsSpelling
        self.memoryBudget = memoryBudget
        self.lockTimeout = lockTimeout
    }

    /// The analyzers that the index may have.
    var analyzers: AnalyzerCatalog { analyzer?.catalog(tokenizers) ?? TextAnalyzer.catalog(tokenizers) }
}
