import LedeIndexBytes

/// Reads the records of stored articles in a new order of the documents.
///
/// Blocks hold articles that were together in the old order. As many documents' records as fit in memory are fetched at a time, in the old
/// order, so that a block is decompressed once for all of them.
struct PermutedArticles {
    private let inputs: [MergeInput]
    /// For each document of the output, its input and its number there.
    private let origins: [(input: Int, doc: Int)]
    private let memoryBudget: Int
    private let evictionStep: Int

    /// - Parameters:
    ///   - docMaps: for each document of each input its number in the output, or `SegmentMerger.dropped`.
    ///   - docCount: documents of the output.
    ///   - memoryBudget: most bytes of records held at once, or those of one document.
    ///   - evictionStep: bytes of records after which their pages are released.
    init(_ inputs: [MergeInput], docMaps: [[UInt32]], docCount: Int, memoryBudget: Int, evictionStep: Int) {
        self.inputs = inputs
        self.memoryBudget = memoryBudget
        self.evictionStep = evictionStep
        var origins = [(input: Int, doc: Int)](repeating: (0, 0), count: docCount)
        for (input, map) in docMaps.enumerated() {
            for (doc, number) in map.enumerated() where number != SegmentMerger.dropped { origins[Int(number)] = (input, doc) }
        }
        self.origins = origins
    }

    /// Adds all documents to `writer`.
    func write(to writer: inout DocumentsPartWriter, checkpoint: () throws -> Void) throws {
        let sizes = try recordSizes(checkpoint)
        var first = 0
        while first < origins.count {
            var end = first
            var sum = 0
            while end < origins.count, end == first || sum + sizes(origins[end]) <= memoryBudget {
                sum += sizes(origins[end])
                end += 1
            }
            let records = try fetch(first..<end, checkpoint)
            for (origin, record) in zip(origins[first..<end], records) {
                try inputs[origin.input].add(origin.doc, record: record, to: &writer)
            }
            first = end
        }
    }

    /// The memory that each record takes, in bytes.
    private func recordSizes(_ checkpoint: () throws -> Void) throws -> ((input: Int, doc: Int)) -> Int {
        /// In addition to its bytes.
        let overhead = 128
        var sizes: [[UInt32]] = []
        for input in inputs {
            var cursor = ArticleRecordCursor(input.articles, evictionStep: evictionStep)
            var column: [UInt32] = []
            column.reserveCapacity(input.docCount)
            for doc in 0..<input.docCount {
                if doc % 1024 == 0 { try checkpoint() }
                column.append(UInt32(clamping: try cursor.nextRecord().count))
            }
            sizes.append(column)
        }
        return { Int(sizes[$0.input][$0.doc]) + overhead }
    }

    /// The records of documents `docs` of the output, in their order.
    private func fetch(_ docs: Range<Int>, _ checkpoint: () throws -> Void) throws -> [ByteSlice] {
        let none = ByteStorage(name: "a record", copying: []).slice
        var records = [ByteSlice](repeating: none, count: docs.count)
        let inOldOrder = docs.sorted { (origins[$0].input, origins[$0].doc) < (origins[$1].input, origins[$1].doc) }
        var block: StoredArticlesReader.Block?
        var input = 0
        var unevicted = 0
        for (count, doc) in inOldOrder.enumerated() {
            if count % 1024 == 0 { try checkpoint() }
            let origin = origins[doc]
            if origin.input != input { block = nil }
            input = origin.input
            let articles = inputs[input].articles
            if block.map({ origin.doc >= $0.firstDoc + $0.records.count }) ?? true {
                let loaded = try articles.block(containing: origin.doc)
                unevicted += loaded.records.reduce(0) { $0 + $1.count }
                if unevicted > evictionStep {
                    articles.evictPages()
                    unevicted = 0
                }
                block = loaded
            }
            guard let block else { continue }
            // A copy: the slice would retain its whole block.
            records[doc - docs.lowerBound] =
                ByteStorage(
                    name: none.storage.name, copying: block.records[origin.doc - block.firstDoc].bytes
                ).slice
        }
        return records
    }
}
