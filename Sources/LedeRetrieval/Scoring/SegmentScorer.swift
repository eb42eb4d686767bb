import LedeArticleModel
import LedeInvertedIndex

/// Applies a query's ranking to the documents of one segment. For each leaf, and for the document parts, documents are asked for in
/// ascending order.
package struct SegmentScorer {
    let segment: SegmentReader
    /// The global id of the segment's document 0.
    let base: UInt32
    private let kernel: ModelKernel
    private let weights: [LeafWeight]
    private let lengths: DocumentLengths
    private let queryLength: Double
    private let proximity: ProximityBonus?
    private var meter: ProximityMeter?
    /// If fields have weights.
    private var fields: FieldSplitter?
    private var weightedFreqs: [Double] = []

    package init(_ query: WeightedQuery, segment index: Int, of reader: IndexReader) throws {
        segment = reader.segments[index]
        base = reader.docBases[index]
        lengths = segment.lengths
        kernel = query.kernel
        weights = query.weights
        queryLength = query.queryLength
        proximity = query.ranking.proximity
        if proximity != nil { meter = try ProximityMeter(query.proximityWords, segment: segment) }
        if query.ranking.model.splitsFields {
            fields = FieldSplitter(query.tree.leaves, lists: query.fieldLists[index], lengths: lengths)
        }
    }

    /// What a leaf adds to the scores of documents in which it occurs: `values[i]` belongs to `hits[i]`.
    ///
    /// - Parameter values: has room for all hits.
    mutating func contributions(of leaf: Int, _ hits: Span<LeafHit>, into values: inout MutableSpan<Double>) throws {
        if weights[leaf].boost == 0 {
            for index in hits.indices { values[index] = 0 }
            return
        }
        switch kernel {
        case .bm25(let kernel): try fill(&values, kernel, leaf, hits)
        case .dirichlet(let kernel): try fill(&values, kernel, leaf, hits)
        case .jelinekMercer(let kernel): try fill(&values, kernel, leaf, hits)
        case .dph(let kernel): try fill(&values, kernel, leaf, hits)
        case .pl2(let kernel): try fill(&values, kernel, leaf, hits)
        case .tfidf(let kernel): try fill(&values, kernel, leaf, hits)
        case .weightedFields(let kernel):
            try fields?.weightedFreqs(of: leaf, hits, norms: kernel.norms, into: &weightedFreqs)
            let factors = kernel.factors(of: weights[leaf])
            for index in hits.indices {
                values[index] = kernel.contribution(factors, freq: weightedFreqs[index], length: try lengths[hits[index].doc])
            }
        case .ingredients(let kernel):
            let factors = kernel.factors(of: weights[leaf])
            if let norms = kernel.norms {
                try fields?.weightedFreqs(of: leaf, hits, norms: norms, into: &weightedFreqs)
            } else {
                weightedFreqs.removeAll(keepingCapacity: true)
                for index in hits.indices { weightedFreqs.append(Double(hits[index].freq)) }
            }
            for index in hits.indices {
                values[index] = kernel.contribution(factors, freq: weightedFreqs[index], length: try lengths[hits[index].doc])
            }
        }
    }

    /// What a leaf that occurs `freq` times in `doc` adds to its score.
    package mutating func contribution(of leaf: Int, doc: UInt32, freq: UInt32) throws -> Double {
        let hits = [LeafHit(doc: doc, freq: freq)]
        var added = [0.0]
        var values = added.mutableSpan
        try contributions(of: leaf, hits.span, into: &values)
        return added[0]
    }

    private func fill<Kernel: LeafKernel>(
        _ values: inout MutableSpan<Double>, _ kernel: Kernel, _ leaf: Int, _ hits: Span<LeafHit>
    ) throws {
        let factors = kernel.factors(of: weights[leaf])
        for index in hits.indices {
            values[index] = kernel.contribution(factors, freq: hits[index].freq, length: try lengths[hits[index].doc])
        }
    }

    /// Whether a score has parts besides those of the leaves.
    var hasDocumentParts: Bool {
        switch kernel {
        case .dirichlet: true
        case .ingredients(let kernel): kernel.roundsScores || meter != nil
        default: meter != nil
        }
    }

    /// `score`, the sum of what the leaves add to the score of `doc`, with what comes on top: first what the length adds, then proximity.
    /// Rounded if the model has 32-bit scores.
    package mutating func finished(_ score: Double, doc: UInt32) throws -> Double {
        let sum = score + (try lengthTerm(doc)) + (try proximityBonus(doc)?.bonus ?? 0)
        if case .ingredients(let kernel) = kernel, kernel.roundsScores { return Double(Float(sum)) }
        return sum
    }

    /// What the length of `doc` alone adds.
    package func lengthTerm(_ doc: UInt32) throws -> Double {
        guard case .dirichlet(let kernel) = kernel else { return 0 }
        return kernel.lengthTerm(queryLength: queryLength, length: try lengths[doc])
    }

    /// The smallest distance of two of the query's words in `doc` and what it adds; nil if nothing is added for that.
    package mutating func proximityBonus(_ doc: UInt32) throws -> (distance: UInt32, bonus: Double)? {
        guard let proximity, let distance = try meter?.distance(doc) else { return nil }
        return (distance, proximity.bonus(distance: distance))
    }

    /// Occurrences of a leaf in each field of `doc`, in which it occurs `freq` times; empty unless fields have weights.
    package mutating func fieldFreqs(of leaf: Int, doc: UInt32, freq: UInt32) -> [UInt32] {
        fields?.freqs(of: leaf, doc: doc, freq: freq) ?? []
    }
}

/// A document of a segment in which a leaf occurs.
struct LeafHit: BitwiseCopyable, Sendable {
    /// The local doc id.
    var doc: UInt32 = 0
    /// Occurrences, 1 or more.
    var freq: UInt32 = 0
}
