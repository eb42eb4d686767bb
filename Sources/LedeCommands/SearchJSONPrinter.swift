import Lede

/// Prints an answer for programs: one object a line, every key always there.
///
///     {"rank", "score", "id", "title", "date", "author", "path", "snippet", "highlights"[, "duplicates"][, "explanation"][, "cursor"]}
///     {"countBy", "counts": [{"value", "count"}], "missing"}                  for each --count-by, behind the results
///
/// `duplicates` are the ids of near-duplicates, where there are any; `cursor` is the last result's, where there is a page behind it.
/// `highlights` are `[start, end]` pairs of bytes of the snippet's UTF-8; `snippet` is null where the index does not store the text. What is no result goes to standard error.
struct SearchJSONPrinter {
    private let output: StandardOutput
    private let messages: StandardOutput

    init(output: StandardOutput = .shared, messages: StandardOutput = .standardError) {
        self.output = output
        self.messages = messages
    }

    func print(_ answer: SearchAnswer) {
        if answer.isPartial { messages.writeLine(SearchAnswer.partialHeading) }
        for (index, hit) in answer.hits.enumerated() {
            let cursor = index == answer.hits.count - 1 ? answer.cursor : nil
            output.writeLine(object(hit, storesText: answer.storesText, cursor: cursor).line)
        }
        for counts in answer.counts { output.writeLine(object(counts).line) }
    }

    private func object(_ counts: ValueCounts) -> JSONValue {
        .object([
            ("countBy", .string(counts.key.name)),
            ("counts", .array(counts.entries.map { .object([("value", .string($0.value)), ("count", .integer($0.count))]) })),
            ("missing", .integer(counts.missingCount)),
        ])
    }

    private func object(_ hit: SearchAnswer.Hit, storesText: Bool, cursor: SearchCursor?) -> JSONValue {
        var fields: [(name: String, value: JSONValue)] = [
            ("rank", .integer(hit.rank)), ("score", .number(hit.score)), ("id", .string(hit.article.id)),
            ("title", hit.article.title.isEmpty ? .null : .string(hit.article.title)), ("date", JSONValue(hit.article.date)),
            ("author", JSONValue(hit.article.author)), ("path", JSONValue(hit.article.path)),
            ("snippet", storesText ? .string(hit.snippet.text) : .null),
            ("highlights", .array(hit.snippet.highlights.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })),
        ]
        if !hit.duplicates.isEmpty { fields.append(("duplicates", .array(hit.duplicates.map { .string($0) }))) }
        if let explanation = hit.explanation { fields.append(("explanation", object(explanation))) }
        if let cursor { fields.append(("cursor", .string(cursor.token))) }
        return .object(fields)
    }

    private func object(_ explanation: Explanation) -> JSONValue {
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
        fields += parameters(explanation.ranking.model).map { ($0.name, .number($0.value)) }
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
        return .object(fields)
    }

    /// A model's parameters by their letters.
    private func parameters(_ model: RankingModel) -> [(name: String, value: Double)] {
        switch model {
        case .bm25(let formula), .weightedFields(let formula, _): [("k1", formula.k1), ("b", formula.b)]
        case .dirichlet(let model): [("mu", model.mu)]
        case .jelinekMercer(let model): [("lambda", model.lambda)]
        case .pl2(let model): [("c", model.c)]
        case .dph, .tfidf: []
        }
    }
}
