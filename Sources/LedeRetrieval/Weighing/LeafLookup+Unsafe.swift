import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage

/// Looks up the leaves of a query in every segment, and gathers what they weigh by. What two leaves share is found once.
struct LeafLookup {
    /// A phrase's terms in the dictionaries, in the arena.
    struct Terms: BitwiseCopyable {
        /// `entries[term * segments + segment]`; a document frequency of 0 where the segment lacks the term.
        let entries: UnsafeMutablePointer<TermEntry>
        let count: Int
    }

    let reader: IndexReader
    let arena: SearchArena
    private let expansionLimit: Int
    /// Of the whole collection, as the ranking counts.
    private(set) var statistics: CollectionStatistics
    private var lists: [PhraseShape: [MatchList]] = [:]
    /// Made for the first leaf that needs it.
    private var patterns: PatternFinder?

    /// - Parameters:
    ///   - ranking: nil if nothing is weighed.
    ///   - expansionLimit: most terms that a word of a pattern may match.
    init(_ reader: IndexReader, ranking: Ranking?, expansionLimit: Int, arena: SearchArena) throws {
        self.reader = reader
        self.arena = arena
        self.expansionLimit = expansionLimit
        statistics = reader.statistics
        if case .ingredients(let ingredients) = ranking?.model, !ingredients.countsEmptyDocuments {
            statistics.documentCount = try reader.countDocumentsWithTokens()
        }
    }

    /// What the words of the patterns looked for match.
    var expansions: [ExpandedWord] { patterns?.expansions ?? [] }

    /// The dictionary entries of a phrase's terms in all segments.
    func terms(of phrase: PhraseQuery) throws -> Terms {
        // SAFETY: there is room for an entry for each term and segment.
        let segments = reader.segments.count
        let entries = arena.take(TermEntry.self, phrase.terms.count * segments)
        var next = entries
        for term in phrase.terms {
            for segment in 0..<segments {
                next.initialize(to: try reader.segments[segment].entry(term) ?? .absent)
                next += 1
            }
        }
        return Terms(entries: entries, count: phrase.terms.count)
    }

    /// The entry of a term, or nil if the segment lacks it.
    func entry(_ terms: Terms, _ term: Int, segment: Int) -> TermEntry? {
        // SAFETY: callers pass an existing term and segment.
        let entry = terms.entries[term * reader.segments.count + segment]
        return entry.docFreq > 0 ? entry : nil
    }

    /// The counts of a term over the live documents.
    func statistics(of terms: Terms, _ term: Int) -> TermStatistics {
        var sum = TermStatistics()
        for segment in reader.segments.indices {
            guard let entry = entry(terms, term, segment: segment) else { continue }
            let live = reader.segments[segment].liveStatistics(entry)
            sum.docFreq += live.docFreq
            sum.collectionFreq += live.collectionFreq
        }
        return sum
    }

    /// What a leaf weighs under a model.
    /// - Parameter terms: those of a phrase.
    mutating func weight(of leaf: QueryLeaf, _ terms: Terms?, under model: RankingModel) throws -> LeafWeight {
        if case .filter = leaf { return LeafWeight.none }
        if model.weighsByOccurrences { return model.weight(of: try statistics(of: leaf, terms), in: statistics) }
        return model.weight(of: try docFreqs(of: leaf, terms, asWhole: model.weighsLeavesWhole), in: statistics)
    }

    /// The live documents that have the leaf, alone where it is one word or is to weigh as a whole, or else those that have each of its
    /// words: in a phrase's field, and for a pattern wherever they are. A word that matches several terms counts as one term that all
    /// their documents have.
    private mutating func docFreqs(of leaf: QueryLeaf, _ terms: Terms?, asWhole: Bool) throws -> LeafWeight.DocFreqs {
        switch leaf {
        case .phrase(let phrase):
            if asWhole || phrase.terms.count == 1 { return .one(try statistics(of: leaf, terms).docFreq) }
            var docFreqs: [Int] = []
            docFreqs.reserveCapacity(phrase.terms.count)
            for (index, term) in phrase.terms.enumerated() {
                if phrase.field == nil, let terms {
                    docFreqs.append(statistics(of: terms, index).docFreq)
                } else {
                    let shape = PhraseShape(PhraseQuery(terms: [term], text: "", field: phrase.field))
                    docFreqs.append(Self.statistics(of: try matches(of: shape)).docFreq)
                }
            }
            return .several(docFreqs)
        case .pattern(let pattern):
            let found = try find(pattern)
            return asWhole || pattern.words.count == 1 ? .one(found.docFreq) : .several(found.wordDocFreqs)
        case .filter: return .several([])
        }
    }

    /// Live documents and occurrences of a leaf: for a plain term from statistics, else its matches are found and kept.
    private mutating func statistics(of leaf: QueryLeaf, _ terms: Terms?) throws -> TermStatistics {
        switch leaf {
        case .phrase(let phrase):
            if FlatQuery.isPlain(phrase), let terms { return statistics(of: terms, 0) }
            return Self.statistics(of: try matches(of: PhraseShape(phrase)))
        case .pattern(let pattern): return Self.statistics(of: try find(pattern).matches)
        case .filter: return TermStatistics()
        }
    }

    private static func statistics(of lists: [MatchList]) -> TermStatistics {
        var sum = TermStatistics()
        for list in lists {
            sum.docFreq += list.docs.count
            for freq in list.freqs { sum.collectionFreq += Int(freq) }
        }
        return sum
    }

    /// A leaf's matches by segment; of a phrase only if they had to be found to weigh it.
    mutating func knownMatches(of leaf: QueryLeaf) throws -> [MatchList]? {
        switch leaf {
        case .phrase(let phrase): lists.isEmpty || FlatQuery.isPlain(phrase) ? nil : lists[PhraseShape(phrase)]
        case .pattern, .filter: try matches(of: leaf)
        }
    }

    /// A leaf's matches by segment.
    mutating func matches(of leaf: QueryLeaf) throws -> [MatchList] {
        switch leaf {
        case .phrase(let phrase): try matches(of: PhraseShape(phrase))
        case .pattern(let pattern): try find(pattern).matches
        case .filter(let filter): try reader.segments.map { MatchList(docs: try filter.matches(in: $0)) }
        }
    }

    private mutating func matches(of shape: PhraseShape) throws -> [MatchList] {
        if let known = lists[shape] { return known }
        var result: [MatchList] = []
        for segment in reader.segments {
            var entries: [TermEntry] = []
            for term in shape.terms {
                guard let entry = try segment.entry(term) else { break }
                entries.append(entry)
            }
            result.append(
                entries.count == shape.terms.count ? try MatchList(shape, entries: entries, segment: segment) : MatchList())
        }
        lists[shape] = result
        return result
    }

    private mutating func find(_ pattern: PatternQuery) throws -> PatternFinder.Found {
        try withFinder { try $0.find(pattern) }
    }

    /// The matches of leaves that must be near each other: `[leaf][segment]`.
    mutating func find(_ leaves: [QueryLeaf], near group: NearGroup) throws -> [[MatchList]] {
        try withFinder { try $0.find(leaves, near: group) }
    }

    private mutating func withFinder<Result>(_ body: (inout PatternFinder) throws -> Result) rethrows -> Result {
        var finder = patterns ?? PatternFinder(reader, expansionLimit: expansionLimit)
        patterns = nil
        defer { patterns = finder }
        return try body(&finder)
    }
}
