import IndexBytes

/// The articles of a commit's runs whose id a later article of the runs has again: of equal ids only the last counts.
struct RunDuplicates {
    private var dropped: [Set<Int>]
    /// Number of dropped articles.
    private(set) var count = 0

    /// Walks the runs' ids in their order, all at once. Complexity: O(documents × log runs).
    init(_ runs: [SegmentReader]) throws(IndexFileError) {
        dropped = Array(repeating: [], count: runs.count)
        // (run, rank) of the next id of each run, the one to take first standing last.
        var queue: [(run: Int, doc: Int, rank: Int, id: ByteSlice)] = []
        for (run, reader) in runs.enumerated() where reader.docCount > 0 {
            try Self.insert(run: run, rank: 0, reader, into: &queue)
        }
        var previous: (run: Int, doc: Int, id: ByteSlice)?
        while let next = queue.popLast() {
            if let last = previous, Self.compare(last.id, next.id) == 0 {
                // Equal ids come in the order of runs and, within a run, of documents.
                dropped[last.run].insert(last.doc)
                count += 1
            }
            previous = (next.run, next.doc, next.id)
            if next.rank + 1 < runs[next.run].docCount {
                try Self.insert(run: next.run, rank: next.rank + 1, runs[next.run], into: &queue)
            }
        }
    }

    func contains(run: Int, doc: Int) -> Bool { dropped[run].contains(doc) }

    private static func compare(_ left: ByteSlice, _ right: ByteSlice) -> Int {
        left.withSpan { left in right.withSpan { left.compared(with: $0) } }
    }

    private static func insert(
        run: Int, rank: Int, _ reader: SegmentReader, into queue: inout [(run: Int, doc: Int, rank: Int, id: ByteSlice)]
    ) throws(IndexFileError) {
        let doc = try reader.docnos.doc(rank: rank)
        let id = try reader.docnos.bytes(doc)
        var low = 0
        var high = queue.count
        while low < high {
            let middle = (low + high) >> 1
            let order = compare(id, queue[middle].id)
            let isBefore = order == 0 ? (run, doc) < (queue[middle].run, queue[middle].doc) : order < 0
            if isBefore { low = middle + 1 } else { high = middle }
        }
        queue.insert((run, doc, rank, id), at: low)
    }
}
