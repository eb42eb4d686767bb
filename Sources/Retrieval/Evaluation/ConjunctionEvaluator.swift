import InvertedIndex

/// An AND of terms and phrases, or a phrase alone: the documents that have all terms are found rarest term first, every other term following
/// by seeking; only there positions are read.
struct ConjunctionEvaluator: SegmentEvaluator {
    private enum Leaf {
        /// The term at this place in `cursors`.
        case term(Int)
        /// The matcher at `matcher`, over the cursors at `order`.
        case phrase(matcher: Int, order: [Int])
        /// The list at this place in `lists`.
        case list(Int)
    }

    private let scorer: SegmentScorer
    private let weights: [LeafWeight]
    /// By ascending document frequency.
    private var cursors: [PostingsCursor] = []
    private var lists: [MatchListCursor] = []
    private var matchers: [PhraseMatcher] = []
    /// The leaves from left to right; empty if one of them is absent from the segment.
    private var leaves: [Leaf] = []
    /// `freqs[i]` is how often leaf i occurs in the document at hand.
    private var freqs: [UInt32] = []

    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer) throws {
        self.scorer = scorer
        weights = query.weights
        var entries: [TermEntry] = []
        for source in sources {
            switch source {
            case .absent: return
            case .term(let entry): entries.append(entry)
            case .phrase(_, let terms): entries += terms
            case .list: break
            }
        }
        // `places[i]` is where entry i stands once the cursors are sorted.
        var places = Array(repeating: 0, count: entries.count)
        for entry in entries.indices.sorted(by: { (entries[$0].docFreq, $0) < (entries[$1].docFreq, $1) }) {
            places[entry] = cursors.count
            cursors.append(try scorer.segment.postings(entries[entry]))
        }
        var next = 0
        for source in sources {
            switch source {
            case .absent: return
            case .term:
                leaves.append(.term(places[next]))
                next += 1
            case .phrase(let shape, let terms):
                leaves.append(.phrase(matcher: matchers.count, order: Array(places[next..<next + terms.count])))
                matchers.append(PhraseMatcher(shape))
                next += terms.count
            case .list(let list):
                leaves.append(.list(lists.count))
                lists.append(MatchListCursor(list))
            }
        }
        freqs = Array(repeating: 0, count: leaves.count)
    }

    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        var target: UInt32 = leaves.isEmpty ? PostingsCursor.end : 0
        var roundCount = 0
        search: while target != PostingsCursor.end {
            roundCount &+= 1
            if roundCount.isMultiple(of: 16_384) { try Task.checkCancellation() }
            for index in lists.indices {
                let found = lists[index].seek(target)
                if found > target {
                    target = found
                    continue search
                }
            }
            for index in cursors.indices {
                let found = try cursors[index].seek(target)
                if found > target {
                    target = found
                    continue search
                }
            }
            if scorer.segment.isLive(target), try readFreqs() {
                collector.collect(doc: scorer.base + target, score: Collector.needsScores ? score(of: target) : 0)
            }
            target += 1
        }
    }

    /// Fills `freqs` for the document that all cursors are at; false if a phrase does not occur there.
    private mutating func readFreqs() throws -> Bool {
        for leaf in leaves.indices {
            switch leaves[leaf] {
            case .term(let cursor): freqs[leaf] = cursors[cursor].freq
            case .list(let list): freqs[leaf] = lists[list].freq
            case .phrase(let matcher, let order):
                freqs[leaf] = try matchers[matcher].freq(&cursors, order: order, lengths: scorer.segment.lengths)
            }
            if freqs[leaf] == 0 { return false }
        }
        return true
    }

    private func score(of doc: UInt32) -> Double {
        var score = 0.0
        for leaf in freqs.indices { score += scorer.contribution(weight: weights[leaf].weight, freq: freqs[leaf], doc: doc) }
        return score
    }
}
