import IndexBytes
import IndexStorage

/// Writes the live documents of several inputs, in a given order, as one segment.
///
/// Merging is by streaming: it keeps a part of each input in memory, never a whole long list. The bytes written depend only on the sequence
/// of documents, not on how the inputs divided them.
struct SegmentMerger: Sendable {
    private let inputs: [MergeInput]
    private let order: [DocumentRange]
    /// For each document of each input its number in the output, or `dropped`.
    private let docMaps: [[UInt32]]
    /// Documents of the output.
    let docCount: Int

    static let dropped = UInt32.max

    /// - Parameters:
    ///   - order: all documents of all inputs, those of one input ascending.
    ///   - isDropped: says of document `doc` of input `input` that it is left out, beside those deleted.
    init(_ inputs: [MergeInput], order: [DocumentRange], isDropped: (_ input: Int, _ doc: Int) -> Bool) {
        self.inputs = inputs
        self.order = order
        var next: UInt32 = 0
        var maps = inputs.map { [UInt32](repeating: Self.dropped, count: $0.docCount) }
        for range in order {
            for doc in range.docs where inputs[range.input].isLive(doc) && !isDropped(range.input, doc) {
                maps[range.input][doc] = next
                next += 1
            }
        }
        docMaps = maps
        docCount = Int(next)
    }

    /// Writes the files `name.*`, durable when it returns.
    /// - Parameters:
    ///   - threads: with two or more, documents and postings are written at once, and postings merged while others are written.
    ///   - memoryBudget: bytes that the merge may take beside the inputs.
    ///   - checkpoint: called now and then, on any thread; what it throws ends the merge.
    func write(
        _ directory: any Directory, name: String, threads: Int, memoryBudget: Int, checkpoint: @escaping @Sendable () throws -> Void
    ) throws {
        let limits = Limits(memoryBudget: memoryBudget, inputs: inputs.count)
        guard threads > 1 else {
            try mergeDocuments(directory, name: name, limits, threads: threads, checkpoint: checkpoint)
            return try mergePostings(directory, name: name, limits, checkpoint: checkpoint)
        }
        let exchange = BlockExchange(blocks: Self.blocks)
        try ParallelWork.run([
            { try writePostings(from: exchange, directory, name: name) },
            { try mergePostings(into: exchange, directory, limits, checkpoint: checkpoint) },
            { try mergeDocuments(directory, name: name, limits, threads: threads, checkpoint: checkpoint) },
        ])
    }

    private static let blocks = 4

    /// How much of the inputs is in memory at once.
    private struct Limits {
        /// Positions of a term.
        let piece: Int
        /// Bytes of a file.
        let evictionStep: Int

        init(memoryBudget: Int, inputs: Int) {
            // Of every input and every block a column of documents, frequencies and positions may be filled.
            piece = min(max(memoryBudget / 2 / ((inputs + SegmentMerger.blocks) * 12), 1 << 14), 1 << 22)
            // An input is read at two places, its postings and its articles.
            evictionStep = min(max(memoryBudget / 4 / (inputs * 2 + 1), 1 << 16), 8 << 20)
        }
    }

    private func mergePostings(
        _ directory: any Directory, name: String, _ limits: Limits, checkpoint: () throws -> Void
    ) throws {
        var writer = try PostingsPartWriter(directory, segment: name, lengths: try lengths())
        var merger = try PostingsMerger(
            inputs, docMaps: docMaps, pieceLimit: limits.piece, evictionStep: limits.evictionStep, directory)
        try merger.run(PostingsBlock(), checkpoint: checkpoint) { block in
            try block.write(to: &writer)
            block.removeAll()
            return block
        }
        try writer.finish(sync: true)
    }

    /// Tokens of each document of the output.
    private func lengths() throws(IndexFileError) -> [UInt32] {
        var lengths: [UInt32] = []
        lengths.reserveCapacity(docCount)
        for range in order {
            for doc in range.docs where docMaps[range.input][doc] != Self.dropped { lengths.append(try inputs[range.input].length(doc)) }
        }
        return lengths
    }

    private struct ExchangeEnded: Error {}

    private func mergePostings(
        into exchange: BlockExchange, _ directory: any Directory, _ limits: Limits, checkpoint: () throws -> Void
    ) throws {
        defer { exchange.end() }
        var merger = try PostingsMerger(
            inputs, docMaps: docMaps, pieceLimit: limits.piece, evictionStep: limits.evictionStep, directory)
        guard let first = exchange.takeEmpty() else { throw ExchangeEnded() }
        try merger.run(first, checkpoint: checkpoint) { block in
            guard let next = exchange.takeEmpty() else { throw ExchangeEnded() }
            next.follow(block)
            exchange.give(block)
            return next
        }
        exchange.complete()
    }

    private func writePostings(from exchange: BlockExchange, _ directory: any Directory, name: String) throws {
        defer { exchange.end() }
        var writer = try PostingsPartWriter(directory, segment: name, lengths: try lengths())
        while let block = exchange.takeFull() {
            try block.write(to: &writer)
            block.removeAll()
            exchange.giveBack(block)
        }
        if exchange.isComplete { try writer.finish(sync: true) }
    }

    private func mergeDocuments(
        _ directory: any Directory, name: String, _ limits: Limits, threads: Int, checkpoint: () throws -> Void
    ) throws {
        var writer = try DocumentsPartWriter(directory, segment: name, level: 3, threads: threads)
        var articles = inputs.map { ArticleRecordCursor($0.articles, evictionStep: limits.evictionStep) }
        for range in order {
            let input = inputs[range.input]
            for doc in range.docs {
                if doc % 1024 == 0 { try checkpoint() }
                let record = try articles[range.input].nextRecord()
                if docMaps[range.input][doc] != Self.dropped { try input.add(doc, record: record, to: &writer) }
            }
        }
        try writer.finish(sync: true)
    }
}
