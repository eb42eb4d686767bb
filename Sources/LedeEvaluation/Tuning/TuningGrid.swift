import LedeRetrieval

/// The settings among which one is chosen: every combination of some values of k1, b and the title's weight.
///
/// Field weights have one axis, the title's against a body of 1: a factor common to both belongs to k1.
package struct TuningGrid: Sendable, Equatable {
    package let variant: BM25.Variant
    /// Ascending; not empty.
    package let k1: [Double]
    /// Ascending; not empty.
    package let b: [Double]
    /// Ascending, nil first; nil means for articles as a whole. Not empty.
    package let titleWeights: [Double?]

    /// 0 to 3 in steps of 0.1.
    package static let usualK1 = (0...30).map { Double($0) / 10 }
    /// 0 to 1 in steps of 0.05.
    package static let usualB = (0...20).map { Double($0) / 20 }
    /// Articles as a whole, and titles that count from half as much as the body to twelve times as much.
    package static let usualTitleWeights: [Double?] = [nil, 0.5, 1, 2, 3, 4, 6, 8, 12]

    /// - Parameters: values in any order; those given twice count once.
    /// - Throws: `RankingParameterError` for a value out of its parameter's range.
    /// - Precondition: each has a value.
    package init(
        variant: BM25.Variant = .lucene, k1: [Double] = usualK1, b: [Double] = usualB, titleWeights: [Double?] = [nil]
    ) throws(RankingParameterError) {
        precondition(!k1.isEmpty && !b.isEmpty && !titleWeights.isEmpty)
        for value in k1 { _ = try BM25(variant, k1: value, b: nil) }
        for value in b { _ = try BM25(variant, k1: nil, b: value) }
        for value in titleWeights { _ = try TuningSetting(variant: variant, k1: 1, b: 0, titleWeight: value) }
        self.variant = variant
        self.k1 = Set(k1).sorted()
        self.b = Set(b).sorted()
        let weights = Set(titleWeights.compactMap { $0 }).sorted()
        self.titleWeights = (titleWeights.contains(nil) ? [nil] : []) + weights
    }

    /// Number of settings.
    package var count: Int { k1.count * b.count * titleWeights.count }

    package func setting(_ point: GridPoint) -> TuningSetting {
        // All values were checked one by one, and their ranges do not depend on each other.
        guard
            let setting = try? TuningSetting(
                variant: variant, k1: k1[point.k1], b: b[point.b], titleWeight: titleWeights[point.titleWeight])
        else {
            preconditionFailure("a grid with a value out of range")
        }
        return setting
    }

    /// The point nearest to `ranking`, axis by axis; for another formula, next to the variant's own defaults.
    package func reference(for ranking: Ranking?) -> GridPoint {
        var (formula, weight): (BM25, Double?) = (BM25(variant), nil)
        switch ranking?.model {
        case .bm25(let own) where own.variant == variant: formula = own
        case .weightedFields(let own, let fields) where own.variant == variant:
            formula = own
            weight = fields[.body] > 0 ? fields[.title] / fields[.body] : FieldWeights.largest
        default: break
        }
        return GridPoint(
            k1: Self.nearest(formula.k1, in: k1), b: Self.nearest(formula.b, in: b),
            titleWeight: weight == nil && titleWeights[0] == nil ? 0 : Self.nearest(weight ?? 1, in: titleWeights.map { $0 ?? .infinity }))
    }

    /// The parameters of a point at an end of their axis though their range goes on there.
    package func openEnds(of point: GridPoint) -> [TuningParameter] {
        func isOpen(_ value: Double, _ values: [Double], _ range: ClosedRange<Double>) -> Bool {
            guard values.count > 1 else { return false }
            return (value == values[0] && value > range.lowerBound) || (value == values[values.count - 1] && value < range.upperBound)
        }
        var ends: [TuningParameter] = []
        if isOpen(k1[point.k1], k1, 0...BM25.largestK1) { ends.append(.k1) }
        if isOpen(b[point.b], b, 0...1) { ends.append(.b) }
        if let weight = titleWeights[point.titleWeight], isOpen(weight, titleWeights.compactMap { $0 }, 0...FieldWeights.largest) {
            ends.append(.titleWeight)
        }
        return ends
    }

    private static func nearest(_ value: Double, in values: [Double]) -> Int {
        values.indices.min { (abs(values[$0] - value), $0) < (abs(values[$1] - value), $1) } ?? 0
    }
}

/// What `Tuner` chooses, by the name that users type.
package enum TuningParameter: String, Sendable, CaseIterable {
    case k1, b
    case titleWeight = "title-weight"
}

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
