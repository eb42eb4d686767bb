import LedeModules

/// Two scores side by side, for people.
///
///     keeper-retires ranks above lamp-museum by 0.2602: rank 1 and rank 2
///             keeper-retires         lamp-museum  difference  from
///     lamp     f = 4  1.7104       f = 3  1.6021    + 0.1083  frequency + 0.1201, length - 0.0118
///     score           3.4344              3.1742    + 0.2602
///     words              131                 119
///     most of it: lamp occurs 4 times in keeper-retires and 3 times in lamp-museum
struct ScoreComparisonText {
    private let comparison: ScoreComparison
    private let names: (upper: String, lower: String)
    private let ranks: (upper: Int?, lower: Int?)

    init(_ comparison: ScoreComparison, ids: (upper: String, lower: String), ranks: (upper: Int?, lower: Int?)) {
        self.comparison = comparison
        names = (ids.upper.sanitizedForTerminal(), ids.lower.sanitizedForTerminal())
        self.ranks = ranks
    }

    func lines(columns: Int) -> [StyledText] {
        var table = TextTable()
        let shown = (names.upper.truncated(to: 28), names.lower.truncated(to: 28))
        table.append(["", StyledText(shown.0, .identifier), StyledText(shown.1, .identifier), StyledText("difference", .faint)])
        for leaf in comparison.leaves {
            table.append([
                StyledText(LeafName.text(leaf.upper.text, field: leaf.upper.field), .match), StyledText(Self.part(leaf.upper)),
                StyledText(Self.part(leaf.lower)), StyledText(Self.signed(leaf.difference)),
            ])
        }
        if comparison.upper.lengthTerm != 0 || comparison.lower.lengthTerm != 0 {
            table.append(row("length", comparison.upper.lengthTerm, comparison.lower.lengthTerm, comparison.byLength))
        }
        if comparison.upper.proximity != nil || comparison.lower.proximity != nil {
            table.append(
                row("proximity", comparison.upper.proximity?.bonus ?? 0, comparison.lower.proximity?.bonus ?? 0, comparison.byProximity))
        }
        // What four decimals do not show gets no row.
        if comparison.byRounding.magnitude >= 0.000_05 {
            table.append(["rounding", "", "", StyledText(Self.signed(comparison.byRounding))])
        }
        table.append([
            StyledText("score"), StyledText(HumanFormat.decimal(comparison.upper.score, digits: 4)),
            StyledText(HumanFormat.decimal(comparison.lower.score, digits: 4)), StyledText(Self.signed(comparison.difference)),
        ])
        table.append([
            StyledText("words", .faint), StyledText(HumanFormat.count(Int(comparison.upper.length)), .faint),
            StyledText(HumanFormat.count(Int(comparison.lower.length)), .faint),
        ])
        let rows = table.lines(columns: columns - 2).enumerated().map { index, row in
            var line = StyledText("  ") + row
            if index > 0, index <= comparison.leaves.count { line.append(causes(comparison.leaves[index - 1]), .faint) }
            return line
        }
        return [heading] + rows + (decision.map { [StyledText("  most of it: " + $0)] } ?? [])
    }

    private func row(_ name: String, _ upper: Double, _ lower: Double, _ difference: Double) -> [StyledText] {
        [
            StyledText(name), StyledText(HumanFormat.decimal(upper, digits: 4)), StyledText(HumanFormat.decimal(lower, digits: 4)),
            StyledText(Self.signed(difference)),
        ]
    }

    private var heading: StyledText {
        guard let upper = ranks.upper, let lower = ranks.lower else {
            let missing =
                ranks.upper == nil
                ? ranks.lower == nil ? "neither article matches" : "\(names.upper) does not match" : "\(names.lower) does not match"
            return StyledText(missing, .heading)
        }
        let ranked = "rank \(HumanFormat.count(upper)) and rank \(HumanFormat.count(lower))"
        let difference = HumanFormat.score(comparison.difference.magnitude)
        if comparison.difference == 0 {
            return StyledText(
                "\(names.upper) and \(names.lower) have equal scores; the one indexed first comes first: \(ranked)", .heading)
        }
        let relation = comparison.difference > 0 ? "ranks above" : "does not rank above"
        return StyledText("\(names.upper) \(relation) \(names.lower): \(ranked), \(difference) apart", .heading)
    }

    private func causes(_ leaf: LeafComparison) -> String {
        let parts = ScoreComparison.Cause.allCases.compactMap { cause -> String? in
            let difference = leaf.difference(by: cause)
            return difference == 0 ? nil : "\(cause.rawValue) \(Self.signed(difference))"
        }
        return parts.isEmpty ? "" : "  " + parts.joined(separator: ", ")
    }

    private var decision: String? {
        guard ranks.upper != nil, ranks.lower != nil, let part = comparison.deciding else { return nil }
        guard let place = part.leaf else {
            let (better, worse) = part.difference > 0 ? (names.upper, names.lower) : (names.lower, names.upper)
            return part.cause == .proximity
                ? "words of the query are closer together in \(better) than in \(worse)"
                : "\(better) has the length that the model prefers to \(worse)'s"
        }
        let leaf = comparison.leaves[place]
        let name = LeafName.text(leaf.upper.text, field: leaf.upper.field)
        switch part.cause {
        case .presence:
            return
                "\(name), which weighs \(HumanFormat.decimal(leaf.upper.weight, digits: 4)), occurs only in \(part.difference > 0 ? names.upper : names.lower)"
        case .matching:
            let (counts, fails) = part.difference > 0 ? (names.upper, names.lower) : (names.lower, names.upper)
            return "\(name) occurs in both and counts only in \(counts): the part of the query around it does not match \(fails)"
        case .frequency:
            return "\(name) occurs \(HumanFormat.count(Int(leaf.upper.freq), "time")) in \(names.upper) and "
                + "\(HumanFormat.count(Int(leaf.lower.freq), "time")) in \(names.lower)"
        case .length, .proximity:
            let (short, long) = part.difference > 0 ? (names.upper, names.lower) : (names.lower, names.upper)
            return "\(short) is shorter than \(long), so that \(name) weighs more in it"
        }
    }

    private static func part(_ leaf: LeafExplanation) -> String {
        "f = \(HumanFormat.count(Int(leaf.freq)))  \(HumanFormat.decimal(leaf.contribution, digits: 4))"
    }

    private static func signed(_ value: Double) -> String {
        HumanFormat.summand(value, digits: 4)
    }
}
