/// Which points of a grid are tried: first a coarse grid that holds the reference point and all corners, then, step by step, the
/// points around the best so far at half the distance, down to direct neighbours.
///
/// An axis of up to `coarseValues` values is coarse already: a grid of short axes is tried completely.
package struct GridSearch: Sendable, Equatable {
    private let counts: [Int]
    private let reference: [Int]
    /// The distance of coarse values on each axis, a power of two.
    private let strides: [Int]

    /// Most values of an axis of which none is skipped at first.
    package static let coarseValues = 8

    package init(_ grid: TuningGrid, reference: GridPoint) {
        counts = [grid.k1.count, grid.b.count, grid.titleWeights.count]
        self.reference = [reference.k1, reference.b, reference.titleWeight]
        strides = counts.map { count in
            var stride = 1
            while (count + stride - 1) / stride > Self.coarseValues { stride *= 2 }
            return stride
        }
    }

    /// How often the distance is halved.
    package var refinementCount: Int { (strides.max() ?? 1).trailingZeroBitCount }

    /// The points tried first, ascending.
    package var coarse: [GridPoint] {
        combinations(
            counts.indices.map { axis in
                (0..<counts[axis]).filter { $0 % strides[axis] == reference[axis] % strides[axis] || $0 == 0 || $0 == counts[axis] - 1 }
            })
    }

    /// The points around `point` that refinement number `step` (from 1) tries, `point` itself among them.
    package func neighbours(of point: GridPoint, step: Int) -> [GridPoint] {
        let place = [point.k1, point.b, point.titleWeight]
        return combinations(
            counts.indices.map { axis in
                let distance = max(strides[axis] >> step, 1)
                return [place[axis] - distance, place[axis], place[axis] + distance].filter { (0..<counts[axis]).contains($0) }
            })
    }

    /// The most points that `searches` searches over one table of values can try together.
    package func largestCount(searches: Int) -> Int {
        let around = counts.reduce(1) { $0 * min($1, 3) } - 1
        return min(coarse.count + refinementCount * around * searches, counts.reduce(1, *))
    }

    private func combinations(_ axes: [[Int]]) -> [GridPoint] {
        axes[0].flatMap { k1 in axes[1].flatMap { b in axes[2].map { GridPoint(k1: k1, b: b, titleWeight: $0) } } }
    }
}
