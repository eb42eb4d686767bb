import LedeIndexBytes
import LedeIndexStorage

/// Writes the live documents of several inputs, in a given order, as one segment.
///
/// Merging is by streaming: it keeps a part of each input in memory, never a whole long list. The bytes written depend only on the sequence
/// of documents, not on how the inputs divided them. In a new order, the documents of a long list and a part of its positions are in
/// memory.
struct SegmentMerger: Sendable {
    private let inputs: [MergeInput]
    private let order: [DocumentRange]
    /// For each document of each input its number in the output, or `dropped`.
    private(set) var docMaps: [[UInt32]]
    /// Documents of the output.
    let docCount: Int
    /// The inputs whose documents get a new order; nil if they keep theirs.
    private var reordered: [SegmentReader]?

    static let dropped = UInt32.max

    /// - Parameters:
    ///   - order: all documents of all inputs, those of one input ascending.
    ///   - isDropped: whether document `doc` of input `input` is left out, besides those deleted.
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

    /// The merger that writes the same documents of `segments`, its inputs, in a new order.
    func reordered(_ segments: [SegmentReader], by permutation: DocumentPermutation) -> SegmentMerger {
        precondition(permutation.newNumbers.count == docCount && segments.count == inputs.count)
        var merger = self
        merger.docMaps = docMaps.map { map in map.map { $0 == Self.dropped ? $0 : permutation.newNumbers[Int($0)] } }
        merger.reordered = segments
        return merger
    }

    /// Writes the files `name.*`, durable when it returns.
    /// - Parameters:
    ///   - threads: with two or more, documents and postings are written at once, and postings merged while others are written; in turn if
    ///     the system has no threads to give.
    ///   - memoryBudget: bytes that the merge may take besides the inputs.
    ///   - checkpoint: called now and then, on any thread; what it throws ends the merge.
    func write(
        _ directory: any Directory, name: String, threads: Int, memoryBudget: Int, checkpoint: @escaping @Sendable () throws -> Void
    ) throws {
        let limits = Limits(memoryBudget: memoryBudget, inputs: inputs.count)
        if threads > 1 {
            let exchange = BlockExchange(blocks: Self.blocks)
            let lack = try ThreadTeam.runTogether([
                { try writePostings(from: exchange, directory, name: name) },
                { try mergePostings(into: exchange, directory, limits, checkpoint: checkpoint) },
                { try mergeDocuments(directory, name: name, limits, threads: threads, checkpoint: checkpoint) },
            ])
            if lack == nil { return }
        }
        try mergeDocuments(directory, name: name, limits, threads: 1, checkpoint: checkpoint)
        try mergePostings(directory, name: name, limits, checkpoint: checkpoint)
    }

    private static let blocks = 4

    /// How much of the inputs is in memory at once.
    private struct Limits {
        /// Positions of a term.
        let piece: Int
        /// Positions of a term whose documents get a new order.
        let reorderedPiece: Int
        /// Bytes of stored articles that get a new order.
        let reorderedArticles: Int
        /// Bytes of a file.
        let evictionStep: Int

        init(memoryBudget: Int, inputs: Int) {
            // Every input and every block may fill a column of documents, frequencies and positions.
            piece = min(max(memoryBudget / 2 / ((inputs + SegmentMerger.blocks) * 12), 1 << 14), 1 << 22)
            // A position is in memory where it was gathered and in a block, and may be a posting of its own in both and while sorted.
            reorderedPiece = min(max(memoryBudget / 4 / 64, 1 << 14), 1 << 22)
            reorderedArticles = max(memoryBudget / 4, 1 << 16)
            // An input is read in two places, its postings and its articles.
            evictionStep = min(max(memoryBudget / 4 / (inputs * 2 + 1), 1 << 16), 8 << 20)
        }
    }

    private func mergePostings(
        _ directory: any Directory, name: String, _ limits: Limits, checkpoint: () throws -> Void
    ) throws {
        var writer = try PostingsPartWriter(directory, segment: name, lengths: try lengths())
        try mergePostings(from: PostingsBlock(), directory, limits, checkpoint: checkpoint) { block in
            try block.write(to: &writer)
            block.removeAll()
            return block
        }
        try writer.finish(sync: true)
    }

    /// - Parameters:
    ///   - first: the block to begin with.
    ///   - emit: takes a full block, or the last one, and gives an empty one to continue with.
    private func mergePostings(
        from first: PostingsBlock, _ directory: any Directory, _ limits: Limits, checkpoint: () throws -> Void,
        emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        if let reordered {
            var permuter = try PostingsPermuter(
                reordered, docMaps: docMaps, pieceLimit: limits.reorderedPiece, evictionStep: limits.evictionStep)
            return try permuter.run(first, checkpoint: checkpoint, emit: emit)
        }
        var merger = try PostingsMerger(
            inputs, docMaps: docMaps, pieceLimit: limits.piece, evictionStep: limits.evictionStep, directory)
        try merger.run(first, checkpoint: checkpoint, emit: emit)
    }

    /// Tokens of each document of the output.
    private func lengths() throws(IndexFileError) -> [UInt32] {
        var lengths = [UInt32](repeating: 0, count: docCount)
        for (input, map) in zip(inputs, docMaps) {
            for (doc, number) in map.enumerated() where number != Self.dropped { lengths[Int(number)] = try input.length(doc) }
        }
        return lengths
    }

    private struct ExchangeEnded: Error {}

    private func mergePostings(
        into exchange: BlockExchange, _ directory: any Directory, _ limits: Limits, checkpoint: () throws -> Void
    ) throws {
        defer { exchange.end() }
        guard let first = exchange.takeEmpty() else { throw ExchangeEnded() }
        try mergePostings(from: first, directory, limits, checkpoint: checkpoint) { block in
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
        guard reordered == nil else {
            let articles = PermutedArticles(
                inputs, docMaps: docMaps, docCount: docCount, memoryBudget: limits.reorderedArticles, evictionStep: limits.evictionStep)
            try articles.write(to: &writer, checkpoint: checkpoint)
            return try writer.finish(sync: true)
        }
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
