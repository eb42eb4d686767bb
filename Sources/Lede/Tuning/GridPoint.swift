/// A point of a `TuningGrid`: the index of its value on each axis.
package struct GridPoint: Sendable, Hashable, Comparable {
    package var k1: Int
    package var b: Int
    package var titleWeight: Int

    package init(k1: Int, b: Int, titleWeight: Int) {
        self.k1 = k1
        self.b = b
        self.titleWeight = titleWeight
    }

    /// Steps of the grid between two points, over all axes.
    func distance(to other: GridPoint) -> Int {
        abs(k1 - other.k1) + abs(b - other.b) + abs(titleWeight - other.titleWeight)
    }

    package static func < (left: GridPoint, right: GridPoint) -> Bool {
        (left.k1, left.b, left.titleWeight) < (right.k1, right.b, right.titleWeight)
    }
}
