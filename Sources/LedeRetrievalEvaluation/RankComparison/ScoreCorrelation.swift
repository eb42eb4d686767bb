/// Pearson's correlation of the scores that two rankings give the documents they have in common.
package struct ScoreCorrelation: Sendable, Equatable {
    /// From −1 to 1; nil when fewer than two documents are in common or one side gives them all the same score.
    package let correlation: Double?
    /// Documents in common.
    package let commonCount: Int

    /// - Precondition: no ranking holds a document twice.
    /// - Complexity: O(n)
    package init(_ first: [RunEntry], _ second: [RunEntry]) {
        let scores = Dictionary(second.map { ($0.docno, $0.score) }, uniquingKeysWith: { first, _ in first })
        let pairs = first.compactMap { entry in scores[entry.docno].map { (entry.score, $0) } }
        commonCount = pairs.count
        guard pairs.count > 1 else {
            correlation = nil
            return
        }
        // Scores are scaled first: squares of large ones would overflow, and scaling does not change the correlation.
        let scale = pairs.reduce((0.0, 0.0)) { (max($0.0, abs($1.0)), max($0.1, abs($1.1))) }
        guard scale.0 > 0, scale.1 > 0 else {
            correlation = nil
            return
        }
        let scaled = pairs.map { ($0.0 / scale.0, $0.1 / scale.1) }
        let count = Double(pairs.count)
        let means = scaled.reduce((0.0, 0.0)) { ($0.0 + $1.0 / count, $0.1 + $1.1 / count) }
        var (product, firstSquares, secondSquares) = (0.0, 0.0, 0.0)
        for (left, right) in scaled {
            product += (left - means.0) * (right - means.1)
            firstSquares += (left - means.0) * (left - means.0)
            secondSquares += (right - means.1) * (right - means.1)
        }
        let isConstant = scaled.allSatisfy { $0.0 == scaled[0].0 } || scaled.allSatisfy { $0.1 == scaled[0].1 }
        let root = (firstSquares * secondSquares).squareRoot()
        correlation = isConstant || root == 0 ? nil : min(max(product / root, -1), 1)
    }
}
