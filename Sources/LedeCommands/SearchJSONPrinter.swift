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
            .object([
                ("text", .string(leaf.text)), ("field", JSONValue(leaf.field?.name)), ("f", .integer(Int(leaf.freq))),
                ("n", .array(leaf.docFreqs.map { .integer($0) })), ("weight", .number(leaf.weight)),
                ("contribution", .number(leaf.contribution)),
            ])
        }
        return .object([
            ("bm25", .string(explanation.formula.variant.rawValue)), ("k1", .number(explanation.formula.k1)),
            ("b", .number(explanation.formula.b)), ("N", .integer(explanation.documentCount)),
            ("D", .integer(Int(explanation.length))), ("avgdl", .number(explanation.averageLength)),
            ("K", .number(explanation.saturation)), ("leaves", .array(leaves)),
            ("algorithm", .string(explanation.algorithm.rawValue)),
        ])
    }
}
