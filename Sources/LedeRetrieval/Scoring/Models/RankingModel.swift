/// What the words and phrases of a query, its leaves, add to a document's score. All arithmetic is in doubles, over exact lengths and exact
/// statistics of the live documents (for `ingredients`, as they say).
///
/// How `Searcher` feeds the formulas, in their letters:
/// - N, C, avgdl and D (documents, tokens, tokens per document, tokens of the document) are over all fields, even for a leaf restricted to
///   a field.
/// - f of a leaf restricted to a field counts its occurrences in that field, and n (documents) and F (occurrences in all documents) count
///   likewise.
/// - A phrase is one leaf: f counts its occurrences. `dirichlet`, `jelinekMercer`, `dph` and `pl2` take its own F; `tfidf` and BM25 take
///   the sum of its terms' idfs, except in FTS5's variant, which takes its own n; `ingredients` say which.
/// - A boost multiplies what a leaf adds, as if the query had the leaf that many times.
package enum RankingModel: Sendable, Equatable {
    /// BM25 over the document as a whole.
    case bm25(BM25)
    /// BM25 with occurrences that count by their field: BM25F, or FTS5's column weights in FTS5's variant.
    case weightedFields(BM25, FieldWeights)
    /// BM25 put together from an engine's ingredients.
    case ingredients(BM25Ingredients)
    /// Query likelihood, smoothed by a Dirichlet prior.
    case dirichlet(DirichletSmoothing)
    /// Query likelihood, smoothed by linear interpolation.
    case jelinekMercer(JelinekMercerSmoothing)
    /// The hypergeometric model of divergence from randomness with Popper's normalization; it has no parameter (Amati, "Frequentist and
    /// Bayesian approach to information retrieval", ECIR 2006): with r = f / D, (1−r)²/(f+1) · (f·log₂(f·(avgdl/D)·(N/F)) +
    /// ½·log₂(2π·f·(1−r))); 0 for a document that is nothing but the leaf.
    case dph
    /// The Poisson model of divergence from randomness with Laplace's aftereffect and normalization 2.
    case pl2(PL2)
    /// The vector space model of Lucene's `ClassicSimilarity` (after Salton, Wong, Yang, "A vector space model for automatic indexing",
    /// CACM 1975): √f · idf² / √D with idf = 1 + ln((N+1)/(n+1)).
    case tfidf

    /// The name that users ask for it by.
    package var name: String {
        switch self {
        case .bm25, .weightedFields, .ingredients: "bm25"
        case .dirichlet: "ql"
        case .jelinekMercer: "jm"
        case .dph: "dph"
        case .pl2: "pl2"
        case .tfidf: "tfidf"
        }
    }

    /// What a BM25 formula is made of; nil for other models.
    package var ingredients: BM25Ingredients? {
        switch self {
        case .bm25(let formula): BM25Ingredients(formula)
        case .weightedFields(let formula, let fields): BM25Ingredients(formula, fields: fields)
        case .ingredients(let ingredients): ingredients
        default: nil
        }
    }

    /// Whether occurrences count by their field.
    var splitsFields: Bool { (ingredients?.fields ?? .equal) != .equal }

    /// The form of BM25, if it is one of Lede's own.
    package var formula: BM25? {
        switch self {
        case .bm25(let formula), .weightedFields(let formula, _): formula
        default: nil
        }
    }
}
