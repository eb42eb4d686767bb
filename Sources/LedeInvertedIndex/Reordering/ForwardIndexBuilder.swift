import LedeIndexBytes
import LedeTextAnalysis

/// Inverts the postings of segments: from each term's documents to each document's terms.
///
/// Terms in more than half of the documents say nothing about which belong together, and those in very few say little for the space they
/// take; both are left out, as are word forms besides the analyzer's terms: they would say the same twice. If memory does not suffice, more
/// rare terms are left out.
struct ForwardIndexBuilder {
    /// Terms in fewer documents are left out.
    static let leastDocFreq = 16
    /// Bytes of postings after which their pages are released.
    private static let evictionStep = 8 << 20

    private let segments: [SegmentReader]
    private let docMaps: [[UInt32]]
    private let docCount: Int
    private let memoryBudget: Int
    private let threads: Int

    /// - Parameters:
    ///   - docMaps: for each document of each segment its number, or `SegmentMerger.dropped`.
    ///   - docCount: the numbers are below this.
    ///   - memoryBudget: most bytes that finding an order may take.
    ///   - threads: how many cores search, each with its own tables.
    init(_ segments: [SegmentReader], docMaps: [[UInt32]], docCount: Int, memoryBudget: Int, threads: Int) {
        self.segments = segments
        self.docMaps = docMaps
        self.docCount = docCount
        self.memoryBudget = memoryBudget
        self.threads = threads
    }

    /// The forward index of the documents, and the least document frequency of its terms.
    /// Complexity: linear in the postings, which are walked twice, and in the terms.
    /// - Throws: `ReorderingMemoryError` if not even the commonest terms fit.
    func build(checkpoint: () throws -> Void) throws -> (index: ForwardIndex, leastDocFreq: Int) {
        let (leastDocFreq, termCount) = try choose(checkpoint)
        var capacities = [UInt32](repeating: 0, count: docCount)
        try forEachPosting(leastDocFreq, checkpoint) { doc, _ in capacities[doc] += 1 }
        let index = ForwardIndex(capacities: capacities, termCount: termCount)
        try forEachPosting(leastDocFreq, checkpoint) { doc, term in index.append(term, to: doc) }
        return (index, leastDocFreq)
    }

    private var mostDocFreq: Int { docCount / 2 }

    /// The least document frequency at which the terms fit in memory, and how many terms that leaves.
    private func choose(_ checkpoint: () throws -> Void) throws -> (leastDocFreq: Int, termCount: Int) {
        var counts = [Int](repeating: 0, count: mostDocFreq + 1)
        var terms = try JoinedTerms(segments, from: WordForm.analyzed.bounds.first)
        var walked = 0
        while try terms.next() {
            walked += 1
            if walked % 4096 == 0 { try checkpoint() }
            let docFreq = docFreq(terms.entries)
            if docFreq >= Self.leastDocFreq, docFreq <= mostDocFreq { counts[docFreq] += 1 }
        }
        var termCount = counts.reduce(0, +)
        var postings = counts.indices.reduce(0) { $0 + counts[$1] * $1 }
        var least = Self.leastDocFreq
        while true {
            let needed = GraphBisection.byteCount(docCount: docCount, termCount: termCount, postings: postings, threads: threads)
            if needed <= memoryBudget { return (least, termCount) }
            guard least <= mostDocFreq, termCount > 0 else { throw ReorderingMemoryError(given: memoryBudget, needed: needed) }
            termCount -= counts[least]
            postings -= counts[least] * least
            least += 1
        }
    }

    /// Live documents that contain a term.
    private func docFreq(_ entries: [(segment: Int, entry: TermEntry)]) -> Int {
        entries.reduce(0) { $0 + segments[$1.segment].liveStatistics($1.entry).docFreq }
    }

    /// Calls `body` with the documents of the chosen terms; terms are numbered in the order of their bytes.
    private func forEachPosting(
        _ leastDocFreq: Int, _ checkpoint: () throws -> Void, _ body: (_ doc: Int, _ term: UInt32) -> Void
    ) throws {
        var terms = try JoinedTerms(segments, from: WordForm.analyzed.bounds.first)
        var term: UInt32 = 0
        var walked = 0
        var unevicted = 0
        while try terms.next() {
            walked += 1
            if walked % 4096 == 0 { try checkpoint() }
            let docFreq = docFreq(terms.entries)
            guard docFreq >= leastDocFreq, docFreq <= mostDocFreq else { continue }
            for (segment, entry) in terms.entries {
                var list = try segments[segment].postings(entry)
                let map = docMaps[segment]
                while try list.advance() != PostingsCursor.end {
                    let doc = map[Int(list.doc)]
                    if doc != SegmentMerger.dropped { body(Int(doc), term) }
                }
            }
            term += 1
            unevicted += terms.entries.reduce(0) { $0 + $1.entry.postingsLength }
            guard unevicted > Self.evictionStep else { continue }
            for segment in segments { segment.evictPostings() }
            unevicted = 0
        }
        for segment in segments { segment.evictPostings() }
    }
}

/// The memory given does not suffice to find an order of the documents.
package struct ReorderingMemoryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Bytes given.
    package let given: Int
    /// The least it takes, in bytes.
    package let needed: Int

    package var description: String {
        "reordering this index takes at least \(needed / 1_000_000 + 1) MB of memory, and may use \(given / 1_000_000) MB"
    }
}
