import ArticleModel
import Dispatch
import IndexBytes
import IndexStorage
import Synchronization

/// Writes the live documents of several segments, in their order, as one segment.
///
/// Merging is by streaming: it keeps a block of each input in memory, never a whole list. The bytes written depend only on the sequence of
/// documents, not on how the inputs divided them.
struct SegmentMerger {
    private let inputs: [SegmentReader]
    /// For each document of each input its number in the output, or `dropped`.
    private let docMaps: [[UInt32]]
    /// Documents of the output.
    let docCount: Int

    private static let dropped = UInt32.max
    /// Bytes read of the inputs after which their pages are let go: a merge walks each once, and what it has passed would only fill memory.
    private static let evictionStep = 8 << 20

    /// - Parameter isDropped: says of document `doc` of input `input` that it is left out, beside those deleted.
    init(_ inputs: [SegmentReader], isDropped: (_ input: Int, _ doc: Int) -> Bool = { _, _ in false }) {
        self.inputs = inputs
        var next: UInt32 = 0
        var maps: [[UInt32]] = []
        for (index, input) in inputs.enumerated() {
            var map = [UInt32](repeating: Self.dropped, count: input.docCount)
            for doc in 0..<input.docCount where input.isLive(UInt32(doc)) && !isDropped(index, doc) {
                map[doc] = next
                next += 1
            }
            maps.append(map)
        }
        docMaps = maps
        docCount = Int(next)
    }

    /// Writes the files `name.*`, durable when it returns.
    /// - Parameters:
    ///   - threads: with two or more, both halves of the segment are written at once.
    ///   - checkpoint: called now and then; what it throws ends the merge.
    func write(
        _ directory: any Directory, name: String, threads: Int, checkpoint: @escaping @Sendable () throws -> Void
    ) throws {
        let halves: [@Sendable () throws -> Void] = [
            { try mergePostings(directory, name: name, checkpoint: checkpoint) },
            { try mergeDocuments(directory, name: name, checkpoint: checkpoint) },
        ]
        guard threads > 1 else {
            for half in halves { try half() }
            return
        }
        let failure = Mutex<(any Error)?>(nil)
        DispatchQueue.concurrentPerform(iterations: halves.count) { half in
            do { try halves[half]() } catch { failure.withLock { $0 = $0 ?? error } }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    private func mergeDocuments(_ directory: any Directory, name: String, checkpoint: () throws -> Void) throws {
        var writer = try DocumentsPartWriter(directory, segment: name, level: 3)
        var unevicted = 0
        for (input, map) in zip(inputs, docMaps) {
            for blockIndex in 0..<input.articles.blockCount {
                try checkpoint()
                let block = try input.articles.block(blockIndex)
                for (index, record) in block.records.enumerated() {
                    let doc = block.firstDoc + index
                    guard doc < map.count, map[doc] != Self.dropped else { continue }
                    let lengths = try input.lengths.byField(UInt32(doc))
                    try writer.add(id: try input.docnos.bytes(doc).bytes, lengths: lengths, record: record.bytes)
                    unevicted += record.count
                }
                if unevicted > Self.evictionStep {
                    input.evictArticles()
                    unevicted = 0
                }
            }
            input.evictArticles()
        }
        try writer.finish(sync: true)
    }

    /// Tokens of each document of the output.
    private func lengths() throws(IndexFileError) -> [UInt32] {
        var lengths: [UInt32] = []
        lengths.reserveCapacity(docCount)
        for (input, map) in zip(inputs, docMaps) {
            for doc in map.indices where map[doc] != Self.dropped { lengths.append(try input.lengths[UInt32(doc)]) }
        }
        return lengths
    }

    private func mergePostings(_ directory: any Directory, name: String, checkpoint: () throws -> Void) throws {
        var writer = try PostingsPartWriter(directory, segment: name, lengths: try lengths())
        var cursors: [TermCursor] = []
        var heap: [Int] = []
        for (index, input) in inputs.enumerated() {
            cursors.append(try input.terms())
            if try cursors[index].next() { heap.append(index) }
        }
        // Kept sorted, the smallest term last: inputs are few, and most moves are short.
        heap.sort { Self.stands($1, before: $0, cursors) }
        var positions: [UInt32] = []
        var terms = 0
        var unevicted = 0
        while let first = heap.last {
            terms += 1
            if terms % 1024 == 0 { try checkpoint() }
            let term = cursors[first].term
            while let index = heap.last, cursors[index].term == term {
                heap.removeLast()
                let entry = cursors[index].entry
                unevicted += entry.postingsLength + entry.positionsLength
                try append(
                    try inputs[index].postings(entry), docMaps[index], to: &writer, scratch: &positions)
                if try cursors[index].next() { Self.insert(index, into: &heap, cursors) }
            }
            try writer.endTerm(term)
            if unevicted > Self.evictionStep {
                for input in inputs { input.evictPostings() }
                unevicted = 0
            }
        }
        try writer.finish(sync: true)
    }

    private func append(
        _ list: PostingsCursor, _ map: [UInt32], to writer: inout PostingsPartWriter, scratch positions: inout [UInt32]
    ) throws(IndexFileError) {
        var list = list
        while try list.advance() != PostingsCursor.end {
            let doc = map[Int(list.doc)]
            guard doc != Self.dropped else { continue }
            try list.readPositions(into: &positions)
            try writer.add(doc: doc, positions: positions.span)
        }
    }

    /// Whether the current term of input `left` comes before that of `right`; for equal terms the earlier input does.
    private static func stands(_ left: Int, before right: Int, _ cursors: [TermCursor]) -> Bool {
        let order = cursors[left].term.compared(with: cursors[right].term)
        return order == 0 ? left < right : order < 0
    }

    private static func insert(_ index: Int, into heap: inout [Int], _ cursors: [TermCursor]) {
        var low = 0
        var high = heap.count
        while low < high {
            let middle = (low + high) >> 1
            if stands(index, before: heap[middle], cursors) { low = middle + 1 } else { high = middle }
        }
        heap.insert(index, at: low)
    }
}
