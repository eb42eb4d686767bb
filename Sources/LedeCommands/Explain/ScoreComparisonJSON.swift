import LedeModules

/// A comparison of two scores for programs; `ExplanationPrinter` shows the form.
struct ScoreComparisonJSON {
    let value: JSONValue

    init(_ comparison: ScoreComparison, ids: (upper: String, lower: String), ranks: (upper: Int?, lower: Int?)) {
        func side(_ explanation: Explanation, id: String, rank: Int?) -> JSONValue {
            .object([
                ("id", .string(id)), ("rank", rank.map { .integer($0) } ?? .null), ("score", .number(explanation.score)),
                ("length", .integer(Int(explanation.length))), ("lengthTerm", .number(explanation.lengthTerm)),
                (
                    "proximity",
                    explanation.proximity.map { .object([("distance", .integer(Int($0.distance))), ("bonus", .number($0.bonus))]) } ?? .null
                ),
            ])
        }
        func part(_ leaf: LeafExplanation) -> JSONValue {
            .object([("f", .integer(Int(leaf.freq))), ("contribution", .number(leaf.contribution))])
        }
        let leaves = comparison.leaves.map { leaf -> JSONValue in
            .object([
                ("text", .string(leaf.upper.text)), ("field", JSONValue(leaf.upper.field?.name)), ("weight", .number(leaf.upper.weight)),
                ("boost", .number(leaf.upper.boost)), ("upper", part(leaf.upper)), ("lower", part(leaf.lower)),
                ("difference", .number(leaf.difference)), ("byPresence", .number(leaf.byPresence)),
                ("byMatching", .number(leaf.byMatching)), ("byFrequency", .number(leaf.byFrequency)), ("byLength", .number(leaf.byLength)),
            ])
        }
        let deciding = comparison.deciding.map { part in
            JSONValue.object([
                ("text", JSONValue(part.leaf.map { comparison.leaves[$0].upper.text })), ("cause", .string(part.cause.rawValue)),
                ("difference", .number(part.difference)),
            ])
        }
        value = .object([
            ("type", .string("comparison")), ("upper", side(comparison.upper, id: ids.upper, rank: ranks.upper)),
            ("lower", side(comparison.lower, id: ids.lower, rank: ranks.lower)), ("difference", .number(comparison.difference)),
            ("leaves", .array(leaves)), ("byLength", .number(comparison.byLength)), ("byProximity", .number(comparison.byProximity)),
            ("byRounding", .number(comparison.byRounding)), ("deciding", deciding ?? .null),
        ])
    }
}
