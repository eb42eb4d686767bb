import LedeIndexBytes
import LedeIndexStorage

/// Merges the postings of several inputs, term by term, into blocks.
///
/// It keeps some of each input's postings in memory, never a whole long list.
struct PostingsMerger {
    /// An input with its current term, and the term's postings that are read but not yet merged.
    private final class Source {
        let terms: any TermPostings
        let map: [UInt32]
        let hasDropped: Bool
        let columns = PostingsColumns()
        /// The next of the columns' postings and of their positions.
        var next = 0
        var place = 0
        /// Whether the term has more postings than the columns.
        var hasMore = false
        /// The term's `TermPostings.key` and length.
        private(set) var key: UInt64 = 0
        private(set) var length = 0

        init(_ terms: any TermPostings, map: [UInt32]) {
            self.terms = terms
            self.map = map
            hasDropped = map.contains(SegmentMerger.dropped)
        }

        var nextDoc: UInt32? { next < columns.docCount ? columns.doc(next) : nil }

        /// Moves to the next term.
        /// - Returns: false past the last one.
        func advance() throws(IndexFileError) -> Bool {
            guard try terms.next() else { return false }
            key = terms.key
            length = terms.termLength
            return true
        }

        /// Whether the current term is that of `other`.
        func isEqual(_ other: Source) -> Bool {
            key == other.key && length == other.length && (length <= 8 || compared(with: other) == 0)
        }

        /// Negative, 0 or positive as the current term comes before, is, or comes after that of `other`.
        func compared(with other: Source) -> Int {
            if key != other.key { return key < other.key ? -1 : 1 }
            return terms.withTerm { term in other.terms.withTerm { term.compared(with: $0) } }
        }

        /// Reads postings of the current term into `postings`, renumbered.
        /// - Returns: whether there are more.
        func read(limit: Int, into postings: PostingsColumns) throws(IndexFileError) -> Bool {
            let (doc, place) = (postings.docCount, postings.positionCount)
            let hasMore = try terms.read(limit: limit, into: postings)
            postings.renumber(from: doc, place: place, by: map, dropped: SegmentMerger.dropped, hasDropped: hasDropped)
            return hasMore
        }

        /// Reads more of the term's postings into the columns, until there is one or no more.
        func refill(limit: Int) throws(IndexFileError) {
            repeat {
                guard hasMore else { return }
                columns.removeAll()
                next = 0
                place = 0
                hasMore = try read(limit: limit, into: columns)
            } while columns.docCount == 0
        }
    }

    private var sources: [Source] = []
    /// The sources whose term has not come yet, that of the smallest term last. Sources are few, and most moves are short.
    private var queue: [Int] = []
    private let pieceLimit: Int

    /// - Parameters:
    ///   - docMaps: for each document of each input its number in the output, ascending, or `SegmentMerger.dropped`.
    ///   - pieceLimit: positions of a term, of an input or the output, held in memory at once.
    ///   - evictionStep: bytes read from an input's files after which their pages are released.
    init(
        _ inputs: [MergeInput], docMaps: [[UInt32]], pieceLimit: Int, evictionStep: Int, _ directory: any Directory
    ) throws(IndexFileError) {
        self.pieceLimit = pieceLimit
        for (input, map) in zip(inputs, docMaps) {
            let source = Source(try input.postings(directory, evictionStep: evictionStep), map: map)
            sources.append(source)
            if try source.advance() { insert(sources.count - 1) }
        }
    }

    /// Merges all terms.
    /// - Parameter emit: takes a full block, or the last one, and gives an empty one to continue with.
    mutating func run(
        _ first: PostingsBlock, checkpoint: () throws -> Void, emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        var block = first
        var terms = 0
        var equal: [Int] = []
        while let number = queue.popLast() {
            terms += 1
            if terms % 1024 == 0 { try checkpoint() }
            let first = sources[number]
            equal.removeAll(keepingCapacity: true)
            equal.append(number)
            while let next = queue.last, sources[next].isEqual(first) {
                equal.append(next)
                queue.removeLast()
            }
            if equal.count == 1 {
                try take(first, &block, emit)
            } else {
                try merge(equal, &block, emit)
            }
            block.endTerm(first.terms)
            if block.postings.positionCount >= block.fullCount { block = try emit(block) }
            for source in equal where try sources[source].advance() { insert(source) }
        }
        _ = try emit(block)
    }

    /// Takes the postings of the only source of a term.
    private func take(
        _ source: Source, _ block: inout PostingsBlock, _ emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        while try source.read(limit: pieceLimit, into: block.postings) {
            block.endTerm(source.terms, isOpen: true)
            block = try emit(block)
        }
    }

    /// Merges the postings of several sources by their documents.
    private func merge(
        _ equal: [Int], _ block: inout PostingsBlock, _ emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        for number in equal {
            sources[number].hasMore = true
            try sources[number].refill(limit: pieceLimit)
        }
        while true {
            // The source with the smallest document, and the smallest of the others, before which all of its documents come next.
            var smallest: (number: Int, doc: UInt32)?
            var limit = UInt32.max
            for number in equal {
                guard let doc = sources[number].nextDoc else { continue }
                if let best = smallest, best.doc < doc {
                    limit = min(limit, doc)
                } else {
                    if let best = smallest { limit = min(limit, best.doc) }
                    smallest = (number, doc)
                }
            }
            guard let smallest else { return }
            let source = sources[smallest.number]
            let start = source.next
            let end = source.columns.firstPosting(from: start + 1, notBefore: limit)
            source.place += block.postings.append(source.columns, from: start, count: end - start, place: source.place)
            source.next = end
            if end == source.columns.docCount { try source.refill(limit: pieceLimit) }
            if block.postings.positionCount >= max(pieceLimit, block.fullCount) {
                block.endTerm(source.terms, isOpen: true)
                block = try emit(block)
            }
        }
    }

    /// Whether the current term of source `left` comes before that of `right`; for equal terms the earlier source does.
    private func stands(_ left: Int, before right: Int) -> Bool {
        let order = sources[left].compared(with: sources[right])
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
