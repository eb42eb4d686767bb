import LedeModules

/// Why an article has another rank under another backend, for programs.
///
///     {"type":"attribution","query","id","baseline","backend","from":{"rank","score"}, "to":{"rank","score"}, "gain",
///      "parts":[{"cause","detail","gain","score"}]}
///
/// `gain` is the number of ranks won (negative: lost); the parts' gains sum to it. If the article is not in the answer, its score is null,
/// and its rank one after the last.
struct AttributionJSON {
    let value: JSONValue

    init(_ attribution: RankAttribution, query: String, names: (from: String, to: String)) {
        func place(_ place: RankPlace) -> JSONValue {
            .object([("rank", .integer(place.rank)), ("score", place.score.map { .number($0) } ?? .null)])
        }
        value = .object([
            ("type", .string("attribution")), ("query", .string(query)), ("id", .string(attribution.articleID)),
            ("baseline", .string(names.from)),
            ("backend", .string(names.to)), ("from", place(attribution.from)), ("to", place(attribution.to)),
            ("gain", .integer(attribution.gain)),
            (
                "parts",
                .array(
                    attribution.parts.map { part in
                        .object([
                            ("cause", .string(part.cause.rawValue)), ("detail", JSONValue(part.detail)), ("gain", .integer(part.gain)),
                            ("score", part.score.map { .number($0) } ?? .null),
                        ])
                    })
            ),
        ])
    }
}
