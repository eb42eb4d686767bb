import Lede

/// An explanation for programs: `{"bm25","k1","b","N","D","avgdl","K","leaves":[{"text","field","f","n","weight","boost","contribution"}],"algorithm"}`.
struct ExplanationJSON {
    let value: JSONValue

    init(_ explanation: Explanation) {
        let leaves = explanation.leaves.map { leaf -> JSONValue in
            .object([
                ("text", .string(leaf.text)), ("field", JSONValue(leaf.field?.name)), ("f", .integer(Int(leaf.freq))),
                ("n", .array(leaf.docFreqs.map { .integer($0) })), ("weight", .number(leaf.weight)), ("boost", .number(leaf.boost)),
                ("contribution", .number(leaf.contribution)),
            ])
        }
        value = .object([
            ("bm25", .string(explanation.formula.variant.rawValue)), ("k1", .number(explanation.formula.k1)),
            ("b", .number(explanation.formula.b)), ("N", .integer(explanation.documentCount)),
            ("D", .integer(Int(explanation.length))), ("avgdl", .number(explanation.averageLength)),
            ("K", .number(explanation.saturation)), ("leaves", .array(leaves)),
            ("algorithm", .string(explanation.algorithm.rawValue)),
        ])
    }
}
