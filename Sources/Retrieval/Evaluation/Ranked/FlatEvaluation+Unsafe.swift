import ArticleModel
import InvertedIndex
import QueryLanguage

/// Answers a flat query: its terms looked up once, everything it needs in one arena.
struct FlatEvaluation {
    private let query: FlatQuery
    private let reader: IndexReader
    private let arena: SearchArena
    private let without: EvaluationTechniques
    private let kernel: BM25Kernel
    private let leaves: UnsafeMutableBufferPointer<FlatLeaf>
    private let termCount: Int
    /// `entries[term * segments + segment]`; a document frequency of 0 where the segment lacks the term.
    private let entries: UnsafeMutablePointer<TermEntry>
    /// `lists[i][segment]`: matches of a leaf that had to be found to weigh it.
    private var lists: [[MatchList]] = []

    /// What each leaf weighs.
    private(set) var weights: [Double] = []
    /// What the words of patterns stand for.
    private(set) var expansions: [ExpandedWord] = []

    /// - Parameters:
    ///   - formula: nil where nothing is scored; then nothing is weighed.
    ///   - expansionLimit: most terms that a word of a pattern may stand for.
    init(
        _ query: FlatQuery, reader: IndexReader, formula: BM25?, expansionLimit: Int, without: EvaluationTechniques = [], arena: SearchArena
    ) throws {
        // SAFETY: there is room for a leaf each and for an entry for each term and segment.
        self.query = query
        self.reader = reader
        self.arena = arena
        self.without = without
        let statistics = reader.statistics
        kernel = BM25Kernel(formula ?? BM25(), averageLength: statistics.averageLength > 0 ? statistics.averageLength : 1)
        leaves = UnsafeMutableBufferPointer(start: arena.take(FlatLeaf.self, query.leaves.count), count: query.leaves.count)
        var count = 0
        for leaf in query.leaves {
            if case .phrase(let phrase) = leaf { count += phrase.terms.count }
        }
        termCount = count
        let segments = reader.segments.count
        entries = arena.take(TermEntry.self, count * segments)
        weights.reserveCapacity(query.leaves.count)
        var next = 0
        var weigher: QueryWeigher?
        for (index, leaf) in query.leaves.enumerated() {
            var weight = 0.0
            var list = -1
            let first = next
            var terms: [[UInt8]] = []
            var needsMatches = true
            if case .phrase(let phrase) = leaf {
                terms = phrase.terms
                let weighsAsWhole = terms.count > 1 && formula?.variant.weighsPhrasesByOwnFrequency == true
                needsMatches = formula != nil && (phrase.field != nil || weighsAsWhole)
            }
            for term in terms {
                var docFreq = 0
                for segment in 0..<segments {
                    let entry = try reader.segments[segment].entry(term)
                    (entries + next * segments + segment).initialize(to: entry ?? .absent)
                    if let entry { docFreq += reader.segments[segment].liveStatistics(entry).docFreq }
                }
                if let formula { weight += formula.idf(docFreq: docFreq, documentCount: statistics.documentCount) }
                next += 1
            }
            if needsMatches {
                if weigher == nil { weigher = QueryWeigher(reader, expansionLimit: expansionLimit) }
                let found = try weigher!.weighByMatches(leaf, formula: formula)
                weight = found.weight
                if let matches = found.matches {
                    list = lists.count
                    lists.append(matches)
                }
            }
            if !query.boosts.isEmpty { weight *= query.boosts[index] }
            weights.append(weight)
            let place = leaves.baseAddress! + index
            place.initialize(
                to: FlatLeaf(
                    firstTerm: first, termCount: next - first, field: leaf.field?.rawValue ?? -1,
                    factors: kernel.factors(weight: weight), list: list))
        }
        if let weigher { expansions = weigher.expansions }
    }

    /// How the query is evaluated.
    var algorithm: EvaluationAlgorithm { query.isUnion ? .union : .intersection }

    /// Offers `top` every document that can be among its best, and every match if it counts them.
    func rank(into top: inout TopDocuments) throws {
        if !query.isUnion { return try intersect(into: &top) }
        guard top.limit > 0 else { return }
        for segment in reader.segments.indices {
            try Task.checkCancellation()
            let columns = try SegmentColumns(reader.segments[segment], base: reader.docBases[segment])
            if leaves.count == 1, leaves[0].isPlain {
                let entry = entries[segment]
                guard entry.docFreq > 0 else { continue }
                var term = RankedTerm(
                    factors: leaves[0].factors, kernel: kernel, columns: columns, without: without, arena: arena)
                try term.run(try columns.segment.list(entry), into: &top)
                continue
            }
            let prepared = try prepareUnion(segment, columns, scoring: kernel)
            if prepared.isEmpty { continue }
            let union = RankedUnion(prepared, kernel: kernel, columns: columns, without: without, arena: arena)
            try union.run(into: &top)
        }
    }

