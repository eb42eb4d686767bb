import Lede

/// An explanation as lines for people.
///
///     lucene   score = sum of idf f / (f + K),  idf = ln(1 + (N - n + 0.5) / (n + 0.5)),  K = k1 (1 - b + b D / avgdl)
///     k1 = 1.2  b = 0.75  N = 52  D = 311  avgdl = 287.4038  K = 1.273931
///     harbour        f = 3   n = 7        idf = 1.945910   + 1.365412
///     "sea wall"     f = 1   n = 9 + 4    idf = 4.1213     + 1.812467
///                                                  score = 3.177879
///     conjunction: terms and phrases that must all occur: …
struct ExplanationText {
    let lines: [StyledText]

    init(_ explanation: Explanation) {
        let formula = explanation.formula
        var lines = [
            StyledText(
                "\(formula.variant.rawValue)   score = sum of idf × \(formula.variant.frequencyFormula),  "
                    + "idf = \(formula.variant.idfFormula),  \(formula.variant.lengthFormula)", .faint),
            StyledText(
                "k1 = \(formula.k1)  b = \(formula.b)  N = \(HumanFormat.count(explanation.documentCount))  "
                    + "D = \(HumanFormat.count(Int(explanation.length)))  avgdl = \(Self.decimal(explanation.averageLength))  "
                    + "K = \(Self.decimal(explanation.saturation))", .faint),
        ]
        let rows = explanation.leaves.map { leaf in
            [
                LeafName.text(leaf.text, field: leaf.field), "f = \(HumanFormat.count(Int(leaf.freq)))",
                "n = \(leaf.docFreqs.map { HumanFormat.count($0) }.joined(separator: " + "))",
                "idf = \(Self.weight(leaf))", "+ \(Self.decimal(leaf.contribution))",
            ]
        }
        let widths = (0..<5).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        for row in rows {
            var line = StyledText()
            for column in row.indices {
                let isLast = column == row.count - 1
                line.append(isLast ? row[column] : row[column].padded(to: widths[column]) + "   ", column == 0 ? .match : .plain)
            }
            lines.append(line)
        }
        lines.append(StyledText("score = \(Self.decimal(explanation.score))"))
        lines.append(StyledText("\(explanation.algorithm.rawValue): \(explanation.algorithm.summary)", .faint))
        self.lines = lines
    }

    /// The weight, with what the query multiplies it by behind it.
    private static func weight(_ leaf: LeafExplanation) -> String {
        guard leaf.boost != 1, leaf.boost > 0 else { return decimal(leaf.weight) }
        return "\(decimal(leaf.weight / leaf.boost)) × \(leaf.boost == leaf.boost.rounded() ? decimal(leaf.boost, digits: 0) : String(leaf.boost))"
    }

    private static func decimal(_ value: Double, digits: Int = 6) -> String { HumanFormat.decimal(value, digits: digits) }
}
