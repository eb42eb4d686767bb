import LedeIndexBytes

/// Gives the postings of segments term by term in a new order of documents, as `PostingsMerger` does in the old one.
///
/// A term's documents are gathered and sorted, 16 bytes each, with their positions; if there are more positions than may be in memory at
/// once, the term's lists are walked again for each slice of the new order.
struct PostingsPermuter {
    /// A posting on its way to its place.
    private struct Entry: BitwiseCopyable {
        let doc: UInt32
        let freq: UInt32
        /// Where its positions start among those that were gathered.
        let place: Int
    }

    private let segments: [SegmentReader]
    private let docMaps: [[UInt32]]
    private let pieceLimit: Int
    private let evictionStep: Int
    private var terms: JoinedTerms
    private var entries: [Entry] = []
    private var positions: [UInt32] = []
    private var read: [UInt32] = []
    private var unevicted = 0

    /// - Parameters:
    ///   - docMaps: for each document of each segment its number in the output, or `SegmentMerger.dropped`.
    ///   - pieceLimit: most positions of a term held in memory at once, or those of one document.
    ///   - evictionStep: bytes read from the segments' files after which their pages are released.
    init(_ segments: [SegmentReader], docMaps: [[UInt32]], pieceLimit: Int, evictionStep: Int) throws(IndexFileError) {
        self.segments = segments
        self.docMaps = docMaps
        self.pieceLimit = pieceLimit
        self.evictionStep = evictionStep
        terms = try JoinedTerms(segments)
    }

    /// Permutes all terms.
    /// - Parameter emit: takes a full block, or the last one, and gives an empty one to continue with.
    mutating func run(
        _ first: PostingsBlock, checkpoint: () throws -> Void, emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        var block = first
        var count = 0
        while try terms.next() {
            count += 1
            if count % 1024 == 0 { try checkpoint() }
            evictPages()
            if terms.entries.reduce(0, { $0 + $1.entry.collectionFreq }) <= pieceLimit {
                try gather(0..<SegmentMerger.dropped, withPositions: true)
                append(to: block)
            } else {
                try addSlices(&block, checkpoint, emit)
            }
            block.endTerm(terms.term.span)
            if block.postings.positionCount >= block.fullCount { block = try emit(block) }
        }
        for segment in segments { segment.evictPostings() }
        _ = try emit(block)
    }

    private mutating func evictPages() {
        unevicted += terms.entries.reduce(0) { $0 + $1.entry.postingsLength + $1.entry.positionsLength }
        guard unevicted > evictionStep else { return }
        for segment in segments { segment.evictPostings() }
        unevicted = 0
    }

    /// Adds the current term's postings slice by slice, all but the last followed by the end of a block.
    private mutating func addSlices(
        _ block: inout PostingsBlock, _ checkpoint: () throws -> Void, _ emit: (PostingsBlock) throws -> PostingsBlock
    ) throws {
        try gather(0..<SegmentMerger.dropped, withPositions: false)
        var bounds: [UInt32] = [0]
        var sum = 0
        for entry in entries {
            if sum > 0, sum + Int(entry.freq) > pieceLimit {
                bounds.append(entry.doc)
                sum = 0
            }
            sum += Int(entry.freq)
        }
        bounds.append(SegmentMerger.dropped)
        for (number, (start, end)) in zip(bounds, bounds.dropFirst()).enumerated() {
            try checkpoint()
            if number > 0 {
                block.endTerm(terms.term.span, isOpen: true)
                block = try emit(block)
            }
            try gather(start..<end, withPositions: true)
            append(to: block)
        }
    }

    /// Fills `entries`, in the new order, with the current term's postings of the documents that get a number in `docs`.
    private mutating func gather(_ docs: Range<UInt32>, withPositions: Bool) throws(IndexFileError) {
        entries.removeAll(keepingCapacity: true)
        positions.removeAll(keepingCapacity: true)
        for (segment, entry) in terms.entries {
            var list = try segments[segment].postings(entry)
            while try list.advance() != PostingsCursor.end {
                let doc = docMaps[segment][Int(list.doc)]
                // Dropped ones have a number beyond all ranges.
                guard docs.contains(doc) else { continue }
                entries.append(Entry(doc: doc, freq: list.freq, place: positions.count))
                if withPositions {
                    try list.readPositions(into: &read)
                    positions.append(contentsOf: read)
                }
            }
        }
        if entries.count < 256 {
            entries.sort { $0.doc < $1.doc }
        } else {
            RadixSort.sort(&entries) { UInt64($0.doc) }
        }
    }

    private func append(to block: PostingsBlock) {
        for entry in entries {
            block.postings.append(doc: entry.doc, positions: positions.span.extracting(entry.place..<entry.place + Int(entry.freq)))
        }
    }
}
