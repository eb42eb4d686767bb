import LedeModules

/// An explanation as lines for people.
///
///     lucene   score = sum of idf × f / (f + K),  idf = ln(1 + (N - n + 0.5) / (n + 0.5)),  K = k1 (1 - b + b D / avgdl)
///     k1 = 1.2  b = 0.75  N = 52  D = 311  avgdl = 287.4038  K = 1.273931
///     harbour        f = 3   n = 7        idf = 1.945910   + 1.365412
///     "sea wall"     f = 1   n = 9 + 4    idf = 4.1213     + 1.812467
///                                                  score = 3.177879
///     conjunction: terms and phrases that must all occur: …
///
/// Other models have other letters in the rows, and words with a boost a further column; a line each follows for what only the length adds,
/// and for words close together.
struct ExplanationText {
    let lines: [StyledText]

    init(_ explanation: Explanation) {
        let model = explanation.ranking.model
        let name = model.formula?.variant.rawValue ?? model.name
        var lines = [StyledText("\(name)   score = \(model.scoreFormula)", .faint), StyledText(Self.numbers(explanation), .faint)]
        if !explanation.fields.isEmpty { lines.append(StyledText(explanation.fields.map(Self.field).joined(separator: "   "), .faint)) }
        let rows = explanation.leaves.map { Self.row($0, explanation) }
        let widths = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].displayWidth }.max() ?? 0 }
        for row in rows {
            var line = StyledText()
            for column in row.indices where widths[column] > 0 {
                let isLast = column == row.count - 1
                line.append(isLast ? row[column] : row[column].padded(to: widths[column]) + "   ", column == 0 ? .match : .plain)
            }
            lines.append(line)
        }
        if explanation.lengthTerm != 0 {
            lines.append(StyledText("length   q = \(explanation.queryLength)   \(Self.signed(explanation.lengthTerm))"))
        }
        if let proximity = explanation.proximity, let weight = explanation.ranking.proximity?.weight {
            lines.append(
                StyledText(
                    "proximity   \(weight) × ln(1 + exp(-d) / \(ProximityBonus.alpha)),  d = \(HumanFormat.count(Int(proximity.distance)))   "
                        + Self.signed(proximity.bonus)))
        }
        lines.append(StyledText("score = \(Self.decimal(explanation.score))"))
        lines.append(StyledText("\(explanation.algorithm.rawValue): \(explanation.algorithm.summary)", .faint))
        self.lines = lines
    }

    /// The numbers that all rows share.
    private static func numbers(_ explanation: Explanation) -> String {
        let documents = "N = \(HumanFormat.count(explanation.documentCount))"
        let tokens = "C = \(HumanFormat.count(explanation.tokenCount))"
        let length = "D = \(HumanFormat.count(Int(explanation.length)))"
        let average = "avgdl = \(decimal(explanation.averageLength))"
        let parameters = explanation.ranking.model.ingredients.map { ["k1 = \($0.k1)", "b = \($0.b)"] } ?? []
        let numbers: [String] =
            switch explanation.ranking.model {
            case .bm25, .weightedFields, .ingredients:
                if let saturation = explanation.saturation {
                    parameters + [documents, length, average, "K = \(decimal(saturation))"]
                } else {
                    parameters.prefix(1) + [documents]
                }
            case .dirichlet(let model): ["mu = \(model.mu)", tokens, length]
            case .jelinekMercer(let model): ["lambda = \(model.lambda)", tokens, length]
            case .dph: [documents, length, average]
            case .pl2(let model): ["c = \(model.c)", documents, length, average]
            case .tfidf: [documents, length]
            }
        return numbers.joined(separator: "  ")
    }

    private static func field(_ field: FieldExplanation) -> String {
        guard let b = field.b else { return "\(field.field.name): w = \(field.weight)" }
        return "\(field.field.name): w = \(field.weight)  b = \(b)  D = \(HumanFormat.count(Int(field.length)))  "
            + "avgdl = \(decimal(field.averageLength))"
    }

    /// The same number of columns for every leaf; those empty in all rows are left out.
    private static func row(_ leaf: LeafExplanation, _ explanation: Explanation) -> [String] {
        let freqs = leaf.fieldFreqs.isEmpty ? [leaf.freq] : leaf.fieldFreqs
        let isBoosted = leaf.boost != 1 && leaf.boost != 0
        let weight = isBoosted ? leaf.weight / leaf.boost : leaf.weight
        let docFreqs = "n = \(leaf.docFreqs.map { HumanFormat.count($0) }.joined(separator: " + "))"
        let occurrences = "F = \(HumanFormat.count(leaf.collectionFreq))"
        let statistics: (String, String) =
            switch explanation.ranking.model {
            case .bm25, .weightedFields, .ingredients: (docFreqs, "idf = \(decimal(weight))")
            case .dirichlet, .jelinekMercer:
                (occurrences, "p = \(HumanFormat.score(Double(leaf.collectionFreq) / Double(max(1, explanation.tokenCount))))")
            case .dph, .pl2: (occurrences, "")
            case .tfidf: (docFreqs, "idf² = \(decimal(weight))")
            }
        return [
            LeafName.text(leaf.text, field: leaf.field), "f = \(freqs.map { HumanFormat.count(Int($0)) }.joined(separator: " + "))",
            statistics.0, statistics.1,
            isBoosted ? "× \(decimal(leaf.boost))" : "", signed(leaf.contribution),
        ]
    }

    /// As a summand.
    private static func signed(_ value: Double) -> String { HumanFormat.summand(value, digits: 6) }

    private static func decimal(_ value: Double) -> String { HumanFormat.decimal(value, digits: 6) }
}
