import LedeModules

/// An explanation for programs.
///
///     {"model", its parameters by their letters[, "bm25"], "N", "C", "D", "avgdl"[, "K"]
///      [, "fields":[{"field","weight","b","length","average"}]],
///      "leaves":[{"text","field","f","n","weight","contribution"[,"F"][,"boost"][,"fields"]}][, "q", "length"]
///      [, "proximity":{"distance","bonus"}], "algorithm"}
struct ExplanationJSON {
    let value: JSONValue

    init(_ explanation: Explanation) {
        let leaves = explanation.leaves.map { leaf -> JSONValue in
            var fields: [(name: String, value: JSONValue)] = [
                ("text", .string(leaf.text)), ("field", JSONValue(leaf.field?.name)), ("f", .integer(Int(leaf.freq))),
                ("n", .array(leaf.docFreqs.map { .integer($0) })), ("weight", .number(leaf.weight)),
                ("contribution", .number(leaf.contribution)),
            ]
            if leaf.collectionFreq > 0 { fields.append(("F", .integer(leaf.collectionFreq))) }
            if leaf.boost != 1 { fields.append(("boost", .number(leaf.boost))) }
            if !leaf.fieldFreqs.isEmpty {
                fields.append(("fields", .array(leaf.fieldFreqs.map { .integer(Int($0)) })))
            }
            return .object(fields)
        }
        var fields: [(name: String, value: JSONValue)] = [("model", .string(explanation.ranking.model.name))]
        fields += Self.parameters(explanation.ranking.model).map { ($0.name, .number($0.value)) }
        if let formula = explanation.ranking.model.formula { fields.append(("bm25", .string(formula.variant.rawValue))) }
        fields += [
            ("N", .integer(explanation.documentCount)), ("C", .integer(explanation.tokenCount)), ("D", .integer(Int(explanation.length))),
            ("avgdl", .number(explanation.averageLength)),
        ]
        if let saturation = explanation.saturation { fields.append(("K", .number(saturation))) }
        if !explanation.fields.isEmpty {
            fields.append(
                (
                    "fields",
                    .array(
                        explanation.fields.map {
                            .object([
                                ("field", .string($0.field.name)), ("weight", .number($0.weight)), ("b", $0.b.map { .number($0) } ?? .null),
                                ("length", .integer(Int($0.length))), ("average", .number($0.averageLength)),
                            ])
                        })
                ))
        }
        fields.append(("leaves", .array(leaves)))
        if explanation.lengthTerm != 0 {
            fields += [("q", .number(explanation.queryLength)), ("length", .number(explanation.lengthTerm))]
        }
        if let proximity = explanation.proximity {
            fields.append(("proximity", .object([("distance", .integer(Int(proximity.distance))), ("bonus", .number(proximity.bonus))])))
        }
        fields.append(("algorithm", .string(explanation.algorithm.rawValue)))
        value = .object(fields)
    }

    /// A model's parameters by their letters.
    private static func parameters(_ model: RankingModel) -> [(name: String, value: Double)] {
        switch model {
        case .bm25, .weightedFields, .ingredients: model.ingredients.map { [("k1", $0.k1), ("b", $0.b)] } ?? []
        case .dirichlet(let model): [("mu", model.mu)]
        case .jelinekMercer(let model): [("lambda", model.lambda)]
        case .pl2(let model): [("c", model.c)]
        case .dph, .tfidf: []
        }
    }
}
