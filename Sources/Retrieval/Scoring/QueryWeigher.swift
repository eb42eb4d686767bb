import ArticleModel
import InvertedIndex

/// Looks the terms of a query up and weighs its leaves. What two leaves share is looked up once.
struct QueryWeigher {
    private let reader: IndexReader
    private var entries: [[UInt8]: [TermEntry?]] = [:]
    private var docFreqs: [[UInt8]: Int] = [:]
    private var lists: [PhraseShape: [MatchList]] = [:]
    private var patterns: PatternFinder

    init(_ reader: IndexReader, expansionLimit: Int) {
        self.reader = reader
        patterns = PatternFinder(reader, expansionLimit: expansionLimit)
    }

    /// What the words of patterns that were looked for stand for.
    var expansions: [ExpandedWord] { patterns.expansions }

    /// - Parameter formula: nil where no scores are needed; then no statistics are gathered.
    mutating func weigh(_ tree: QueryTree, formula: BM25?) throws -> WeightedQuery {
        var weights = Array(repeating: LeafWeight.none, count: tree.leaves.count)
        if let formula {
            for leaf in tree.leaves.indices where tree.scores[leaf] {
                weights[leaf] = try weight(of: tree.leaves[leaf], formula: formula)
                weights[leaf].weight *= tree.boosts[leaf]
            }
        }
        var sources: [[LeafSource]] = []
        for segment in reader.segments.indices {
            var row: [LeafSource] = []
            row.reserveCapacity(tree.leaves.count)
            for leaf in tree.leaves { row.append(try source(of: leaf, segment: segment)) }
            sources.append(row)
        }
        for near in tree.nears {
            let found = try patterns.find(Array(tree.leaves[near.leaves]), within: near.distance)
            for (leaf, lists) in zip(near.leaves, found) {
                for segment in lists.indices { sources[segment][leaf] = LeafSource(lists[segment]) }
            }
        }
        return WeightedQuery(
            tree: tree, formula: formula ?? BM25(), averageLength: reader.statistics.averageLength, weights: weights, sources: sources,
            expansions: expansions)
    }

    /// Weighs a leaf whose document frequencies are a matter of positions, and gives its matches by segment where they were found for that.
    ///
    /// - Parameter formula: nil where no weight is needed; it is 0 then.
    mutating func weighByMatches(_ leaf: QueryLeaf, formula: BM25?) throws -> (weight: Double, matches: [MatchList]?) {
        let weight = try formula.map { try self.weight(of: leaf, formula: $0).weight } ?? 0
        return switch leaf {
        case .phrase(let phrase): (weight, lists[PhraseShape(phrase)])
        case .pattern(let pattern): (weight, try patterns.find(pattern).matches)
        case .filter(let filter): (0, try reader.segments.map { MatchList(docs: try filter.matches(in: $0)) })
        }
    }

    private mutating func weight(of leaf: QueryLeaf, formula: BM25) throws -> LeafWeight {
        switch leaf {
        case .phrase(let phrase): try weight(of: phrase, formula: formula)
        case .pattern(let pattern): try weight(of: pattern, formula: formula)
        case .filter: LeafWeight.none
        }
    }

    private mutating func weight(of phrase: PhraseQuery, formula: BM25) throws -> LeafWeight {
        if formula.variant.weighsPhrasesByOwnFrequency || phrase.terms.count == 1 {
            return weight(docFreqs: [try docFreq(of: PhraseShape(phrase))], formula: formula)
        }
        var docFreqs: [Int] = []
        for term in phrase.terms {
            docFreqs.append(try docFreq(of: PhraseShape(PhraseQuery(terms: [term], text: "", field: phrase.field))))
        }
        return weight(docFreqs: docFreqs, formula: formula)
    }

    /// Like a phrase's: a word that stands for several terms counts as one term that all their documents have.
    private mutating func weight(of pattern: PatternQuery, formula: BM25) throws -> LeafWeight {
        let found = try patterns.find(pattern)
        let weighsAsWhole = formula.variant.weighsPhrasesByOwnFrequency || pattern.words.count == 1
        return weight(docFreqs: weighsAsWhole ? [found.docFreq] : found.wordDocFreqs, formula: formula)
    }

    private func weight(docFreqs: [Int], formula: BM25) -> LeafWeight {
        let documentCount = reader.statistics.documentCount
        return LeafWeight(
            weight: docFreqs.reduce(0) { $0 + formula.idf(docFreq: $1, documentCount: documentCount) }, docFreqs: docFreqs)
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

    private mutating func source(of leaf: QueryLeaf, segment: Int) throws -> LeafSource {
        switch leaf {
        case .phrase(let phrase): try source(of: PhraseShape(phrase), segment: segment)
        case .pattern(let pattern): LeafSource(try patterns.find(pattern).matches[segment])
        case .filter(let filter): LeafSource(MatchList(docs: try filter.matches(in: reader.segments[segment])))
        }
    }

    private mutating func source(of shape: PhraseShape, segment: Int) throws -> LeafSource {
        if let list = lists[shape]?[segment] { return LeafSource(list) }
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
