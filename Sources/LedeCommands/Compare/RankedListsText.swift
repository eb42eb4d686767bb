import LedeModules

/// The lists of two backends for one query, side by side, each article of the right one with its move in rank.
struct RankedListsText {
    let query: ComparisonReport.Query
    /// Those of the report.
    let backends: [ComparisonReport.Backend]

    private static let gap = "   "
    /// Narrower columns would show no title: then the lists are one below the other.
    private static let narrowest = 34

    /// The baseline's list and that of backend `other`, no line wider than `columns`.
    func lines(_ other: Int, columns: Int) -> [StyledText] {
        let (first, second) = (query.answers[0], query.answers[other])
        let kept = Set(second.ids)
        let half = (columns - Self.gap.count) / 2
        let isSideBySide = half >= Self.narrowest
        let width = isSideBySide ? half : columns
        let left = [heading(0)] + first.articles.map { Self.row($0, kept.contains($0.id) ? nil : ("out", .loss)) }
        let right = [heading(other)] + second.articles.map { Self.row($0, Self.mark($0.move)) }
        guard isSideBySide else { return (left + [StyledText()] + right).map { $0.truncated(to: width) } }
        return (0..<max(left.count, right.count)).map { index in
            let first = index < left.count ? left[index].truncated(to: width) : StyledText()
            guard index < right.count else { return first }
            return first.padded(to: width) + StyledText(Self.gap) + right[index].truncated(to: width)
        }
    }

    private func heading(_ index: Int) -> StyledText {
        let count = query.answers[index].matchCount.map { HumanFormat.count($0, "match", "matches") } ?? "listed"
        return StyledText(backends[index].name.sanitizedForTerminal(), .heading)
            + StyledText("  \(count)  \(backends[index].summary)", .faint)
    }

    private static func row(_ article: ComparisonReport.ListedArticle, _ mark: (text: String, style: TextStyle)?) -> StyledText {
        var line = StyledText(String(article.rank).padded(to: 3, alignment: .right) + "  ", .faint)
        line.append((mark?.text ?? "").padded(to: 4), mark?.style ?? .plain)
        line.append(HumanFormat.score(article.score).padded(to: 8, alignment: .right) + "  ", .faint)
        line.append(article.shownTitle.sanitizedForTerminal())
        return line
    }

    private static func mark(_ move: Int?) -> (text: String, style: TextStyle) {
        switch move {
        case nil: ("new", .warning)
        case 0?: ("=", .faint)
        case let ranks? where ranks > 0: ("↑\(ranks)", .gain)
        case let ranks?: ("↓\(-ranks)", .loss)
        }
    }
}

extension ComparisonReport.ListedArticle {
    /// A name for people: the title, else how the article begins, else its id.
    var shownTitle: String { title ?? beginning ?? id }
}
