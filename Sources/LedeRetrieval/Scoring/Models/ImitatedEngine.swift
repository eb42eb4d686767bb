/// The engines whose scores Lede reproduces over its own index.
///
/// They all see Lede's tokens and positions; deleted documents, which Lucene and Tantivy count until segments are merged,
/// never count here. A repeated query word counts as often as it occurs there; Lucene makes it one word of twice the weight, which may
/// change the last bit, and PISA takes it once unless its queries are weighted. What is compared with the engines themselves, and how well
/// it agrees: `ConformanceTests`.
///
/// Not reproduced: Lucene's lengths without tokens at the place of another (`discountOverlaps`: synonyms, which Lede lacks), its separate
/// fields (each of Lucene's fields has its own N, n and lengths; here all fields are one text), PISA's quantized scores, and Xapian's
/// phrases with gaps or wildcards, which score like Lede's.
package enum ImitatedEngine: String, Sendable, CaseIterable {
    /// Lucene 8 to 10, `BM25Similarity`: k1 1.2, b 0.75.
    case lucene
    /// Tantivy: k1 1.2 and b 0.75, both fixed.
    case tantivy
    /// PISA, its quantization off: k1 0.9, b 0.4.
    case pisa
    /// Xapian 1.4, `BM25Weight` with k2 = 0, k3 = 1 (without effect on words that occur once), min_normlen = ½: k1 1, b 0.5.
    case xapian
    /// ATIRE: k1 0.9, b 0.4.
    case atire
    /// SQLite FTS5, `bm25()`: k1 1.2 and b 0.75, both fixed.
    case fts5

    /// The engine's own k1.
    package var k1: Double {
        switch self {
        case .lucene, .tantivy, .fts5: 1.2
        case .pisa, .atire: 0.9
        case .xapian: 1
        }
    }

    /// The engine's own b.
    package var b: Double {
        switch self {
        case .lucene, .tantivy, .fts5: 0.75
        case .pisa, .atire: 0.4
        case .xapian: 0.5
        }
    }

    /// Whether the engine lets its user choose k1 and b.
    package var hasParameters: Bool { self != .tantivy && self != .fts5 }

    /// Lede's own variant with the most in common with the engine's formula.
    var nearestVariant: BM25.Variant {
        switch self {
        case .lucene, .tantivy: .lucene
        case .pisa, .fts5: .fts5
        case .xapian, .atire: .atire
        }
    }
}
