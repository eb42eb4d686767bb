import LedeModules

/// Prints an answer for programs: one object a line, every key always there except those in brackets.
///
///     {"rank", "score", "index", "id", "title", "date", "author", "url", "path", "fields": {NAME: VALUE | [VALUE]}, "snippet",
///      "highlights", "charHighlights",
///      "fragments":[{"text", "start", "end", "charStart", "charEnd", "highlights", "charHighlights"}],
///      "matches":[{"field", "start", "end", "charStart", "charEnd", "text"}], "matchCount"[, "displayTitle"][, "duplicates"]
///      [, "explanation"][, "cursor"]}
///     {"countBy", "counts": [{"value", "count"}], "missing"}                  for each --count-by, after the results
///     {"queryNumber", "query", "error", "column"}                             instead of results for a piped query that is
///                                                                             not one; the column counts from 1
///     {"summary": {…}}                                                        last; `SearchSummaryJSON`
///
/// `highlights` are `[start, end]` pairs of bytes of the UTF-8 of the text beside them, `charHighlights` the same in Unicode scalars;
/// `snippet` and `matchCount` are null if the index does not store the text. Of fragments and matches `start` and `end` are bytes of the
/// stored text of the body, or of the match's field, `charStart` and `charEnd` the same places in Unicode scalars. `matches` has at most
/// `SearchAnswer.mostMatches` of the `matchCount` that there are. `displayTitle` is what results show for a missing title. `duplicates` are
/// the ids of near-duplicates, if there are any; `cursor` is the last result's, if there is a page after it. What people should know also
/// goes to standard error.
struct SearchJSONPrinter {
    private let output: StandardOutput
    private let messages: StandardOutput

    private let indexNames: [String]
    /// What is printed of each result; nil for everything.
    private let chosen: [ListingField]?

    /// - Parameters:
    ///   - indexNames: those of the searched indexes, in their order.
    ///   - chosen: what is printed of each result; nil for all but the text.
    init(indexNames: [String], chosen: [ListingField]? = nil, output: StandardOutput = .shared, messages: StandardOutput = .standardError) {
        self.indexNames = indexNames
        self.chosen = chosen
        self.output = output
        self.messages = messages
    }

    /// - Parameters:
    ///   - summary: is in the last line.
    ///   - hints: what may be wrong with the query.
    ///   - query: of several, the one answered; then every object begins with `"queryNumber"` and `"query"`.
    func print(_ answer: SearchAnswer, summary: SearchSummaryJSON, hints: [StyledText] = [], of query: (number: Int, text: String)? = nil) {
        for hint in hints { messages.writeLine(hint.plain) }
        if answer.isPartial { messages.writeLine(SearchAnswer.partialHeading) }
        let first =
            query.map { [(name: "queryNumber", value: JSONValue.integer($0.number)), (name: "query", value: .string($0.text))] } ?? []
        for (index, hit) in answer.hits.enumerated() {
            let cursor = index == answer.hits.count - 1 ? answer.cursor : nil
            output.writeLine(JSONValue.object(first + fields(hit, storesText: answer.storesText, cursor: cursor)).line)
        }
        for counts in answer.counts { output.writeLine(JSONValue.object(first + fields(counts)).line) }
        output.writeLine(JSONValue.object(first + [("summary", summary.value)]).line)
    }

    /// - Parameter query: the one of several that is wrong.
    func print(_ error: QuerySyntaxError, of query: (number: Int, text: String)) {
        let fields: Fields = [
            ("queryNumber", .integer(query.number)), ("query", .string(query.text)), ("error", .string(error.message)),
            ("column", .integer(error.column)),
        ]
        output.writeLine(JSONValue.object(fields).line)
    }

    typealias Fields = [(name: String, value: JSONValue)]

    private func fields(_ counts: ValueCounts) -> Fields {
        [
            ("countBy", .string(counts.key.name)),
            ("counts", .array(counts.entries.map { .object([("value", .string($0.value)), ("count", .integer($0.count))]) })),
            ("missing", .integer(counts.missingCount)),
        ]
    }

    /// What is printed of a result.
    func fields(_ hit: SearchAnswer.Hit, storesText: Bool, cursor: SearchCursor? = nil) -> Fields {
        var fields: Fields = [
            ("rank", .integer(hit.rank)), ("score", .number(hit.score)), ("index", .string(indexNames[hit.indexNumber])),
            ("id", .string(hit.article.id)),
            ("title", hit.article.title.isEmpty ? .null : .string(hit.article.title)), ("date", JSONValue(hit.article.date)),
            ("author", JSONValue(hit.article.author)), ("url", JSONValue(hit.article.url)), ("path", JSONValue(hit.article.path)),
            ("fields", .object(KeptField.all(of: hit.article).map { ($0.name, $0.json) })),
            ("snippet", storesText ? .string(hit.snippet.text) : .null),
            ("highlights", Self.pairs(hit.snippet.highlights)), ("charHighlights", Self.pairs(hit.snippet.characterHighlights)),
            ("fragments", .array(hit.highlights.fragments.map { object($0) })),
            ("matches", .array(hit.highlights.matches.map { object($0) })),
            ("matchCount", storesText ? .integer(hit.highlights.matchCount) : .null),
        ]
        if hit.article.title.isEmpty { fields.append(("displayTitle", .string(hit.article.displayTitle))) }
        if let chosen { choose(chosen, of: hit.article, from: &fields) }
        if !hit.duplicates.isEmpty { fields.append(("duplicates", .array(hit.duplicates.map { .string($0) }))) }
        if let explanation = hit.explanation { fields.append(("explanation", ExplanationJSON(explanation).value)) }
        if let cursor { fields.append(("cursor", .string(cursor.token))) }
        return fields
    }

    /// Leaves those of `fields` that are chosen, in their order, and adds the text if it is.
    private func choose(_ chosen: [ListingField], of article: Article, from fields: inout Fields) {
        let kept = KeptField.all(of: article).filter { chosen.contains(.kept($0.name)) }
        let names = Set(chosen.compactMap { if case .own(let own) = $0 { own.rawValue } else { nil } })
        let hasKept = chosen.contains { if case .kept = $0 { true } else { false } }
        fields = fields.filter { names.contains($0.name) || hasKept && $0.name == "fields" }
        if hasKept, let place = fields.firstIndex(where: { $0.name == "fields" }) {
            fields[place].value = .object(kept.map { ($0.name, $0.json) })
        }
        if names.contains("text") { fields.append(("text", .string(article.body))) }
    }

    private static func pairs(_ ranges: [Range<Int>]) -> JSONValue {
        .array(ranges.map { .array([.integer($0.lowerBound), .integer($0.upperBound)]) })
    }

    private func object(_ fragment: Fragment) -> JSONValue {
        .object(
            [("text", .string(fragment.snippet.text))] + fragment.range.fields + [
                ("highlights", Self.pairs(fragment.snippet.highlights)),
                ("charHighlights", Self.pairs(fragment.snippet.characterHighlights)),
            ])
    }

    private func object(_ match: FieldMatch) -> JSONValue {
        .object([("field", .string(match.field.name))] + match.range.fields + [("text", .string(match.text))])
    }
}
