import LedeInvertedIndex

/// Document after document, the whole tree at each: slow and simple, to check the other evaluators against.
struct ExhaustiveEvaluator: SegmentEvaluator {
    private var scorer: SegmentScorer
    private let tree: QueryTree
    private let filter: DocumentSet?
    /// `freqs[i]` maps the documents that have leaf i to its occurrences.
    private var freqs: [[UInt32: UInt32]] = []

    init(_ query: WeightedQuery, sources: [LeafSource], scorer: SegmentScorer, filter: DocumentSet?) throws {
        self.scorer = scorer
        self.filter = filter
        tree = query.tree
        for source in sources { freqs.append(try Self.freqs(of: source, segment: scorer.segment)) }
    }

    mutating func run<Collector: MatchCollector>(into collector: inout Collector) throws {
        for doc in 0..<UInt32(clamping: scorer.segment.docCount) where scorer.segment.isLive(doc) {
            if doc.isMultiple(of: 4_096) { try Task.checkCancellation() }
            guard matches(QueryTree.root, doc), filter?.contains(doc) ?? true else { continue }
            var score = 0.0
            if Collector.needsScores {
                try addScore(QueryTree.root, doc, &score)
                score = try scorer.finished(score, doc: doc)
            }
            collector.collect(doc: scorer.base + doc, score: score)
        }
    }

    private func matches(_ node: Int, _ doc: UInt32) -> Bool {
        let children = tree.nodes[node].children
        return switch tree.nodes[node].kind {
        case .leaf(let leaf): freqs[leaf][doc] != nil
        case .all: children.allSatisfy { matches($0, doc) }
        case .any: children.contains { matches($0, doc) }
        case .without: matches(children[0], doc) && !matches(children[1], doc)
        case .none: false
        }
    }

    private mutating func addScore(_ node: Int, _ doc: UInt32, _ score: inout Double) throws {
        guard matches(node, doc) else { return }
        switch tree.nodes[node].kind {
        case .leaf(let leaf):
            score += try scorer.contribution(of: leaf, doc: doc, freq: freqs[leaf][doc] ?? 0)
        case .all, .any:
            for child in tree.nodes[node].children { try addScore(child, doc, &score) }
        case .without: try addScore(tree.nodes[node].children[0], doc, &score)
        case .none: break
        }
    }

    private static func freqs(of source: LeafSource, segment: SegmentReader) throws -> [UInt32: UInt32] {
        switch source {
        case .absent: return [:]
        case .term(let entry): return try positions(of: entry, segment: segment).mapValues { UInt32(clamping: $0.count) }
        case .list(let list): return Dictionary(zip(list.docs, list.freqs), uniquingKeysWith: { first, _ in first })
        case .phrase(let shape, let entries):
            let postings = try entries.map { try positions(of: $0, segment: segment) }
            var result: [UInt32: UInt32] = [:]
            for (doc, starts) in postings.first ?? [:] {
                let field = try shape.field.map { try segment.lengths.positions(of: $0, doc) }
                let freq = starts.count { start in
                    (field?.contains(start) ?? true)
                        && shape.offsets.indices.allSatisfy { term in
                            shape.offsets[term].allSatisfy { postings[term][doc]?.contains(start &+ $0) ?? false }
                        }
                }
                if freq > 0 { result[doc] = UInt32(clamping: freq) }
            }
            return result
        }
    }

    private static func positions(of entry: TermEntry, segment: SegmentReader) throws -> [UInt32: Set<UInt32>] {
        var result: [UInt32: Set<UInt32>] = [:]
        var buffer: [UInt32] = []
        var cursor = try segment.postings(entry)
        while try cursor.advance() != PostingsCursor.end {
            try cursor.readPositions(into: &buffer)
            result[cursor.doc] = Set(buffer)
        }
        return result
    }
}
