import Lede

extension MeasuredDifference {
    /// The headings of `cells`.
    static let cellHeadings = ["difference", "95 % interval", "p", "p (Holm)", "p (t)", "d", "better/same/worse"]

    /// The figures as every form of the report shows them.
    var cells: [String] {
        let interval = low.flatMap { low in high.map { "\(ComparisonFindings.signed(low)) to \(ComparisonFindings.signed($0))" } }
        return [
            difference.map { ComparisonFindings.signed($0) } ?? "–", interval ?? "–", HumanFormat.pValue(p), HumanFormat.pValue(pHolm), HumanFormat.pValue(pT),
            effectSize.map { ComparisonFindings.signed($0, digits: 2) } ?? "–", "\(wins)/\(ties)/\(losses)",
        ]
    }
}
