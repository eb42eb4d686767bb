import LedeArticleModel

/// How much an occurrence counts in each field.
///
/// Under FTS5's variant of BM25 they are the column weights of its bm25(): f = Σ w·f_c over the fields c; lengths are those of whole
/// documents.
///
/// Under all others they make BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", CIKM 2004; with a b
/// for each field: Zaragoza, Craswell, Taylor, Saria, Robertson, "Microsoft Cambridge at TREC-13", 2004): t = Σ w·f_c / (1 − b_c +
/// b_c·D_c/avgdl_c) over the fields, D_c the tokens of the document in field c and avgdl_c their mean over all documents; t then replaces
/// f, and 1 the document's own normalization, so that a word saturates once, not once in each field. n counts documents that have the word
/// in any field.
package struct FieldWeights: Sendable, Equatable {
    /// `weights[c]` belongs to field c in the order of `IndexedField`; 0 ... `largest`.
    package let weights: [Double]
    /// `b[c]` is how much the length of field c counts, 0 ... 1; nil for the formula's own b.
    package let b: [Double?]

    /// The greatest weight of a field.
    package static let largest = 1000.0

    /// - Parameters:
    ///   - weights: fields left out weigh 1.
    ///   - b: fields left out have the formula's b. FTS5's variant has only one b.
    package init(_ weights: [IndexedField: Double], b: [IndexedField: Double] = [:]) throws(RankingParameterError) {
        self.weights = IndexedField.allCases.map { weights[$0] ?? 1 }
        self.b = IndexedField.allCases.map { b[$0] }
        for field in IndexedField.allCases {
            if let weight = weights[field], !(0...Self.largest).contains(weight) {
                throw RankingParameterError(name: "weights", value: weight, largest: Self.largest)
            }
            if let b = b[field], !(0...1).contains(b) { throw RankingParameterError(name: "field-b", value: b, largest: 1) }
        }
    }

    /// The weight of an occurrence in `field`.
    package subscript(field: IndexedField) -> Double { weights[field.rawValue] }
}
