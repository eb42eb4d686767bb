import LedeModules

/// Why an article matches or not, for programs; `ExplanationPrinter` shows the form.
struct MatchExplanationJSON {
    let value: JSONValue

    init(_ match: MatchExplanation, id: String, score: Explanation?) {
        let standing = match.standing
        func number(_ value: Int?) -> JSONValue { value.map { .integer($0) } ?? .null }
        var fields: [(name: String, value: JSONValue)] = [
            ("type", .string("match")), ("id", .string(id)), ("matches", .bool(match.isMatch)), ("rank", number(standing?.rank)),
            ("score", standing.map { .number($0.score) } ?? .null), ("matchCount", number(standing?.matchCount)),
            ("limit", number(standing?.limit)), ("threshold", standing?.threshold.map { .number($0) } ?? .null),
            ("clause", Self.object(match.clause)),
        ]
        if let score { fields.append(("explanation", ExplanationJSON(score).value)) }
        value = .object(fields)
    }

    private static func object(_ clause: ClauseExplanation) -> JSONValue {
        var fields: [(name: String, value: JSONValue)] = []
        switch clause.kind {
        case .leaf(let leaf): fields = [("kind", .string("leaf")), ("text", .string(leaf.text)), ("field", JSONValue(leaf.field?.name))]
        case .all: fields = [("kind", .string("all"))]
        case .any: fields = [("kind", .string("any"))]
        case .near(let distance): fields = [("kind", .string("near")), ("within", .integer(distance))]
        case .without: fields = [("kind", .string("without"))]
        case .nothing: fields = [("kind", .string("nothing"))]
        }
        fields.append(("matches", .bool(clause.matches)))
        if case .leaf = clause.kind { fields.append(("f", .integer(Int(clause.freq)))) }
        if !clause.children.isEmpty { fields.append(("parts", .array(clause.children.map { object($0) }))) }
        if !clause.nearMisses.isEmpty { fields.append(("nearMisses", .array(clause.nearMisses.map { object($0) }))) }
        return .object(fields)
    }

    private static func object(_ miss: NearMiss) -> JSONValue {
        func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
        return switch miss {
        case .lacks(let words, let present): .object([("kind", .string("lacks")), ("words", strings(words)), ("has", strings(present))])
        case .scattered: .object([("kind", .string("scattered"))])
        case .similar(let word, let found): .object([("kind", .string("similar")), ("word", .string(word)), ("found", strings(found))])
        case .apart(let field, let gaps, let inOrder, let passage):
            .object([
                ("kind", .string("apart")), ("field", .string(field.name)), ("gaps", .integer(gaps)), ("inOrder", .bool(inOrder)),
                ("passage", .string(passage.text)),
            ])
        case .otherField(let field, let passage):
            .object([("kind", .string("otherField")), ("field", .string(field.name)), ("passage", .string(passage.text))])
        case .notFirst(let field, let before, let passage):
            .object([
                ("kind", .string("notFirst")), ("field", .string(field.name)), ("wordsBefore", .integer(before)),
                ("passage", .string(passage.text)),
            ])
        case .far(let field, let gaps, let passage):
            .object([
                ("kind", .string("far")), ("field", .string(field.name)), ("gaps", .integer(gaps)), ("passage", .string(passage.text)),
            ])
        case .attribute(let name, let value):
            .object([("kind", .string("attribute")), ("name", .string(name)), ("value", JSONValue(value))])
        case .unwanted(let field, let passage):
            .object([("kind", .string("unwanted")), ("field", .string(field.name)), ("passage", .string(passage.text))])
        }
    }
}
