import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage

/// Answers a flat query over the segments of an index: its leaves looked up and weighed once, everything it needs in one arena.
final class FlatEvaluation {
    private let query: FlatQuery
    private let reader: IndexReader
    private let filter: PinnedFilter?
    private let arena: SearchArena
    private let without: EvaluationTechniques
    private let kernel: BM25Kernel
    private let leaves: UnsafeMutableBufferPointer<FlatLeaf>
    private let termCount: Int
    /// `lists[i][segment]`: matches of a leaf that had to be found to weigh it.
    private let lists: [[MatchList]]

    /// What each leaf weighs.
    private let weights: [Double]
    /// What the words of patterns match.
    let expansions: [ExpandedWord]

    /// - Parameters:
    ///   - formula: nil if nothing is scored; then nothing is weighed.
    ///   - filter: the documents that may be found; nil for all live ones.
    init(
        _ query: FlatQuery, formula: BM25?, filter: PinnedFilter?, without: EvaluationTechniques, lookup: inout LeafLookup
    ) throws {
        // SAFETY: there is room for each leaf.
        self.query = query
        self.filter = filter
        self.without = without
        reader = lookup.reader
        arena = lookup.arena
        let statistics = lookup.statistics
        kernel = BM25Kernel(formula ?? BM25(), averageLength: statistics.averageLength > 0 ? statistics.averageLength : 1)
        leaves = UnsafeMutableBufferPointer(start: arena.take(FlatLeaf.self, query.leaves.count), count: query.leaves.count)
        var weights: [Double] = []
        weights.reserveCapacity(query.leaves.count)
        var lists: [[MatchList]] = []
        var termCount = 0
        for (index, leaf) in query.leaves.enumerated() {
            var weight = 0.0
            var list = -1
            var terms: LeafLookup.Terms?
            if case .phrase(let phrase) = leaf { terms = try lookup.terms(of: phrase) }
            if let formula { weight = try lookup.weight(of: leaf, terms, under: .bm25(formula)).weight }
            if let matches = try lookup.knownMatches(of: leaf) {
                list = lists.count
                lists.append(matches)
            }
            if !query.boosts.isEmpty { weight *= query.boosts[index] }
            weights.append(weight)
            termCount += terms?.count ?? 0
            (leaves.baseAddress! + index).initialize(
                to: FlatLeaf(terms: terms, field: leaf.field?.rawValue ?? -1, factors: kernel.factors(weight: weight), list: list))
        }
        self.weights = weights
        self.lists = lists
        self.termCount = termCount
        expansions = lookup.expansions
    }

    /// What each of the whole query's scoring leaves weighs, conditions among them.
    var scoringWeights: [Double] { query.scoringWeights(weights) }

    /// Whether the query is one word, which matches wherever it occurs.
    var isTerm: Bool { leaves.count == 1 && leaves[0].isPlain }

    private func columns(_ segment: Int) throws -> SegmentColumns {
        try SegmentColumns(reader.segments[segment], base: reader.docBases[segment], filter: filter?.segments[segment])
    }

    private func entry(_ leaf: FlatLeaf, _ term: Int, _ segment: Int) -> TermEntry {
        // SAFETY: callers pass an existing term and segment.
        leaf.entries[term * reader.segments.count + segment]
    }

    /// Offers `top` every document that can be among its best, and every match of an AND if it counts them.
    func rank(into top: inout TopDocuments) throws {
        if !query.isUnion { return try intersect(into: &top) }
        guard top.limit > 0 else { return }
        for segment in reader.segments.indices {
            try Task.checkCancellation()
            let columns = try columns(segment)
            if isTerm {
                let entry = entry(leaves[0], 0, segment)
                guard entry.docFreq > 0 else { continue }
                var term = RankedTerm(factors: leaves[0].factors, kernel: kernel, columns: columns, without: without, arena: arena)
                try term.run(try columns.segment.list(entry), into: &top)
                continue
            }
            let prepared = try prepareUnion(segment, columns, scoring: kernel)
            if prepared.isEmpty { continue }
            let union = RankedUnion(prepared, kernel: kernel, columns: columns, without: without, arena: arena)
            try union.run(into: &top)
        }
    }

    /// Hands all matches to `collector`, without scores.
    func collect<Collector: MatchCollector>(into collector: inout Collector) throws {
        if !query.isUnion { return try intersect(into: &collector) }
        for segment in reader.segments.indices {
            try Task.checkCancellation()
            let columns = try columns(segment)
            if isTerm, !Collector.needsDocuments, filter == nil {
                let entry = entry(leaves[0], 0, segment)
                if entry.docFreq > 0 { collector.add(columns.segment.liveStatistics(entry).docFreq) }
                continue
            }
            let members = UnionMembers(try prepareUnion(segment, columns, scoring: nil), columns: columns, arena: arena)
            if Collector.needsDocuments {
                try members.collect(into: &collector)
            } else {
                collector.add(try members.count(without: without))
            }
        }
    }

    /// The number of matches.
    func count() throws -> Int {
        var counter = MatchCounter()
        try collect(into: &counter)
        return counter.count
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
                let entry = entry(leaf, 0, segment)
                made =
                    columns.narrows(entry.docFreq)
                    ? try PreparedLeaf(narrowing: entry, factors: leaf.factors, columns: columns, arena: arena)
                    : try PreparedLeaf(entry, factors: leaf.factors, columns: columns, arena: arena)
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
        for offsets in shape.offsets {
            let entry = entry(leaf, Int(offsets[0]), segment)
            guard entry.docFreq > 0 else { return nil }
            found.append(entry)
        }
        return PreparedLeaf(try MatchList(shape, entries: found, segment: columns.segment), factors: leaf.factors, arena: arena)
    }

    /// Hands the matches to `collector`: all of them, or those that reach the score it needs.
    /// - Precondition: the query is not a union.
    func intersect<Collector: MatchCollector>(into collector: inout Collector) throws {
        // SAFETY: there is room for a member for each term and leaf.
        for segment in reader.segments.indices {
            try Task.checkCancellation()
            let columns = try columns(segment)
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
                    for term in 0..<leaf.termCount {
                        let entry = entry(leaf, term, segment)
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
