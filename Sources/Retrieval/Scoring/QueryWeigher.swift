import ArticleModel
import Foundation
import InvertedIndex

/// Looks the terms of a query up and weighs its leaves. What two leaves share is looked up once.
struct QueryWeigher {
    private let reader: IndexReader
    private var entries: [[UInt8]: [TermEntry?]] = [:]
    private var termStatistics: [[UInt8]: TermStatistics] = [:]
    private var lists: [PhraseShape: [MatchList]] = [:]

    init(_ reader: IndexReader) { self.reader = reader }

    /// - Parameter ranking: nil where no scores are needed; then no statistics are gathered.
    mutating func weigh(_ tree: QueryTree, ranking: Ranking?) throws -> WeightedQuery {
        let shapes = tree.leaves.map(PhraseShape.init)
        var weights = Array(repeating: LeafWeight.none, count: shapes.count)
        if let ranking {
            for leaf in shapes.indices where tree.scores[leaf] {
                weights[leaf] = try weight(of: tree.leaves[leaf], shape: shapes[leaf], model: ranking.model)
            }
        }
        var sources: [[LeafSource]] = []
        for segment in reader.segments.indices {
            var row: [LeafSource] = []
            row.reserveCapacity(shapes.count)
            for shape in shapes { row.append(try source(of: shape, segment: segment)) }
            sources.append(row)
        }
        var fieldLists: [[[MatchList]]] = []
        if case .weightedFields = ranking?.model { fieldLists = try self.fieldLists(tree, shapes) }
        return WeightedQuery(
            tree: tree, ranking: ranking ?? Ranking(), statistics: reader.statistics, weights: weights, sources: sources,
            fieldLists: fieldLists)
    }

    /// Weighs a leaf whose document frequencies are a matter of positions, and gives its matches by segment where they were found for that.
    mutating func weighByMatches(_ leaf: PhraseQuery, formula: BM25) throws -> (weight: Double, matches: [MatchList]?) {
        let shape = PhraseShape(leaf)
        let weight = try weight(of: leaf, shape: shape, formula: formula).weight
        return (weight, lists[shape])
    }

    private mutating func weight(of leaf: PhraseQuery, shape: PhraseShape, model: RankingModel) throws -> LeafWeight {
        switch model {
        case .bm25(let formula), .weightedFields(let formula, _): return try weight(of: leaf, shape: shape, formula: formula)
        case .tfidf: return try classicWeight(of: leaf)
        case .dirichlet, .jelinekMercer, .dph, .pl2: break
        }
        let own = try statistics(of: shape)
        guard own.collectionFreq > 0 else { return LeafWeight(weight: 0, docFreqs: [own.docFreq]) }
        let occurrences = Double(own.collectionFreq)
        let weight =
            switch model {
            case .dph, .pl2: log2(Double(reader.statistics.documentCount) / occurrences)
            default: log(Double(reader.statistics.totalTokens) / occurrences)
            }
        return LeafWeight(weight: weight, docFreqs: [own.docFreq], collectionFreq: own.collectionFreq)
    }

    private mutating func weight(of phrase: PhraseQuery, shape: PhraseShape, formula: BM25) throws -> LeafWeight {
        let documentCount = reader.statistics.documentCount
        if formula.variant.weighsPhrasesByOwnFrequency || phrase.terms.count == 1 {
            let docFreq = try statistics(of: shape).docFreq
            return LeafWeight(weight: formula.idf(docFreq: docFreq, documentCount: documentCount), docFreqs: [docFreq])
        }
        var result = LeafWeight.none
        for docFreq in try docFreqsOfTerms(phrase) {
            result.weight += formula.idf(docFreq: docFreq, documentCount: documentCount)
            result.docFreqs.append(docFreq)
        }
        return result
    }

    /// The square of the sum of the terms' idfs, as in Lucene's `ClassicSimilarity`.
    private mutating func classicWeight(of phrase: PhraseQuery) throws -> LeafWeight {
        var result = LeafWeight.none
        for docFreq in try docFreqsOfTerms(phrase) {
            if docFreq > 0 { result.weight += 1 + log(Double(reader.statistics.documentCount + 1) / Double(docFreq + 1)) }
            result.docFreqs.append(docFreq)
        }
        result.weight *= result.weight
        return result
    }

    /// One document frequency per term of the phrase, in its order, within its field.
    private mutating func docFreqsOfTerms(_ phrase: PhraseQuery) throws -> [Int] {
        var result: [Int] = []
        for term in phrase.terms {
            result.append(try statistics(of: PhraseShape(PhraseQuery(terms: [term], text: "", field: phrase.field))).docFreq)
        }
        return result
    }

    /// For every segment and leaf, its matches in each field but the last; none for leaves that are restricted to a field or add to no score.
    private mutating func fieldLists(_ tree: QueryTree, _ shapes: [PhraseShape]) throws -> [[[MatchList]]] {
        var result: [[[MatchList]]] = Array(
            repeating: Array(repeating: [], count: shapes.count), count: reader.segments.count)
        for leaf in shapes.indices where tree.scores[leaf] && shapes[leaf].field == nil {
            for field in IndexedField.allCases.dropLast() {
                var shape = shapes[leaf]
                shape.field = field
                for (segment, list) in try matches(of: shape).enumerated() { result[segment][leaf].append(list) }
            }
        }
        return result
    }

    /// Live documents and occurrences of `shape`: for a plain term a matter of statistics, else its matches are found and kept.
    private mutating func statistics(of shape: PhraseShape) throws -> TermStatistics {
        guard shape.isPlainTerm else {
            return try matches(of: shape).reduce(into: TermStatistics()) { sum, list in
                sum.docFreq += list.docs.count
                for freq in list.freqs { sum.collectionFreq += Int(freq) }
            }
        }
        let term = shape.terms[0]
        if let known = termStatistics[term] { return known }
        let found = try reader.termStatistics(term)
        termStatistics[term] = found
        return found
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
