import LedeInvertedIndex
import LedeQueryLanguage

/// A query's documents one after another, the way SQLite FTS5 (3.40.1) goes through them, to know what it holds at each as the occurrences
/// of a phrase: mostly what occurs there, but not always.
///
/// Each node is at a document, at or after which its next match is; a miss is a document at which it is though it does not match. bm25()
/// adds every phrase whose node is at the document, with the occurrences that the phrase holds. In some cases that is not the sum over
/// phrases that match there:
/// - In a NEAR that is an alternative (or is left out) and misses, the phrases before the first that does not occur hold what occurs; those
///   after it hold what they found at an earlier document.
/// - An AND that is not the whole query and misses empties all phrases below it, even those of alternatives that are at a later document
///   already: they add nothing there.
/// - If a NOT is an alternative and its left side is nowhere, the phrases on the right add at the first document at which they are.
/// - A phrase within a filter that by itself leaves no column (`-{title body} : x`) misses everywhere, but is before all documents
///   until its first word's documents are used up, which no other part of FTS5's code expects (an assertion fails if it is compiled in).
///   As an alternative on the right of NOT it lets documents match that should not.
///
/// If none of this can happen (`isNeeded`), the sum over phrases that match is FTS5's.
package struct FTS5Walk {
    private enum Kind {
        case cluster(Int)
        case all, any, without, nothing
    }

    private struct Node {
        var kind: Kind
        var children: [Int] = []
        /// A global id; `before` for a phrase without columns.
        var doc: Int64 = 0
        var isAtEnd = false
        var isMiss = false
    }

    package private(set) var leaves: [QueryLeaf] = []
    /// `boosts[i]` is what the weight of leaf i is multiplied by.
    package private(set) var boosts: [Double] = []
    private var nodes: [Node] = []
    private var clusters: [FTS5Cluster] = []
    /// Each cluster's place in its documents.
    private var places: [Int] = []
    /// The occurrences that each leaf holds.
    private var counts: [UInt32] = []
    /// The node of each leaf.
    private var owners: [Int] = []
    private static let root = 0
    /// Before every document.
    private static let before: Int64 = -1

    package init(_ query: Query, reader: IndexReader, finder: inout PatternFinder) throws {
        try append(query, boost: 1, depth: 1, reader: reader, finder: &finder)
        counts = Array(repeating: 0, count: leaves.count)
        places = Array(repeating: 0, count: clusters.count)
    }

    private mutating func append(_ query: Query, boost: Double, depth: Int, reader: IndexReader, finder: inout PatternFinder) throws {
        guard depth <= Query.deepest else { throw QueryError.tooDeep }
        let node = nodes.count
        func children(_ parts: [Query], of kind: Kind, _ walk: inout FTS5Walk) throws {
            walk.nodes.append(Node(kind: parts.isEmpty ? .nothing : kind))
            for part in parts {
                walk.nodes[node].children.append(walk.nodes.count)
                try walk.append(part, boost: boost, depth: depth + 1, reader: reader, finder: &finder)
            }
        }
        switch query {
        case .phrase(let phrase): try append([.phrase(phrase)], within: 0, boost: boost, reader: reader, finder: &finder)
        case .pattern(let pattern): try append([.pattern(pattern)], within: 0, boost: boost, reader: reader, finder: &finder)
        case .near(let parts, let distance, _): try append(parts, within: distance, boost: boost, reader: reader, finder: &finder)
        case .filter(let filter):
            nodes.append(Node(kind: .cluster(clusters.count)))
            clusters.append(try FTS5Cluster(filter, first: leaves.count, reader: reader))
        case .boosted(let inner, let factor):
            try append(inner, boost: Query.boost(boost, by: factor), depth: depth + 1, reader: reader, finder: &finder)
        case .all(let parts): try children(parts, of: .all, &self)
        case .any(let parts): try children(parts, of: .any, &self)
        case .without(let kept, let dropped): try children([kept, dropped], of: .without, &self)
        case .none: nodes.append(Node(kind: .nothing))
        }
    }

    private mutating func append(
        _ phrases: [QueryLeaf], within distance: Int, boost: Double, reader: IndexReader, finder: inout PatternFinder
    ) throws {
        owners += Array(repeating: nodes.count, count: phrases.count)
        nodes.append(Node(kind: phrases.isEmpty ? .nothing : .cluster(clusters.count)))
        guard !phrases.isEmpty else { return }
        clusters.append(try FTS5Cluster(phrases, within: distance, first: leaves.count, reader: reader, finder: &finder))
        leaves += phrases
        boosts += Array(repeating: boost, count: phrases.count)
    }

    // MARK: The walk

    /// Calls `body` for every match: its global id, and for each leaf the occurrences that FTS5 counts there.
    package mutating func forEachMatch(_ body: (UInt32, [UInt32]) throws -> Void) throws {
        var steps = 0
        var counted = counts
        begin(Self.root)
        while !nodes[Self.root].isAtEnd {
            if !nodes[Self.root].isMiss {
                let doc = nodes[Self.root].doc
                for leaf in leaves.indices {
                    let owner = nodes[owners[leaf]]
                    counted[leaf] = owner.isAtEnd || owner.doc != doc ? 0 : counts[leaf]
                }
                try body(UInt32(doc), counted)
            }
            steps += 1
            if steps.isMultiple(of: 4_096) { try Task.checkCancellation() }
            advance(Self.root, to: nil)
        }
    }

    private mutating func begin(_ node: Int) {
        let children = nodes[node].children
        switch nodes[node].kind {
        case .nothing: nodes[node].isAtEnd = true
        case .cluster(let cluster): nodes[node].isAtEnd = clusters[cluster].docs.isEmpty
        case .all, .any, .without:
            for child in children { begin(child) }
            nodes[node].doc = nodes[children[0]].doc
            let ended = children.count { nodes[$0].isAtEnd }
            switch nodes[node].kind {
            case .all: if ended > 0 { end(node) }
            case .any: if ended == children.count { end(node) }
            default: nodes[node].isAtEnd = nodes[children[0]].isAtEnd
            }
        }
        if !nodes[node].isAtEnd { settle(node) }
    }

    /// Goes at least one document on, and to `target` or after it if that is given. Not for a node at its end.
    private mutating func advance(_ node: Int, to target: Int64?) {
        let children = nodes[node].children
        switch nodes[node].kind {
        case .nothing: break
        case .cluster(let cluster):
            nodes[node].isMiss = false
            places[cluster] += 1
            if let target { places[cluster] = Self.place(of: target, in: clusters[cluster].docs, from: places[cluster]) }
            nodes[node].isAtEnd = places[cluster] == clusters[cluster].docs.count
            if !nodes[node].isAtEnd { settle(node) }
        case .all, .without:
            advance(children[0], to: target)
            settle(node)
        case .any:
            let last = nodes[node].doc
            for child in children where !nodes[child].isAtEnd {
                if nodes[child].doc == last || target.map({ nodes[child].doc < $0 }) ?? false { advance(child, to: target) }
            }
            settle(node)
        }
    }

    /// The place of the first of `docs` from `first` on that is `target` or after it.
    private static func place(of target: Int64, in docs: [UInt32], from first: Int) -> Int {
        var low = first
        var step = 1
        while low + step < docs.count, Int64(docs[low + step]) < target {
            low += step
            step *= 2
        }
        var high = min(docs.count, low + step)
        while low < high {
            let middle = (low + high) / 2
            if Int64(docs[middle]) < target { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Finds out where a node is now that its children have moved.
    private mutating func settle(_ node: Int) {
        switch nodes[node].kind {
        case .nothing: break
        case .cluster(let cluster):
            nodes[node].doc = clusters[cluster].isNowhere ? Self.before : Int64(clusters[cluster].docs[places[cluster]])
            nodes[node].isMiss = !clusters[cluster].look(at: places[cluster], into: &counts)
        case .all: settleAll(node)
        case .any: settleAny(node)
        case .without: settleWithout(node)
        }
    }

    private mutating func settleAll(_ node: Int) {
        let children = nodes[node].children
        var last = nodes[node].doc
        var agree = false
        children: while !agree {
            nodes[node].isMiss = false
            agree = true
            for child in children {
                if nodes[child].doc < last, !nodes[child].isAtEnd { advance(child, to: last) }
                if nodes[child].isAtEnd {
                    end(node)
                    break children
                }
                if nodes[child].doc != last {
                    agree = false
                    last = nodes[child].doc
                }
                if nodes[child].isMiss { nodes[node].isMiss = true }
            }
        }
        if nodes[node].isMiss, node != Self.root { empty(node) }
        nodes[node].doc = last
    }

    private mutating func settleAny(_ node: Int) {
        let children = nodes[node].children
        var next = children[0]
        for child in children.dropFirst() where isBefore(child, next) || (!isBefore(next, child) && !nodes[child].isMiss) { next = child }
        nodes[node].doc = nodes[next].doc
        nodes[node].isAtEnd = nodes[next].isAtEnd
        nodes[node].isMiss = nodes[next].isMiss
    }

    private mutating func settleWithout(_ node: Int) {
        let (kept, dropped) = (nodes[node].children[0], nodes[node].children[1])
        while !nodes[kept].isAtEnd {
            if isBefore(dropped, kept) { advance(dropped, to: nodes[kept].doc) }
            if nodes[dropped].isAtEnd || nodes[dropped].doc != nodes[kept].doc || nodes[dropped].isMiss { break }
            advance(kept, to: nil)
        }
        nodes[node].isAtEnd = nodes[kept].isAtEnd
        nodes[node].isMiss = nodes[kept].isMiss
        nodes[node].doc = nodes[kept].doc
        if nodes[kept].isAtEnd { empty(dropped) }
    }

    /// Whether `first` is before `second`; one at its end is before nothing.
    private func isBefore(_ first: Int, _ second: Int) -> Bool {
        !nodes[first].isAtEnd && (nodes[second].isAtEnd || nodes[first].doc < nodes[second].doc)
    }

    private mutating func end(_ node: Int) {
        nodes[node].isAtEnd = true
        nodes[node].isMiss = false
        for child in nodes[node].children { end(child) }
    }

    /// Removes the occurrences of all phrases below.
    private mutating func empty(_ node: Int) {
        if case .cluster(let cluster) = nodes[node].kind {
            for leaf in clusters[cluster].leaves { counts[leaf] = 0 }
        }
        for child in nodes[node].children { empty(child) }
    }
}
