import LedeInvertedIndex
import LedeTestSupport

@testable import LedeRetrieval

/// Terms of a segment prepared for a kernel, and what `ImpactBounds` says about them, as arrays.
struct PreparedLists {
    /// A term's list, what it adds to each of its documents, and the bound of each range.
    struct Term {
        let entry: TermEntry
        let list: PostingsList
        let factors: BM25Kernel.Factors
        var docs: [UInt32] = []
        var contributions: [Double] = []
        /// In the same measure as the contributions.
        var bounds: [Double] = []
        /// Postings by number: where the list is in memory, the first one of each range that has any.
        var starts: [Int: Int] = [:]
    }

    var terms: [Term] = []
    /// The bound of each range for all terms together.
    var sums: [Double] = []
    /// For each range, the sum of all terms' bounds, each by itself.
    var addedSums: [Double] = []
    let averageLength: Double
    /// `leastSum` of some scores, in the contributions' measure.
    var leastSums: [(score: Double, sum: Double)] = []

    /// - Parameters:
    ///   - words: terms of the segment; missing ones are skipped.
    ///   - weight: what each weighs.
    init(_ words: [String], _ segment: SegmentReader, kernel: BM25Kernel, arena: SearchArena, weight: (Int) -> Double) throws {
        // SAFETY: the columns are read within the counts with which they were made; the caller keeps the segment's reader.
        let columns = try SegmentColumns(segment, base: 0)
        averageLength = columns.averageLength
        let leaves = arena.take(PreparedLeaf.self, words.count)
        for (number, word) in words.enumerated() {
            guard let entry = try segment.entry(Array(word.utf8)) else { continue }
            let factors = kernel.factors(weight: weight(number))
            guard var leaf = try PreparedLeaf(entry, factors: factors, columns: columns, arena: arena) else { continue }
            leaf.score(kernel, columns: columns, arena: arena)
            (leaves + terms.count).initialize(to: leaf)
            var term = Term(entry: entry, list: try segment.list(entry), factors: factors)
            var cursor = try segment.postings(entry)
            while try cursor.advance() != PostingsCursor.end {
                term.docs.append(cursor.doc)
                term.contributions.append(kernel.contribution(factors, freq: cursor.freq, length: try segment.lengths[cursor.doc]))
            }
            terms.append(term)
        }
        let buffer = UnsafeMutableBufferPointer(start: leaves, count: terms.count)
        let bounds = ImpactBounds(buffer, kernel: kernel, columns: columns, arena: arena)
        for range in 0..<bounds.rangeCount {
            sums.append(Double(bounds.sums[range]) * bounds.unit)
            var added = 0
            for number in terms.indices {
                let bound = bounds.rows[number * bounds.stride + range]
                terms[number].bounds.append(Double(bound) * bounds.unit)
                added += Int(bound)
                if buffer[number].ranges == nil, bound > 0 { terms[number].starts[range] = Int(buffer[number].starts[range]) }
            }
            addedSums.append(Double(added) * bounds.unit)
        }
        for number in terms.indices where buffer[number].ranges == nil {
            let count = buffer[number].count
            let own = Array(UnsafeBufferPointer(start: buffer[number].contributions, count: count))
            precondition(own == terms[number].contributions, "contributions in vectors differ from those one by one")
        }
        for score in [-1, 0, 1e-9, 0.5, 1, 3, 10, 1e9] {
            leastSums.append((score, Double(bounds.leastSum(reaching: score)) * bounds.unit))
        }
    }

    /// The code of each range of a list.
    static func boundCodes(_ list: RangeList) -> [UInt8] {
        // SAFETY: a list has a code for each range.
        Array(UnsafeBufferPointer(start: list.bounds, count: list.rangeCount))
    }
}
