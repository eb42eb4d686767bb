import LedeModules

/// The line under an answer: what was found, what of it is shown, and how long it took.
///
///     6 matches, 2 shown · 3.1 ms
///     6 matches, 2 shown · 3.1 ms: ranking 0.07 ms, passages 2.9 ms
struct ClosingLine {
    let text: StyledText

    /// - Parameters:
    ///   - waited: from the query to the answer.
    ///   - parts: whether to say where it went.
    ///   - canGoOn: whether `.next` can be typed for more results.
    init(_ answer: SearchAnswer, waited: Duration, parts: Bool, canGoOn: Bool = false) {
        let matches =
            answer.isPartial
            ? HumanFormat.count(answer.matchCount, "partial match", "partial matches")
            : HumanFormat.count(answer.matchCount, "match", "matches")
        let duplicates = answer.hits.reduce(0) { $0 + $1.duplicates.count }
        let alike = duplicates > 0 ? " and \(HumanFormat.count(duplicates, "near-duplicate")) of theirs" : ""
        let shown = answer.hits.count < answer.matchCount ? ", \(HumanFormat.count(answer.hits.count)) shown\(alike)" : ""
        var line = (answer.matchCount == 0 ? "no matches" : matches + shown) + " · \(HumanFormat.duration(waited))"
        if parts {
            let suggestions = answer.suggestions == nil ? [] : [("suggestions", answer.times.suggestions)]
            let times = [("ranking", answer.times.ranking), ("passages", answer.times.passages)] + suggestions
            line += ": " + times.map { "\($0.0) \(HumanFormat.duration($0.1))" }.joined(separator: ", ")
        }
        if canGoOn, answer.cursor != nil { line += " · .next for more" }
        text = StyledText(line, .faint)
    }
}

extension SearchAnswer {
    /// The heading above partial matches.
    static let partialHeading = "No article has all the words; the best partial matches:"
}
