import IndexBytes
import IndexStorage

/// Merges the postings of several inputs, term by term, into blocks.
///
/// It keeps some of a list's postings of each input in memory, never a whole long list.
struct PostingsMerger {
    /// An input with its current term, and those of the term's postings that are read and not merged yet.
    private struct Source {
        let terms: any TermPostings
        let map: [UInt32]
        let hasDropped: Bool
        let columns = PostingsColumns()
        /// The next of the columns' postings and of their positions.
        var next = 0
        var place = 0
        /// Whether the term has more postings than the columns.
        var hasMore = false

        var nextDoc: UInt32? { next < columns.docCount ? columns.doc(next) : nil }
    }

    private var sources: [Source] = []
    /// The sources whose term has not come yet, that of the smallest term last. Sources are few, and most moves are short.
    private var queue: [Int] = []
    private let pieceLimit: Int

    /// - Parameters:
    ///   - docMaps: for each document of each input its number in the output, ascending, or `SegmentMerger.dropped`.
    ///   - pieceLimit: positions of a term of an input, or of the output, that are held in memory at once.
    ///   - evictionStep: bytes read of an input's files after which their pages are let go.
    init(
        _ inputs: [MergeInput], docMaps: [[UInt32]], pieceLimit: Int, evictionStep: Int, _ directory: any Directory
    ) throws(IndexFileError) {
        self.pieceLimit = pieceLimit
        for (input, map) in zip(inputs, docMaps) {
            let terms = try input.postings(directory, evictionStep: evictionStep)
            sources.append(Source(terms: terms, map: map, hasDropped: map.contains(SegmentMerger.dropped)))
            if try terms.next() { insert(sources.count - 1) }
        }
    }

    /// Merges all terms.
    /// - Parameter emit: takes a block that is full, or the last one, and gives an empty one to go on with.
    mutating func run(
        _ first: PostingsBlock, checkpoint: () throws -> Void, emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        var block = first
        var terms = 0
        var equal: [Int] = []
        while let first = queue.popLast() {
            terms += 1
            if terms % 1024 == 0 { try checkpoint() }
            let input = sources[first].terms
            let key = input.key
            let term = input.term
            equal.removeAll(keepingCapacity: true)
            equal.append(first)
            while let next = queue.last, sources[next].terms.key == key, sources[next].terms.term == term {
                equal.append(next)
                queue.removeLast()
            }
            if equal.count == 1 {
                try take(first, term, &block, emit)
            } else {
                try merge(equal, term, &block, emit)
            }
            block.endTerm(term)
            if block.postings.positionCount >= block.fullCount { block = try emit(block) }
            for source in equal where try sources[source].terms.next() { insert(source) }
        }
        _ = try emit(block)
    }

    /// Takes the postings of the only source of a term.
    private mutating func take(
        _ source: Int, _ term: [UInt8], _ block: inout PostingsBlock, _ emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        let taken = sources[source]
        while true {
            let postings = block.postings
            let (doc, place) = (postings.docCount, postings.positionCount)
            let hasMore = try taken.terms.read(limit: pieceLimit, into: postings)
            postings.renumber(from: doc, place: place, by: taken.map, dropped: SegmentMerger.dropped, hasDropped: taken.hasDropped)
            guard hasMore else { return }
            block.endTerm(term, isOpen: true)
            block = try emit(block)
        }
    }

    /// Merges the postings of several sources by their documents.
    private mutating func merge(
        _ equal: [Int], _ term: [UInt8], _ block: inout PostingsBlock, _ emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        for source in equal {
            sources[source].hasMore = true
            try refill(source)
        }
        while true {
            // The source with the smallest document, and the smallest of the others, before which all of its documents come next.
            var smallest: (source: Int, doc: UInt32)?
            var limit = UInt32.max
            for source in equal {
                guard let doc = sources[source].nextDoc else { continue }
                if let best = smallest, best.doc < doc {
                    limit = min(limit, doc)
                } else {
                    if let best = smallest { limit = min(limit, best.doc) }
                    smallest = (source, doc)
                }
            }
            guard let source = smallest?.source else { return }
            let columns = sources[source].columns
            let start = sources[source].next
            var end = start + 1
            while end < columns.docCount, columns.doc(end) < limit { end += 1 }
            sources[source].place += block.postings.append(columns, from: start, count: end - start, place: sources[source].place)
            sources[source].next = end
            if end == columns.docCount { try refill(source) }
            if block.postings.positionCount >= max(pieceLimit, block.fullCount) {
                block.endTerm(term, isOpen: true)
                block = try emit(block)
            }
        }
    }

    /// Reads more of the source's postings, until there is one or no more.
    private mutating func refill(_ source: Int) throws {
        let columns = sources[source].columns
        repeat {
            guard sources[source].hasMore else { return }
            columns.removeAll()
            sources[source].next = 0
            sources[source].place = 0
            sources[source].hasMore = try sources[source].terms.read(limit: pieceLimit, into: columns)
            columns.renumber(
                from: 0, place: 0, by: sources[source].map, dropped: SegmentMerger.dropped, hasDropped: sources[source].hasDropped)
        } while columns.docCount == 0
    }

    /// Whether the current term of source `left` comes before that of `right`; for equal terms the earlier source does.
    private func stands(_ left: Int, before right: Int) -> Bool {
        let (first, second) = (sources[left].terms, sources[right].terms)
        if first.key != second.key { return first.key < second.key }
        let order = first.term.compared(with: second.term)
        return order == 0 ? left < right : order < 0
    }

    private mutating func insert(_ source: Int) {
        var low = 0
        var high = queue.count
        while low < high {
            let middle = (low + high) >> 1
            if stands(source, before: queue[middle]) { low = middle + 1 } else { high = middle }
        }
        queue.insert(source, at: low)
    }
}
