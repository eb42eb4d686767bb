import ArticleModel
import Foundation
import InvertedIndex
import QueryLanguage

/// Looks the terms of a query up and weighs its leaves. What two leaves share is looked up once.
struct QueryWeigher {
    private let reader: IndexReader
    /// Of the whole collection, as the ranking counts.
    private var statistics: CollectionStatistics
    private var entries: [[UInt8]: [TermEntry?]] = [:]
    private var termStatistics: [[UInt8]: TermStatistics] = [:]
    private var lists: [PhraseShape: [MatchList]] = [:]
    private var patterns: PatternFinder

    init(_ reader: IndexReader, expansionLimit: Int) {
        self.reader = reader
        statistics = reader.statistics
        patterns = PatternFinder(reader, expansionLimit: expansionLimit)
    }

    /// What the words of patterns that were looked for stand for.
    var expansions: [ExpandedWord] { patterns.expansions }

    /// - Parameter ranking: nil where no scores are needed; then no statistics are gathered.
    mutating func weigh(_ tree: QueryTree, ranking: Ranking?) throws -> WeightedQuery {
        var weights = Array(repeating: LeafWeight.none, count: tree.leaves.count)
        if case .ingredients(let ingredients) = ranking?.model, !ingredients.countsEmptyDocuments {
            statistics.documentCount = try reader.countDocumentsWithTokens()
        }
        if let ranking {
            for leaf in tree.leaves.indices where tree.scores[leaf] {
                weights[leaf] = try weight(of: tree.leaves[leaf], model: ranking.model)
                weights[leaf].weight *= tree.boosts[leaf]
                weights[leaf].boost *= tree.boosts[leaf]
            }
        }
        // Leaves that must stand near others are looked for together, below.
        var isNear = Array(repeating: false, count: tree.leaves.count)
        for near in tree.nears { for leaf in near.leaves { isNear[leaf] = true } }
        var sources: [[LeafSource]] = []
        for segment in reader.segments.indices {
            var row: [LeafSource] = []
            row.reserveCapacity(tree.leaves.count)
            for (index, leaf) in tree.leaves.enumerated() { row.append(isNear[index] ? .absent : try source(of: leaf, segment: segment)) }
            sources.append(row)
        }
        for near in tree.nears {
            let found = try patterns.find(Array(tree.leaves[near.leaves]), near: near)
            for (leaf, lists) in zip(near.leaves, found) {
                for segment in lists.indices { sources[segment][leaf] = LeafSource(lists[segment]) }
            }
        }
        var fieldLists: [[[MatchList]]] = []
        if ranking?.model.splitsFields == true { fieldLists = try self.fieldLists(tree) }
        return WeightedQuery(
            tree: tree, ranking: ranking ?? Ranking(), statistics: statistics, weights: weights, sources: sources,
            fieldLists: fieldLists, expansions: expansions)
    }

    /// Weighs a leaf whose document frequencies are a matter of positions, and gives its matches by segment where they were found for that.
    ///
    /// - Parameter formula: nil where no weight is needed; it is 0 then.
    mutating func weighByMatches(_ leaf: QueryLeaf, formula: BM25?) throws -> (weight: Double, matches: [MatchList]?) {
        let weight = try formula.map { try self.weight(of: leaf, model: .bm25($0)).weight } ?? 0
        return switch leaf {
        case .phrase(let phrase): (weight, lists[PhraseShape(phrase)])
        case .pattern(let pattern): (weight, try patterns.find(pattern).matches)
        case .filter(let filter): (0, try reader.segments.map { MatchList(docs: try filter.matches(in: $0)) })
        }
    }

