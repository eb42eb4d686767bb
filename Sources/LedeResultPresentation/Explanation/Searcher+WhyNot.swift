import LedeArticleModel
import LedeInvertedIndex
import LedeQueryLanguage
import LedeRetrieval

extension Searcher {
    /// Why a document is not among the matches of `query`: which parts of it fail, and how close the document's text comes to them. For one
    /// that matches, where it ranks among the others.
    ///
    /// - Parameters:
    ///   - doc: a global doc id below `IndexReader.docLimit`. How close it comes is not told where the index does not store the text.
    ///   - limit: of how many results the last one's score is told.
    /// - Complexity: linear in the article's text for each of the first 32 leaves; of a match, every match is scored.
    package func explainMatch(_ query: Query, doc: UInt32, limit: Int = 10, ranking: Ranking = Ranking()) throws -> MatchExplanation {
        let tree = try QueryTree(query)
        let freqs = try freqs(query, doc: doc)
        // Of leaves that must be near others the query's own matches are only those that do.
        let alone = tree.nears.isEmpty ? freqs : try self.freqs(.any(tree.leaves.map { Query($0) }), doc: doc)
        let finder = NearMissFinder(try reader.article(doc), analyzer: reader.analyzer, forms: query.forms)
        var walk = MatchWalk(freqs: freqs, alone: alone, finder: finder)
        let clause = try walk.clause(query, isWanted: true)
        return MatchExplanation(
            doc: doc, clause: clause, standing: clause.matches ? try standing(of: doc, in: query, limit: limit, ranking: ranking) : nil)
    }

    /// How often each leaf of the query's tree occurs in `doc`.
    func freqs(_ query: Query, doc: UInt32) throws -> [UInt32] {
        let weighted = try withPlan(query, QueryPlan.Request(need: .documents)) { try $0.weighted() }
        guard let index = reader.docBases.lastIndex(where: { $0 <= doc }), reader.segments[index].isLive(doc - reader.docBases[index])
        else {
            return Array(repeating: 0, count: weighted.tree.leaves.count)
        }
        let (segment, local) = (reader.segments[index], doc - reader.docBases[index])
        return try weighted.sources[index].map { try $0.freq(local, segment) }
    }
}

/// Goes through a query from left to right, with the leaves in the order of `QueryTree.leaves`.
private struct MatchWalk {
    /// `freqs[i]` is how often leaf i counts, `alone[i]` how often it occurs.
    let freqs: [UInt32]
    let alone: [UInt32]
    var finder: NearMissFinder
    private var nextLeaf = 0

    init(freqs: [UInt32], alone: [UInt32], finder: NearMissFinder) {
        self.freqs = freqs
        self.alone = alone
        self.finder = finder
    }

    mutating func clause(_ query: Query, isWanted: Bool) throws -> ClauseExplanation {
        switch query {
        case .phrase(let phrase): return try leafClause(.phrase(phrase), isWanted: isWanted)
        case .pattern(let pattern): return try leafClause(.pattern(pattern), isWanted: isWanted)
        case .filter(let filter): return try leafClause(.filter(filter), isWanted: isWanted)
        case .boosted(let inner, _): return try clause(inner, isWanted: isWanted)
        case .near(let leaves, let distance, let asFTS5):
            let first = nextLeaf
            let children = try leaves.map { try leafClause($0, isWanted: isWanted) }
            var near = ClauseExplanation(
                kind: .near(within: distance), matches: !leaves.isEmpty && freqs[first..<nextLeaf].allSatisfy { $0 > 0 }, children: children
            )
            if isWanted, !near.matches, children.allSatisfy(\.matches) {
                near.nearMisses = try finder.misses(ofNear: leaves, asFTS5: asFTS5)
            }
            return near
        case .all(let parts):
            let children = try parts.map { try clause($0, isWanted: isWanted) }
            return ClauseExplanation(kind: .all, matches: !parts.isEmpty && children.allSatisfy(\.matches), children: children)
        case .any(let parts):
            let children = try parts.map { try clause($0, isWanted: isWanted) }
            return ClauseExplanation(kind: .any, matches: children.contains(where: \.matches), children: children)
        case .without(let kept, let dropped):
            let children = try [clause(kept, isWanted: isWanted), clause(dropped, isWanted: !isWanted)]
            return ClauseExplanation(kind: .without, matches: children[0].matches && !children[1].matches, children: children)
        case .none: return ClauseExplanation(kind: .nothing, matches: false)
        }
    }

    private mutating func leafClause(_ leaf: QueryLeaf, isWanted: Bool) throws -> ClauseExplanation {
        let index = nextLeaf
        nextLeaf += 1
        var clause = ClauseExplanation(kind: .leaf(leaf), matches: alone[index] > 0, freq: freqs[index] > 0 ? freqs[index] : alone[index])
        if isWanted, !clause.matches {
            clause.nearMisses = try finder.misses(of: leaf)
        } else if !isWanted, clause.matches {
            clause.nearMisses = try finder.unwanted(leaf)
        }
        return clause
    }
}
