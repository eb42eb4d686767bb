import LedeModules

/// Why an article has another rank under another backend, for people.
///
///     keeper-retires  The last keeper retires
///       rank 4 under lede, rank 1 under lede:b=0,k1=2: 3 up
///       score 1.7104 and 2.2731
///       k1               up 1  1.9523  1.2 → 2.0
///       b (length)       up 2  2.2731  0.75 → 0.0
///       together         up 3
///       most of it: b (length)
struct AttributionText {
    let attribution: RankAttribution
    /// A name for people; nil if the article has none or is not in the index.
    let title: String?
    let names: (from: String, to: String)

    func lines(columns: Int) -> [StyledText] {
        var heading = StyledText(attribution.articleID.sanitizedForTerminal(), .identifier)
        if let title { heading.append("  " + title.sanitizedForTerminal(), .heading) }
        var lines = [heading.truncated(to: columns)]
        let (from, to) = (names.from.sanitizedForTerminal(), names.to.sanitizedForTerminal())
        guard attribution.from.isListed || attribution.to.isListed else {
            return lines
                + StyledText("not found under \(from), nor under \(to); lede explain QUERY --why-not ID tells what it lacks").wrapped(
                    to: columns - 2
                ).map { StyledText("  ") + $0 }
        }
        let move = attribution.gain == 0 ? "the same" : Self.moved(attribution.gain)
        lines += StyledText("\(place(attribution.from)) under \(from), \(place(attribution.to)) under \(to): \(move)").wrapped(
            to: columns - 2
        ).map { StyledText("  ") + $0 }
        if let first = attribution.from.score, let second = attribution.to.score {
            lines.append(StyledText("  score \(HumanFormat.score(first)) and \(HumanFormat.score(second))", .faint))
        }
        guard !attribution.parts.isEmpty else {
            return lines + [StyledText("  The two rank by the same recipe.", .faint)]
        }
        var table = TextTable(alignment: .left)
        for part in attribution.parts {
            table.append([
                StyledText(part.cause.name), Self.styled(part.gain), StyledText(part.score.map(HumanFormat.score) ?? "–", .faint),
                StyledText(part.detail ?? "articles with equal scores", .faint),
            ])
        }
        table.append([StyledText("together", .heading), Self.styled(attribution.gain)])
        lines += table.lines(columns: columns - 2).map { StyledText("  ") + $0 }
        if let main = attribution.mainPart, attribution.parts.count(where: { $0.gain != 0 }) > 1 {
            lines.append(StyledText("  most of it: \(main.cause.name)"))
        }
        return lines
    }

    private func place(_ place: RankPlace) -> String { place.isListed ? "rank \(HumanFormat.count(place.rank))" : "not found" }

    /// `up 3`, `down 2`.
    static func moved(_ gain: Int) -> String {
        gain == 0 ? "–" : gain > 0 ? "up \(HumanFormat.count(gain))" : "down \(HumanFormat.count(-gain))"
    }

    private static func styled(_ gain: Int) -> StyledText { StyledText(moved(gain), gain == 0 ? .faint : gain > 0 ? .gain : .loss) }
}
