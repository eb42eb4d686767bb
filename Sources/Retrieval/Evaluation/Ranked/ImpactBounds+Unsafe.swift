import InvertedIndex

/// Upper bounds on what the leaves of a flat query add to the score of any document of a range, for whatever k1, b and variant, as whole
/// multiples of `unit`; rows of one number a range for each leaf, and their sums.
///
/// After block-max indexes (Ding and Suel, SIGIR 2011) and live-block filtering (Mallia, Siedlaczek and Suel, WSDM 2021).
struct ImpactBounds {
    /// What the bounds count in.
    let unit: Double
    /// Ranges of the segment; rows are `stride` apart.
    let rangeCount: Int
    let stride: Int
    /// `rows[leaf * stride + range]`: at most that many units; 0 for a range without a posting.
    let rows: UnsafeMutablePointer<UInt16>
    /// `sums[range]`: the sum of the rows.
    let sums: UnsafeMutablePointer<UInt16>

    private static let largestSum = 60_000.0

    init(_ leaves: UnsafeMutableBufferPointer<PreparedLeaf>, kernel: BM25Kernel, columns: SegmentColumns, arena: SearchArena) {
        // SAFETY: every row has `stride` ≥ `rangeCount` numbers; documents of lists are below `docCount`, so that their ranges exist.
        let scale = ImpactScale(kernel: kernel, averageLength: columns.averageLength)
        rangeCount = columns.rangeCount
        stride = (rangeCount + 7) & ~7
        rows = arena.take(UInt16.self, leaves.count * stride)
        sums = arena.take(UInt16(0), stride)
        var total = 0.0
        for leaf in leaves {
            if leaf.ranges != nil {
                total += kernel.contribution(leaf.factors, g: 0)
            } else {
                var largest = 0.0
                for index in 0..<leaf.count { largest = max(largest, leaf.contributions[index]) }
                total += largest
            }
        }
        unit = total > 0 ? total / Self.largestSum : 1
        let table = arena.take(UInt16.self, 256)
        for index in leaves.indices {
            let row = rows + index * stride
            if let ranges = leaves[index].ranges {
                if scale.usesFreqs {
                    scale.fill(row, ranges, factors: leaves[index].factors, kernel: kernel, unit: unit)
                } else {
                    scale.fill(table, factors: leaves[index].factors, kernel: kernel, unit: unit)
                    for range in 0..<rangeCount { row[range] = table[Int(ranges.bounds[range])] }
                }
                for range in rangeCount..<stride { row[range] = 0 }
            } else {
                row.update(repeating: 0, count: stride)
                let leaf = leaves[index]
                let inverse = 1 / unit
                for place in 0..<leaf.count {
                    let range = Int(leaf.docs[place]) &>> 7
                    let bound = UInt16(truncatingIfNeeded: Int(leaf.contributions[place] * inverse) &+ 1)
                    row[range] = max(row[range], bound)
                }
            }
            for range in 0..<stride { sums[range] = sums[range] &+ row[range] }
        }
    }

    /// The least sum that can reach `score`: ranges below it cannot.
    @inline(__always)
    func leastSum(reaching score: Double) -> UInt32 {
        guard score > 0 else { return 0 }
        return UInt32(min(65_536, (score / unit * (1 - 1e-9)).rounded(.down)))
    }
}