    /// The number of live documents that match.
    func count() throws -> Int {
        if !query.isUnion {
            var counter = MatchCounter()
            try intersect(into: &counter)
            return counter.count
        }
        var count = 0
        for segment in reader.segments.indices {
            try Task.checkCancellation()
            let columns = try SegmentColumns(reader.segments[segment], base: reader.docBases[segment])
            if leaves.count == 1, leaves[0].isPlain {
                let entry = entries[segment]
                if entry.docFreq > 0 { count += columns.segment.liveStatistics(entry).docFreq }
                continue
            }
            count += try UnionCount.count(
                try prepareUnion(segment, columns, scoring: nil), columns: columns, without: without, arena: arena)
        }
        return count
    }

    /// The leaves that the segment has.
    private func prepareUnion(
        _ segment: Int, _ columns: SegmentColumns, scoring kernel: BM25Kernel?
    ) throws -> UnsafeMutableBufferPointer<PreparedLeaf> {
        // SAFETY: there is room for every leaf; as many are initialised as are counted.
        let prepared = arena.take(PreparedLeaf.self, leaves.count)
        var count = 0
        for (index, leaf) in leaves.enumerated() {
            let made: PreparedLeaf?
            if leaf.isPlain {
                made = try PreparedLeaf(
                    entries[leaf.firstTerm * reader.segments.count + segment], factors: leaf.factors, columns: columns, arena: arena)
            } else if leaf.list >= 0 {
                made = PreparedLeaf(lists[leaf.list][segment], factors: leaf.factors, arena: arena)
            } else if case .phrase(let phrase) = query.leaves[index] {
                made = try self.matches(of: phrase, leaf, segment, columns)
            } else {
                made = nil
            }
            guard var made else { continue }
            if let kernel { made.score(kernel, columns: columns, arena: arena) }
            (prepared + count).initialize(to: made)
            count += 1
        }
        return UnsafeMutableBufferPointer(start: prepared, count: count)
    }

    private func matches(
        of phrase: PhraseQuery, _ leaf: FlatLeaf, _ segment: Int, _ columns: SegmentColumns
    ) throws -> PreparedLeaf? {
        var found: [TermEntry] = []
        let shape = PhraseShape(phrase)
        for term in shape.terms {
            guard let entry = try columns.segment.entry(term) else { return nil }
            found.append(entry)
        }
        return PreparedLeaf(try MatchList(shape, entries: found, segment: columns.segment), factors: leaf.factors, arena: arena)
    }

    /// Hands the matches to `collector`: all of them, or those that reach the score that it needs.
    /// - Precondition: the query is no union.
    func intersect<Collector: MatchCollector>(into collector: inout Collector) throws {
        // SAFETY: there is room for a member for each term and leaf.
        for segment in reader.segments.indices {
            try Task.checkCancellation()
            let columns = try SegmentColumns(reader.segments[segment], base: reader.docBases[segment])
            var conjunction = Conjunction(capacity: termCount + leaves.count, leafCount: leaves.count, arena: arena)
            var isAbsent = false
            for leaf in leaves {
                if leaf.list >= 0 {
                    guard let list = PreparedLeaf(lists[leaf.list][segment], factors: leaf.factors, arena: arena) else {
                        isAbsent = true
                        break
                    }
                    conjunction.add(list)
                } else {
                    for term in leaf.firstTerm..<leaf.firstTerm + leaf.termCount {
                        let entry = entries[term * reader.segments.count + segment]
                        guard let member = try PreparedLeaf(entry, factors: leaf.factors, columns: columns, arena: arena) else {
                            isAbsent = true
                            break
                        }
                        conjunction.add(member, entry)
                    }
                    if isAbsent { break }
                }
                conjunction.endLeaf(leaf)
            }
            if isAbsent { continue }
            conjunction.sort()
            var intersection = try RankedIntersection(conjunction, kernel: kernel, columns: columns, without: without, arena: arena)
            try intersection.run(into: &collector)
        }
    }
}
