import ArticleModel
import InvertedIndex

/// Looks the terms of a query up and weighs its leaves. What two leaves share is looked up once.
struct QueryWeigher {
    private let reader: IndexReader
    private var entries: [[UInt8]: [TermEntry?]] = [:]
    private var docFreqs: [[UInt8]: Int] = [:]
    private var lists: [PhraseShape: [MatchList]] = [:]

    init(_ reader: IndexReader) { self.reader = reader }

    /// - Parameter formula: nil where no scores are needed; then no statistics are gathered.
    mutating func weigh(_ tree: QueryTree, formula: BM25?) throws -> WeightedQuery {
        let shapes = tree.leaves.map(PhraseShape.init)
        var weights = Array(repeating: LeafWeight.none, count: shapes.count)
        if let formula {
            for leaf in shapes.indices where tree.scores[leaf] {
                weights[leaf] = try weight(of: tree.leaves[leaf], shape: shapes[leaf], formula: formula)
            }
        }
        var sources: [[LeafSource]] = []
        for segment in reader.segments.indices {
            var row: [LeafSource] = []
            row.reserveCapacity(shapes.count)
            for shape in shapes { row.append(try source(of: shape, segment: segment)) }
            sources.append(row)
        }
        return WeightedQuery(
            tree: tree, formula: formula ?? BM25(), averageLength: reader.statistics.averageLength, weights: weights, sources: sources)
    }

    /// Weighs a leaf whose document frequencies are a matter of positions, and gives its matches by segment where they were found for that.
    mutating func weighByMatches(_ leaf: PhraseQuery, formula: BM25) throws -> (weight: Double, matches: [MatchList]?) {
        let shape = PhraseShape(leaf)
        let weight = try weight(of: leaf, shape: shape, formula: formula).weight
        return (weight, lists[shape])
    }

    private mutating func weight(of phrase: PhraseQuery, shape: PhraseShape, formula: BM25) throws -> LeafWeight {
        let documentCount = reader.statistics.documentCount
        if formula.variant.weighsPhrasesByOwnFrequency || phrase.terms.count == 1 {
            let docFreq = try docFreq(of: shape)
            return LeafWeight(weight: formula.idf(docFreq: docFreq, documentCount: documentCount), docFreqs: [docFreq])
        }
        var result = LeafWeight.none
        for term in phrase.terms {
            let docFreq = try docFreq(of: PhraseShape(PhraseQuery(terms: [term], text: "", field: phrase.field)))
            result.weight += formula.idf(docFreq: docFreq, documentCount: documentCount)
            result.docFreqs.append(docFreq)
        }
        return result
    }

    /// The live documents that match `shape`: for a plain term a matter of statistics, else its matches are found and kept.
    private mutating func docFreq(of shape: PhraseShape) throws -> Int {
        guard shape.isPlainTerm else { return try matches(of: shape).reduce(0) { $0 + $1.docs.count } }
        let term = shape.terms[0]
        if let known = docFreqs[term] { return known }
        let docFreq = try reader.termStatistics(term).docFreq
        docFreqs[term] = docFreq
        return docFreq
    }

    private mutating func matches(of shape: PhraseShape) throws -> [MatchList] {
        if let known = lists[shape] { return known }
        var result: [MatchList] = []
        for index in reader.segments.indices {
            let segment = reader.segments[index]
            result.append(try MatchList(shape, entries: try entries(of: shape, segment: index) ?? [], segment: segment))
        }
        lists[shape] = result
        return result
    }

    private mutating func source(of shape: PhraseShape, segment: Int) throws -> LeafSource {
        if let list = lists[shape]?[segment] { return list.docs.isEmpty ? .absent : .list(list) }
        guard let entries = try entries(of: shape, segment: segment), let first = entries.first else { return .absent }
        return shape.isPlainTerm ? .term(first) : .phrase(shape, entries)
    }

    /// The entries of the shape's distinct terms, or nil if the segment lacks one.
    private mutating func entries(of shape: PhraseShape, segment: Int) throws -> [TermEntry]? {
        var result: [TermEntry] = []
        result.reserveCapacity(shape.terms.count)
        for term in shape.terms {
            guard let entry = try entries(of: term)[segment] else { return nil }
            result.append(entry)
        }
        return result
    }

    private mutating func entries(of term: [UInt8]) throws -> [TermEntry?] {
        if let known = entries[term] { return known }
        var result: [TermEntry?] = []
        for segment in reader.segments { result.append(try segment.entry(term)) }
        entries[term] = result
        return result
    }
}
