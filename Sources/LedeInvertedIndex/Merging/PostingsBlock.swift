import LedeIndexBytes

/// Consecutive terms of a merge's output with their postings: passed from the merging side to the writing side.
final class PostingsBlock {
    /// Where the parts of a term end in the block; they start where the previous term's end.
    private struct Ends {
        var bytes: Int
        var docs: Int
        var positions: Int
    }

    let postings = PostingsColumns(capacity: 1 << 17)
    private var bytes: [UInt8] = []
    private var ends: [Ends] = []
    /// Whether the last term continues in the next block.
    private var isOpen = false
    /// Whether the first term began in an earlier block.
    private var isContinued = false

    /// Positions after which a block is handed on: enough to spread the cost, few enough to stay in the cache.
    let fullCount: Int

    init(fullCount: Int = 1 << 15) { self.fullCount = fullCount }

    /// Ends the current term of `term`.
    /// - Parameter isOpen: whether more of its postings come in the next block.
    func endTerm(_ term: some TermPostings, isOpen: Bool = false) { term.withTerm { endTerm($0, isOpen: isOpen) } }

    /// Ends the term with these bytes, as the other `endTerm` does.
    func endTerm(_ term: Span<UInt8>, isOpen: Bool = false) {
        bytes.append(addingCapacity: term.count) { output in
            for index in term.indices { output.append(term[index]) }
        }
        ends.append(Ends(bytes: bytes.count, docs: postings.docCount, positions: postings.positionCount))
        self.isOpen = isOpen
    }

    /// Forgets the terms and keeps the memory.
    func removeAll() {
        postings.removeAll()
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isContinued = isOpen
        isOpen = false
    }

    /// Says whether the first term began in the block `before`.
    func follow(_ before: PostingsBlock) { isContinued = before.isOpen }

    /// Writes the terms; those that lost all their documents leave no trace.
    func write(to writer: inout PostingsPartWriter) throws(IndexFileError) {
        var start = Ends(bytes: 0, docs: 0, positions: 0)
        let (bytes, ends, isOpen, isContinued) = (bytes, ends, isOpen, isContinued)
        for (index, end) in ends.enumerated() {
            let term = bytes.span.extracting(start.bytes..<end.bytes)
            let isPart = (index == 0 && isContinued) || (index == ends.count - 1 && isOpen)
            let isLast = index < ends.count - 1 || !isOpen
            if isPart || start.docs < end.docs {
                try postings.withSpans(docs: start.docs..<end.docs, positions: start.positions..<end.positions) {
                    (docs, freqs, positions) throws(IndexFileError) in
                    if isPart {
                        try writer.add(docs: docs, freqs: freqs, positions: positions)
                    } else {
                        try writer.addTerm(term, docs: docs, freqs: freqs, positions: positions)
                    }
                }
                if isPart, isLast { try writer.endTerm(Array(bytes[start.bytes..<end.bytes])) }
            }
            start = end
        }
    }
}
