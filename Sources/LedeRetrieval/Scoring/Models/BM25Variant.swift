extension BM25 {
    /// The named forms of BM25. N = live documents, n = documents that contain the term, f = occurrences in the document,
    /// D = the document's length in tokens over all fields, K = k1·(1 − b + b·D/avgdl).
    package enum Variant: String, Sendable, CaseIterable {
        /// Lucene 8 and later (`BM25Similarity`): ln(1 + (N−n+½)/(n+½)) · f/(f+K). Never negative. Here with exact lengths in doubles.
        case lucene
        /// SQLite FTS5 (`bm25()`, without its minus sign): ln((N−n+½)/(n+½)), 10⁻⁶ if that is not positive, times f·(k1+1)/(f+K).
        case fts5
        /// ATIRE (Trotman, Jia, Crane, "Towards an efficient and effective search engine", OSIR 2012): ln(N/n) · f·(k1+1)/(f+K).
        case atire
        /// BM25+ (Lv & Zhai, "Lower-bounding term frequency normalization", CIKM 2011, δ = 1):
        /// ln((N+1)/n) · (f·(k1+1)/(f+K) + δ).
        case plus
        /// BM25L (Lv & Zhai, "When documents are very long, BM25 fails!", SIGIR 2011, δ = ½):
        /// ln((N+1)/(n+½)) · (k1+1)·(c+δ)/(k1+c+δ) with c = f/(1 − b + b·D/avgdl).
        case l

        /// The k1 that the system of this name uses by default.
        package var defaultK1: Double { self == .atire ? 0.9 : 1.2 }

        /// The b that the system of this name uses by default.
        package var defaultB: Double { self == .atire ? 0.4 : 0.75 }

        /// Its form of the inverse document frequency.
        package var idf: IDFForm {
            switch self {
            case .lucene: .lucene
            case .fts5: .fts5
            case .atire: .atire
            case .plus: .plus
            case .l: .l
            }
        }

        /// How it counts occurrences.
        package var frequency: FrequencyForm {
            switch self {
            case .lucene: .saturated
            case .fts5, .atire: .scaled
            case .plus: .plus
            case .l: .l
            }
        }

        /// Whether a phrase weighs by its own document frequency, as one term would (FTS5), or by the sum of its terms' idfs (Lucene, and
        /// here all variants that define no phrases).
        package var weighsPhrasesByOwnFrequency: Bool { self == .fts5 }
    }
}
