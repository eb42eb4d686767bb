import LedeModules

/// Prints for programs what tuning chose, one object:
///
///     {"type":"tuning","measure","verdict":"gain"|"no-gain"|"loss"|"too-few-queries","baseline":{"name","summary"},"seed",
///      "query_syntax":"words"|"plain"|"fts5","notes":[{"text","queries":[QUERY]}],
///      "search":{"bm25","k1":[NUMBER],"b":[NUMBER],"title_weights":[NUMBER|null],"settings","tried","most"},
///      "queries":{"judged","not_asked","without_judgments","without_relevant","unanswered",
///                 "values":{QUERY:{"fold","baseline","held_out","difference"}}},
///      "means":{"baseline","held_out","training","optimism"},
///      "difference":{"mean","interval":[LOW,HIGH],"p","method","trials","effect_size","wins","ties","losses","deciding":[QUERY]},
///      "folds":[{"setting":SETTING,"queries":[QUERY],"training","held_out","baseline"}],
///      "recommended":{"setting":SETTING,"mean","is_baseline","open_ends":[NAME]}}
///
///     SETTING: {"k1","b","title_weight","options","spec"}
///
/// `values` are there with --per-query; folds count from 0. A title weight of null means for articles as a whole.
struct TuningJSONPrinter {
    let spec: BackendSpec
    let syntax: QuerySyntax
    let notes: [QueryNote]
    let isPerQuery: Bool
    var output: StandardOutput = .shared

    func print(_ report: TuningReport) {
        let fields: [(name: String, value: JSONValue)] = [
            ("type", .string("tuning")), ("measure", .string(report.measureName)), ("verdict", .string(report.verdict.rawValue)),
            ("baseline", .object([("name", .string(report.baselineName)), ("summary", .string(spec.summary))])),
            ("seed", .integer(Int(clamping: report.seed))),
            ("query_syntax", .string(syntax.rawValue)),
            ("notes", .array(notes.map { .object([("text", .string($0.text)), ("queries", .array($0.queries.map { .string($0) }))]) })),
            ("search", search(report)), ("queries", queries(report)),
            (
                "means",
                .object([
                    ("baseline", .number(report.baselineMean)), ("held_out", .number(report.heldOutMean)),
                    ("training", .number(report.trainingMean)),
                    ("optimism", .number(report.optimism)),
                ])
            ),
            ("difference", difference(report)), ("folds", .array(report.folds.map(fold))),
            (
                "recommended",
                .object([
                    ("setting", setting(report.recommended)), ("mean", .number(report.recommendedMean)),
                    ("is_baseline", .bool(report.isRecommendedBaseline)),
                    ("open_ends", .array(report.openEnds.map { .string($0.rawValue) })),
                ])
            ),
        ]
        output.writeLine(JSONValue.object(fields).line)
    }

    private func search(_ report: TuningReport) -> JSONValue {
        .object([
            ("bm25", .string(report.grid.variant.rawValue)), ("k1", .array(report.grid.k1.map { .number($0) })),
            ("b", .array(report.grid.b.map { .number($0) })), ("title_weights", .array(report.grid.titleWeights.map(number))),
            ("settings", .integer(report.grid.count)), ("tried", .integer(report.settingCount)),
            ("most", .integer(report.largestSettingCount)),
        ])
    }

    private func queries(_ report: TuningReport) -> JSONValue {
        var fields: [(name: String, value: JSONValue)] = [
            ("judged", .integer(report.queryIDs.count)), ("not_asked", .integer(report.notAskedCount)),
            ("without_judgments", .integer(report.unjudgedCount)),
            ("without_relevant", .integer(report.hopelessCount)), ("unanswered", .integer(report.unansweredCount)),
        ]
        if isPerQuery {
            let values = report.queryIDs.indices.map { query in
                (
                    name: report.queryIDs[query],
                    value: JSONValue.object([
                        ("fold", .integer(report.queryFolds[query])), ("baseline", .number(report.baselineValues[query])),
                        ("held_out", .number(report.heldOutValues[query])), ("difference", .number(report.differences.values[query])),
                    ])
                )
            }
            fields.append(("values", .object(values)))
        }
        return .object(fields)
    }

    private func difference(_ report: TuningReport) -> JSONValue {
        let differences = report.differences
        let (method, trials): (JSONValue, JSONValue) =
            switch report.randomization?.method {
            case .exact: (.string("exact"), .null)
            case .sampled(let trials): (.string("sampled"), .integer(trials))
            case nil: (.null, .null)
            }
        return .object([
            ("mean", number(differences.mean)),
            ("interval", report.interval.map { .array([.number($0.lower), .number($0.upper)]) } ?? .null),
            ("p", number(report.randomization?.pValue)), ("method", method), ("trials", trials),
            ("effect_size", number(differences.effectSize)),
            ("wins", .integer(differences.winCount)), ("ties", .integer(differences.tieCount)), ("losses", .integer(differences.lossCount)),
            ("deciding", .array(differences.decidingQueryIDs.map { .string($0) })),
        ])
    }

    private func fold(_ fold: TuningFold) -> JSONValue {
        .object([
            ("setting", setting(fold.setting)), ("queries", .array(fold.queryIDs.map { .string($0) })),
            ("training", .number(fold.trainingMean)),
            ("held_out", .number(fold.heldOutMean)), ("baseline", .number(fold.baselineMean)),
        ])
    }

    private func setting(_ setting: TuningSetting) -> JSONValue {
        .object([
            ("k1", .number(setting.k1)), ("b", .number(setting.b)), ("title_weight", number(setting.titleWeight)),
            ("options", .string(setting.options)),
            ("spec", .string(setting.spec)),
        ])
    }

    private func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
}
