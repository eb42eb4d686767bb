/// A BM25 formula put together from its ingredients, so that it can be what an engine computes, to the last bit that the engine keeps, or
/// something between two engines. Evaluated without pruning.
package struct BM25Ingredients: Sendable, Equatable {
    package var idf: IDFForm
    /// Whether N and avgdl are over all documents, or over those with at least one token (Lucene's `docCount` of a field).
    package var countsEmptyDocuments: Bool
    package var frequency: FrequencyForm
    /// 0 ... `BM25.largestK1`.
    package var k1: Double
    /// 0 ... 1.
    package var b: Double
    package var lengths: LengthForm
    package var phrases: PhraseWeighting
    package var fields: FieldCounting
    package var precision: ScorePrecision

    /// Those of a formula of Lede's own: exact lengths, in doubles.
    package init(_ formula: BM25, fields weights: FieldWeights? = nil) {
        idf = formula.variant.idf
        countsEmptyDocuments = true
        frequency = formula.variant.frequency
        k1 = formula.k1
        b = formula.b
        lengths = .exact
        phrases = formula.variant.weighsPhrasesByOwnFrequency ? .ownDocFreq : .sumOfTerms
        fields = weights.map { formula.variant == .fts5 ? .columnWeights($0) : .normalized($0) } ?? .equal
        precision = .double
    }

    /// Those of an engine.
    ///
    /// - Parameters:
    ///   - k1: nil for the engine's own.
    ///   - b: likewise.
    package init(like engine: ImitatedEngine, k1: Double? = nil, b: Double? = nil) throws(RankingParameterError) {
        let formula = try BM25(engine.nearestVariant, k1: k1 ?? engine.k1, b: b ?? engine.b)
        self.init(formula)
        switch engine {
        case .lucene:
            countsEmptyDocuments = false
            lengths = .oneByte
            precision = .single
        case .tantivy:
            frequency = .scaled
            lengths = .oneByte
            precision = .single
        case .pisa:
            idf = .pisa
            precision = .single
        case .xapian:
            idf = .xapian
            lengths = .atLeastHalfMean
            phrases = .wordByWord
        case .atire, .fts5: break
        }
    }

    /// What a leaf weighs: the sum of its words' idfs, or the one that it has as a whole.
    func weight(docFreqs: [Int], documentCount: Int) -> Double {
        switch precision {
        case .double: docFreqs.reduce(0) { $0 + idf.weight(docFreq: $1, documentCount: documentCount) }
        case .single where frequency == .saturated:
            Double(Float(docFreqs.reduce(0) { $0 + Double(Float(idf.weight(docFreq: $1, documentCount: documentCount))) }))
        case .single: Double(docFreqs.reduce(Float(0)) { $0 + idf.singleWeight(docFreq: $1, documentCount: documentCount) })
        }
    }

    /// In words.
    package var summary: String {
        var parts = ["BM25 with idf \(idf.formula)", "tf \(frequency.formula)", "k1 = \(k1)", "b = \(b)"]
        if lengths != .exact { parts.append(lengths.summary) }
        if !countsEmptyDocuments { parts.append("N without empty documents") }
        if fields != .equal { parts.append(fields.summary) }
        if precision != .double { parts.append(precision.summary) }
        return parts.joined(separator: ", ")
    }
}
