import LedeInvertedIndex

/// Upper bounds on what the leaves of a flat query add to the score of any document of a range, for whatever k1, b and variant, as whole
/// multiples of `unit`; rows of one number per range for each leaf, and their sums.
///
/// After block-max indexes (Ding and Suel, SIGIR 2011) and live-block filtering (Mallia, Siedlaczek and Suel, WSDM 2021).
struct ImpactBounds {
    /// What the bounds count in.
    let unit: Double
    private let inverse: Double
    /// Ranges of the segment; rows are `stride` apart.
    let rangeCount: Int
    let stride: Int
    /// `rows[leaf * stride + range]`: at most that many units; 0 for a range without a posting.
    let rows: UnsafeMutablePointer<UInt16>
    /// `sums[range]`: the sum of the rows; 0 for a range that a filter excludes entirely.
    let sums: UnsafeMutablePointer<UInt16>

    private static var largestSum: Double { 60_000 }
    /// This many bounds, with the starts of rare terms' postings, take some 200 MB.
    static var mostBounds: Int { 1 << 25 }

    init(_ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, kernel: BM25Kernel, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: every row has `stride` ≥ `rangeCount` numbers; documents of lists are below `docCount`, so that their ranges exist.
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        rangeCount = columns.rangeCount
        stride = (rangeCount + 7) & ~7
        rows = arena.take(UInt16.self, leaves.count * stride)
        sums = arena.take(UInt16(0), stride)
        var total = 0.0
        for leaf in leaves { total += kernel.largestContribution(leaf.factors) }
        unit = total > 0 ? total / Self.largestSum : 1
        inverse = (1 - 1e-9) / unit
        let table = arena.take(UInt16.self, 256)
        for index in leaves.indices {
            let row = rows + index * stride
            if let ranges = leaves[index].ranges {
                if scale.usesFreqs {
                    scale.fillRanges(row, ranges.pointee, factors: leaves[index].factors, kernel: kernel, unit: unit)
                } else {
                    scale.fill(table, ranges.pointee, factors: leaves[index].factors, kernel: kernel, unit: unit)
                    let codes = ranges.pointee.bounds
                    for range in 0..<rangeCount { row[range] = table[Int(codes[range])] }
                }
                for range in rangeCount..<stride { row[range] = 0 }
            } else {
                row.update(repeating: 0, count: stride)
                leaves[index].starts = arena.take(UInt32.self, stride)
                fill(row, leaves[index])
            }
            let (sumBytes, rowBytes) = (UnsafeMutableRawPointer(sums), UnsafeRawPointer(row))
            for range in Swift.stride(from: 0, to: stride, by: 8) {
                let sum = sumBytes.loadUnaligned(fromByteOffset: range &* 2, as: SIMD8<UInt16>.self)
                let more = rowBytes.loadUnaligned(fromByteOffset: range &* 2, as: SIMD8<UInt16>.self)
                sumBytes.storeBytes(of: sum &+ more, toByteOffset: range &* 2, as: SIMD8<UInt16>.self)
            }
        }
        guard columns.isFiltered else { return }
        for range in 0..<rangeCount where columns.accepted(ofRange: range) == (0, 0) { sums[range] = 0 }
    }

    /// The greatest contribution in each range of a list in memory, and where each range's postings start.
    private func fill(_ row: UnsafeMutablePointer<UInt16>, _ leaf: PreparedLeaf) {
        // SAFETY: as in `init`. From the end, so that what is left of a range is its first posting; its greatest is kept in a register.
        let scale = (1 + 1e-9) / unit
        var current = -1
        var greatest = 0
        var place = leaf.count &- 1
        while place >= 0 {
            let range = Int(leaf.docs[place]) &>> 7
            let bound = Int(ImpactScale.units(leaf.contributions[place] * scale))
            greatest = range == current ? max(greatest, bound) : bound
            current = range
            row[range] = UInt16(truncatingIfNeeded: greatest)
            leaf.starts[range] = UInt32(truncatingIfNeeded: place)
            place &-= 1
        }
    }

    /// The least sum that can reach `score`: ranges below it cannot.
    @inline(__always)
    func leastSum(reaching score: Double) -> UInt32 {
        guard score > 0 else { return 0 }
        return UInt32(min(65_536, score * inverse))
    }
}
