import Foundation

/// The forms of the inverse document frequency that engines use: what a term in n of N documents weighs.
package enum IDFForm: String, Sendable, CaseIterable {
    /// Lucene 8 and later, Tantivy: ln(1 + (N−n+½)/(n+½)). Never negative.
    case lucene
    /// SQLite FTS5: ln((N−n+½)/(n+½)), and 10⁻⁶ if that is not positive.
    case fts5
    /// PISA: ln((N−n+½)/(n+½)), but at least 10⁻⁶.
    case pisa
    /// ATIRE: ln(N/n).
    case atire
    /// BM25+: ln((N+1)/n).
    case plus
    /// BM25L: ln((N+1)/(n+½)).
    case l
    /// Xapian 1.4: ln x with x = (N−n+½)/(n+½), or x/2 + 1 if x is below 2. Never negative.
    case xapian

    /// The weight of a term in `docFreq` of `documentCount` documents; 0 for a term that none contains.
    package func weight(docFreq: Int, documentCount: Int) -> Double {
        guard docFreq > 0 else { return 0 }
        let n = Double(docFreq)
        let total = Double(max(documentCount, docFreq))
        let odds = (total - n + 0.5) / (n + 0.5)
        switch self {
        case .lucene: return log(1 + odds)
        case .fts5:
            let idf = log(odds)
            return idf <= 0 ? 1e-6 : idf
        case .pisa: return max(1e-6, log(odds))
        case .atire: return log(total / n)
        case .plus: return log((total + 1) / n)
        case .l: return log((total + 1) / (n + 0.5))
        case .xapian: return log(odds < 2 ? odds / 2 + 1 : odds)
        }
    }

    /// The same as computed by an engine with 32 bits from the frequencies on: every intermediate value is rounded.
    func singleWeight(docFreq: Int, documentCount: Int) -> Float {
        guard docFreq > 0 else { return 0 }
        let n = Float(docFreq)
        let total = Float(max(documentCount, docFreq))
        let odds = (Float(max(documentCount, docFreq) - docFreq) + 0.5) / (n + 0.5)
        func ln(_ value: Float) -> Float { Float(log(Double(value))) }
        switch self {
        case .lucene: return ln(1 + odds)
        case .fts5:
            let idf = ln(odds)
            return idf <= 0 ? 1e-6 : idf
        case .pisa: return max(1e-6, ln((total - n + 0.5) / (n + 0.5)))
        case .atire: return ln(total / n)
        case .plus: return ln((total + 1) / n)
        case .l: return ln((total + 1) / (n + 0.5))
        case .xapian: return ln(odds < 2 ? odds / 2 + 1 : odds)
        }
    }

    /// The form in letters: N = documents, n = those with the term.
    package var formula: String {
        switch self {
        case .lucene: "ln(1 + (N - n + 0.5) / (n + 0.5))"
        case .fts5: "ln((N - n + 0.5) / (n + 0.5)), or 0.000001 if that is not positive"
        case .pisa: "ln((N - n + 0.5) / (n + 0.5)), at least 0.000001"
        case .atire: "ln(N / n)"
        case .plus: "ln((N + 1) / n)"
        case .l: "ln((N + 1) / (n + 0.5))"
        case .xapian: "ln(x), x = (N - n + 0.5) / (n + 0.5), or x / 2 + 1 if that is below 2"
        }
    }
}
