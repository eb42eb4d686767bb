import LedeModules

/// Prints an evaluation for programs, one object a run, the baseline's first:
///
///     {"run","file","measures":{NAME:VALUE},
///      "queries":{"judged","evaluated","missing","without_judgments","missing_count_as_zero","values":{QUERY:{NAME:VALUE}}},
///      "results":{"retrieved","unjudged","top","top_retrieved","top_unjudged"},
///      "ties":{"queries","documents","largest","measures":{NAME:{"lowest","expected","highest"}}},
///      "against":{"run","family","seed","measure":NAME,"measures":{NAME:{"queries","difference","interval":[LOW,HIGH],
///          "p","p_holm","method","trials","t","p_t","effect_size","wins","ties","losses","deciding":[QUERY],"verdict"}}},
///      "pairs":[as "against", of each run between],
///      "notes":[TEXT],
///      "agreement":{"run","queries","depth","overlap","jaccard","rbo","rbo_residual","kendall_tau","tau_ap","score_correlation"}}
///
/// `measure` is the one that decides, `verdict` a `DifferenceVerdict`. `values` are there with --per-query, `ties` with --ties, `pairs`
/// with --all-pairs, `against` and `agreement` in all but the baseline's. `measures` is null if no query was evaluated; without
/// judgments there are only `run`, `file`, `notes` and `agreement`.
struct EvaluationJSONPrinter {
    let runs: [EvaluatedRun]
    let seed: Int
    let isComplete: Bool
    let isPerQuery: Bool
    let showsTies: Bool
    /// The measure that decides.
    let primary: String?
    var output: StandardOutput = .shared

    func print(_ report: EvaluationReport) {
        for (index, run) in runs.enumerated() {
            var fields: [(name: String, value: JSONValue)] = [("run", .string(run.name)), ("file", .string(run.file))]
            if let effectiveness = report.effectiveness?[index] {
                fields.append(("measures", effectiveness.overall.map { values($0, effectiveness.measureNames) } ?? .null))
                fields.append(("queries", queries(effectiveness)))
                fields.append(("results", results(effectiveness.coverage)))
            }
            if showsTies, let ties = report.ties?[index] { fields.append(("ties", self.ties(ties))) }
            let notes = RunNotes(run, effectiveness: report.effectiveness?[index], ties: report.ties?[index]).texts
            fields.append(("notes", .array(notes.map { .string($0) })))
            if index > 0 {
                if let significance = report.significance {
                    fields.append(("against", against(significance.comparisons[index - 1], against: 0, significance.familySize)))
                    // Every run is compared with those before it.
                    let pairs = significance.pairs.filter { $0.second == index && $0.first > 0 }
                    if !pairs.isEmpty {
                        fields.append(("pairs", .array(pairs.map { against($0.comparisons, against: $0.first, significance.familySize) })))
                    }
                }
                fields.append(("agreement", agreement(report.agreements[index - 1])))
            }
            output.writeLine(JSONValue.object(fields).line)
        }
    }

    private func values(_ values: [Double], _ names: [String]) -> JSONValue {
        .object(zip(names, values).map { (name: $0, value: .number($1)) })
    }

    private func queries(_ report: EffectivenessReport) -> JSONValue {
        var fields: [(name: String, value: JSONValue)] = [
            ("judged", .integer(report.judgedCount)), ("evaluated", .integer(report.queryIDs.count)),
            ("missing", .integer(report.missingCount)),
            ("without_judgments", .integer(report.unjudgedCount)), ("missing_count_as_zero", .bool(isComplete)),
        ]
        if isPerQuery {
            fields.append(
                ("values", .object(zip(report.queryIDs, report.values).map { (name: $0, value: values($1, report.measureNames)) })))
        }
        return .object(fields)
    }

    private func results(_ coverage: JudgmentCoverage) -> JSONValue {
        .object([
            ("retrieved", .integer(coverage.count)), ("unjudged", .integer(coverage.unjudgedCount)),
            ("top", .integer(JudgmentCoverage.topDepth)),
            ("top_retrieved", .integer(coverage.topCount)), ("top_unjudged", .integer(coverage.unjudgedTopCount)),
        ])
    }

    private func ties(_ report: TieReport) -> JSONValue {
        let measures = zip(report.measureNames, report.overall ?? []).compactMap { name, range in range.map { (name, $0) } }.map {
            name, range in
            (
                name: name,
                value: JSONValue.object([
                    ("lowest", .number(range.lowest)), ("expected", .number(range.expected)), ("highest", .number(range.highest)),
                ])
            )
        }
        return .object([
            ("queries", .integer(report.tiedQueryCount)), ("documents", .integer(report.tiedDocumentCount)),
            ("largest", .integer(report.largestGroup)), ("measures", .object(measures)),
        ])
    }

    private func against(_ comparisons: [MeasureComparison], against other: Int, _ familySize: Int) -> JSONValue {
        let measures = comparisons.map { comparison -> (name: String, value: JSONValue) in
            let differences = comparison.differences
            let interval = comparison.interval.map { JSONValue.array([.number($0.lower), .number($0.upper)]) } ?? .null
            let (method, trials): (JSONValue, JSONValue) =
                switch comparison.randomization?.method {
                case .exact: (.string("exact"), .null)
                case .sampled(let trials): (.string("sampled"), .integer(trials))
                case nil: (.null, .null)
                }
            return (
                name: comparison.measureName,
                value: .object([
                    ("queries", .integer(differences.count)), ("difference", number(differences.mean)), ("interval", interval),
                    ("p", number(comparison.randomization?.pValue)), ("p_holm", number(comparison.adjustedPValue)), ("method", method),
                    ("trials", trials), ("t", number(comparison.tTest?.statistic)), ("p_t", number(comparison.tTest?.pValue)),
                    ("effect_size", number(differences.effectSize)), ("wins", .integer(differences.winCount)),
                    ("ties", .integer(differences.tieCount)), ("losses", .integer(differences.lossCount)),
                    ("deciding", .array(differences.decidingQueryIDs.map { .string($0) })),
                    ("verdict", JSONValue(DifferenceVerdict(comparison, familySize: familySize)?.rawValue)),
                ])
            )
        }
        return .object([
            ("run", .string(runs[other].name)), ("family", .integer(familySize)), ("seed", .integer(seed)), ("measure", JSONValue(primary)),
            ("measures", .object(measures)),
        ])
    }

    private func agreement(_ agreement: RunAgreement) -> JSONValue {
        .object([
            ("run", .string(runs[0].name)), ("queries", .integer(agreement.queryCount)), ("depth", .integer(agreement.depth)),
            ("overlap", number(agreement.overlap)), ("jaccard", number(agreement.jaccard)), ("rbo", number(agreement.rankBiasedOverlap)),
            ("rbo_residual", number(agreement.residual)), ("kendall_tau", number(agreement.kendall.mean)),
            ("tau_ap", number(agreement.apCorrelation.mean)), ("score_correlation", number(agreement.scoreCorrelation.mean)),
        ])
    }

    private func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}