    private mutating func weight(of leaf: QueryLeaf, model: RankingModel) throws -> LeafWeight {
        if case .filter = leaf { return LeafWeight.none }
        let documentCount = statistics.documentCount
        switch model {
        case .bm25(let formula), .weightedFields(let formula, _):
            let docFreqs = try docFreqs(of: leaf, asWhole: formula.variant.weighsPhrasesByOwnFrequency)
            return LeafWeight(
                weight: docFreqs.reduce(0) { $0 + formula.idf(docFreq: $1, documentCount: documentCount) }, docFreqs: docFreqs)
        case .ingredients(let ingredients):
            let docFreqs = try docFreqs(of: leaf, asWhole: ingredients.phrases == .ownDocFreq)
            return LeafWeight(weight: ingredients.weight(docFreqs: docFreqs, documentCount: documentCount), docFreqs: docFreqs)
        case .tfidf:
            let docFreqs = try docFreqs(of: leaf, asWhole: false)
            let idf = docFreqs.reduce(0) { $0 + ($1 > 0 ? 1 + log(Double(documentCount + 1) / Double($1 + 1)) : 0) }
            return LeafWeight(weight: idf * idf, docFreqs: docFreqs)
        case .dirichlet, .jelinekMercer, .dph, .pl2:
            let own = try statistics(of: leaf)
            guard own.collectionFreq > 0 else { return LeafWeight(weight: 0, docFreqs: [own.docFreq]) }
            let weight =
                switch model {
                case .dph, .pl2: log2(Double(documentCount) / Double(own.collectionFreq))
                default: log(Double(reader.statistics.totalTokens) / Double(own.collectionFreq))
                }
            return LeafWeight(weight: weight, docFreqs: [own.docFreq], collectionFreq: own.collectionFreq)
        }
    }

    /// The live documents that have the leaf, alone where it is one word or is to weigh as a whole, or else those that have each of its
    /// words: in a phrase's field, and for a pattern wherever they stand. A word that stands for several terms counts as one term that all
    /// their documents have.
    private mutating func docFreqs(of leaf: QueryLeaf, asWhole: Bool) throws -> [Int] {
        switch leaf {
        case .phrase(let phrase):
            if asWhole || phrase.terms.count == 1 { return [try statistics(of: PhraseShape(phrase)).docFreq] }
            var docFreqs: [Int] = []
            for term in phrase.terms {
                docFreqs.append(try statistics(of: PhraseShape(PhraseQuery(terms: [term], text: "", field: phrase.field))).docFreq)
            }
            return docFreqs
        case .pattern(let pattern):
            let found = try patterns.find(pattern)
            return asWhole || pattern.words.count == 1 ? [found.docFreq] : found.wordDocFreqs
        case .filter: return []
        }
    }

    /// Live documents and occurrences of a leaf.
    private mutating func statistics(of leaf: QueryLeaf) throws -> TermStatistics {
        switch leaf {
        case .phrase(let phrase): try statistics(of: PhraseShape(phrase))
        case .pattern(let pattern): Self.statistics(of: try patterns.find(pattern).matches)
        case .filter: TermStatistics()
        }
    }

    /// For a plain term a matter of statistics, else its matches are found and kept.
    private mutating func statistics(of shape: PhraseShape) throws -> TermStatistics {
        guard shape.isPlainTerm else { return Self.statistics(of: try matches(of: shape)) }
        let term = shape.terms[0]
        if let known = termStatistics[term] { return known }
        let found = try reader.termStatistics(term)
        termStatistics[term] = found
        return found
    }

    private static func statistics(of lists: [MatchList]) -> TermStatistics {
        var sum = TermStatistics()
        for list in lists {
            sum.docFreq += list.docs.count
            for freq in list.freqs { sum.collectionFreq += Int(freq) }
        }
        return sum
    }

    /// For every segment and leaf, its matches in each field but the last; none for leaves that are restricted to a field or add to no
    /// score.
    private mutating func fieldLists(_ tree: QueryTree) throws -> [[[MatchList]]] {
        var result: [[[MatchList]]] = Array(
            repeating: Array(repeating: [], count: tree.leaves.count), count: reader.segments.count)
        for field in IndexedField.allCases.dropLast() {
            let restricted = tree.leaves.map { $0.restricted(to: $0.field ?? field) }
            var found = Array(repeating: [MatchList](), count: restricted.count)
            for near in tree.nears where tree.scores[near.leaves.lowerBound] {
                let lists = try patterns.find(Array(restricted[near.leaves]), near: near)
                for (leaf, lists) in zip(near.leaves, lists) { found[leaf] = lists }
            }
            for leaf in restricted.indices where tree.scores[leaf] && tree.leaves[leaf].field == nil {
                if found[leaf].isEmpty {
                    switch restricted[leaf] {
                    case .phrase(let phrase): found[leaf] = try matches(of: PhraseShape(phrase))
                    case .pattern(let pattern): found[leaf] = try patterns.find(pattern).matches
                    case .filter: continue
                    }
                }
                for segment in found[leaf].indices { result[segment][leaf].append(found[leaf][segment]) }
            }
        }
        return result
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
