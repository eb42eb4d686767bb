import LedeModules

/// What must be known about a run to judge its figures: where the order of equal scores decides, and where its rank column disagrees with
/// its scores.
struct RunNotes {
    let texts: [String]

    /// Queries named.
    private static let namedQueries = 4

    /// - Parameter ties: nil if they are shown in full anyway.
    init(_ run: EvaluatedRun, effectiveness: EffectivenessReport?, ties: TieReport?) {
        texts = [effectiveness.flatMap { found in ties.flatMap { Self.ties($0, found) } }, Self.ranks(run.run)].compactMap { $0 }
    }

    /// The measure that the order of ties moves most, if that shows.
    private static func ties(_ ties: TieReport, _ effectiveness: EffectivenessReport) -> String? {
        guard let ranges = ties.overall, let values = effectiveness.overall else { return nil }
        let felt = ranges.indices.compactMap { index -> (name: String, range: TieRange, value: Double)? in
            guard effectiveness.aggregations[index] == .mean, let range = ranges[index], range.spread >= TieText.shownDifference
            else { return nil }
            return (ties.measureNames[index], range, values[index])
        }
        guard let most = felt.max(by: { $0.range.spread < $1.range.spread }) else { return nil }
        let figures = [most.range.lowest, most.range.highest, most.value].map { HumanFormat.decimal($0, digits: 4) }
        return
            "the order of \(HumanFormat.count(ties.tiedDocumentCount)) documents with equal scores in \(HumanFormat.count(ties.tiedQueryCount, "query", "queries")) "
            + "decides: \(most.name) could be from \(figures[0]) to \(figures[1]) and is \(figures[2]), with ties by docno descending whatever the rank column says, as in trec_eval"
            + (felt.count > 1 ? "; \(HumanFormat.count(felt.count - 1, "other measure")) as well" : "") + "; --ties shows more"
    }

    private static func ranks(_ run: Run) -> String? {
        let queries = run.contradictedQueryIDs
        guard !queries.isEmpty else { return nil }
        let more = queries.count - namedQueries
        let names = queries.prefix(namedQueries).joined(separator: ", ") + (more > 0 ? " and \(HumanFormat.count(more)) more" : "")
        return
            "the rank column contradicts the scores in \(HumanFormat.count(queries.count, "query", "queries")) (\(names)); the scores count, as in trec_eval"
    }

    /// The same of a run that takes part in a comparison.
    static func ranks(ofQueries queries: [String], in name: String) -> QueryNote? {
        queries.isEmpty
            ? nil
            : QueryNote(text: "\(name): the rank column contradicts the scores; the scores count, as in trec_eval", queries: queries)
    }
}
