import ArticleModel
import InvertedIndex

/// Applies a query's ranking to the documents of one segment. Of each leaf, and of the document parts, documents are asked for in ascending order.
struct SegmentScorer {
    let segment: SegmentReader
    /// The global id of the segment's document 0.
    let base: UInt32
    private let kernel: ModelKernel
    private let weights: [LeafWeight]
    private let lengths: DocumentLengths
    private let queryLength: Double
    private let proximity: ProximityBonus?
    private var meter: ProximityMeter?
    /// Where fields have weights.
    private var fields: FieldSplitter?
    private var weightedFreqs: [Double] = []

    init(_ query: WeightedQuery, segment index: Int, of reader: IndexReader) throws {
        segment = reader.segments[index]
        base = reader.docBases[index]
        lengths = segment.lengths
        kernel = query.kernel
        weights = query.weights
        queryLength = query.queryLength
        proximity = query.ranking.proximity
        if proximity != nil { meter = try ProximityMeter(query.proximityWords, segment: segment) }
        if case .weightedFields = query.kernel {
            fields = FieldSplitter(query.tree.leaves, lists: query.fieldLists[index], lengths: lengths)
        }
    }

    /// What a leaf adds to the scores of documents in which it occurs: `values[i]` belongs to `docs[i]`, in which it occurs `freqs[i]` times.
    mutating func contributions(of leaf: Int, docs: [UInt32], freqs: [UInt32], into values: inout [Double]) throws {
        values.removeAll(keepingCapacity: true)
        if weights[leaf].boost == 0 {
            for _ in docs { values.append(0) }
            return
        }
        switch kernel {
        case .bm25(let kernel): try fill(&values, kernel, leaf, docs, freqs)
        case .dirichlet(let kernel): try fill(&values, kernel, leaf, docs, freqs)
        case .jelinekMercer(let kernel): try fill(&values, kernel, leaf, docs, freqs)
        case .dph(let kernel): try fill(&values, kernel, leaf, docs, freqs)
        case .pl2(let kernel): try fill(&values, kernel, leaf, docs, freqs)
        case .tfidf(let kernel): try fill(&values, kernel, leaf, docs, freqs)
        case .weightedFields(let kernel):
            try fields?.weightedFreqs(of: leaf, docs: docs, freqs: freqs, kernel: kernel, into: &weightedFreqs)
            let factors = kernel.factors(of: weights[leaf])
            for index in docs.indices {
                values.append(kernel.contribution(factors, freq: weightedFreqs[index], length: try lengths[docs[index]]))
            }
        }
    }

    private func fill<Kernel: LeafKernel>(
        _ values: inout [Double], _ kernel: Kernel, _ leaf: Int, _ docs: [UInt32], _ freqs: [UInt32]
    ) throws {
        let factors = kernel.factors(of: weights[leaf])
        for index in docs.indices {
            values.append(kernel.contribution(factors, freq: freqs[index], length: try lengths[docs[index]]))
        }
    }

    /// Whether a score has parts beside those of the leaves.
    var hasDocumentParts: Bool {
        if case .dirichlet = kernel { true } else { meter != nil }
    }

    /// `score`, the sum of what the leaves add to the score of `doc`, with what comes on top: first what the length adds, then proximity.
    mutating func finished(_ score: Double, doc: UInt32) throws -> Double {
        score + (try lengthTerm(doc)) + (try proximityBonus(doc)?.bonus ?? 0)
    }

    /// What the length of `doc` alone adds.
    func lengthTerm(_ doc: UInt32) throws -> Double {
        guard case .dirichlet(let kernel) = kernel else { return 0 }
        return kernel.lengthTerm(queryLength: queryLength, length: try lengths[doc])
    }

    /// The smallest distance of two of the query's words in `doc` and what it adds; nil where nothing is added for that.
    mutating func proximityBonus(_ doc: UInt32) throws -> (distance: UInt32, bonus: Double)? {
        guard let proximity, let distance = try meter?.distance(doc) else { return nil }
        return (distance, proximity.bonus(distance: distance))
    }

    /// Occurrences of a leaf in each field of `doc`, in which it occurs `freq` times; empty unless fields have weights.
    mutating func fieldFreqs(of leaf: Int, doc: UInt32, freq: UInt32) -> [UInt32] {
        fields?.freqs(of: leaf, doc: doc, freq: freq) ?? []
    }
}
