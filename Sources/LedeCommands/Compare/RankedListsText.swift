import Lede

/// The lists of two backends for one query, side by side, each article of the right one with its move in rank.
struct RankedListsText {
    /// A name for people: the article's title, or its id where it has none.
    let title: (String) -> String
    let baseline: BackendSpec
    let other: BackendSpec

    private static let gap = "   "
    /// Narrower columns would show no title: then the lists stand one below the other.
    private static let narrowest = 34

    /// The lines, none wider than `columns`.
    func lines(_ comparison: QueryComparison, other: Int, columns: Int) -> [StyledText] {
        let (first, compared) = (comparison.answers[0], comparison.answers[other])
        let moves = comparison.agreements[other - 1].moves
        let kept = Set(compared.articles.map(\.id))
        let half = (columns - Self.gap.count) / 2
        let isSideBySide = half >= Self.narrowest
        let width = isSideBySide ? half : columns
        let left =
            [heading(baseline, first)]
            + first.articles.enumerated().map { index, article in
                row(index, article, kept.contains(article.id) ? nil : ("out", .loss))
            }
        let right =
            [heading(self.other, compared)]
            + compared.articles.enumerated().map { index, article in
                row(index, article, Self.text(moves[index]))
            }
        guard isSideBySide else { return (left + [StyledText()] + right).map { $0.truncated(to: width) } }
        return (0..<max(left.count, right.count)).map { index in
            let first = index < left.count ? left[index].truncated(to: width) : StyledText()
            guard index < right.count else { return first }
            return first.padded(to: width) + StyledText(Self.gap) + right[index].truncated(to: width)
        }
    }

    private func heading(_ spec: BackendSpec, _ answer: BackendAnswer) -> StyledText {
        StyledText(spec.name.sanitizedForTerminal(), .heading)
            + StyledText("  \(answer.matchCount.map { HumanFormat.count($0, "match", "matches") } ?? "listed")  \(spec.summary)", .faint)
    }

    private func row(_ index: Int, _ article: RankedArticle, _ mark: (text: String, style: TextStyle)?) -> StyledText {
        var line = StyledText(String(index + 1).padded(to: 3, alignment: .right) + "  ", .faint)
        line.append((mark?.text ?? "").padded(to: 4), mark?.style ?? .plain)
        line.append(HumanFormat.score(article.score).padded(to: 8, alignment: .right) + "  ", .faint)
        line.append(title(article.id).sanitizedForTerminal())
        return line
    }

    private static func text(_ move: RankMove) -> (text: String, style: TextStyle) {
        switch move {
        case .same: ("=", .faint)
        case .up(let ranks): ("↑\(ranks)", .gain)
        case .down(let ranks): ("↓\(ranks)", .loss)
        case .new: ("new", .warning)
        }
    }
}
