import Retrieval

extension Query {
    /// A short form to compare with: `(a & "b c" & title:d) - e`, alternatives by `|`, nothing as `0`.
    var short: String {
        switch self {
        case .phrase(let phrase):
            let terms = phrase.terms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            let field = phrase.field.map { $0.name + ":" } ?? ""
            return field + (phrase.terms.count == 1 ? terms : "\"\(terms)\"")
        case .pattern(let pattern):
            let words = pattern.words.map { String(describing: $0) }.joined(separator: " ")
            return "<\(pattern.field.map { $0.name + ":" } ?? "")\(pattern.startsField ? "^" : "")\(words)~\(pattern.gaps)>"
        case .near(let leaves, let distance):
            let parts = leaves.map { leaf in
                switch leaf {
                case .phrase(let phrase): Query.phrase(phrase).short
                case .pattern(let pattern): Query.pattern(pattern).short
                }
            }
            return "NEAR(\(parts.joined(separator: " ")), \(distance))"
        case .boosted(let query, let factor): return "\(query.short)^\(factor)"
        case .all(let parts): return "(" + parts.map(\.short).joined(separator: " & ") + ")"
        case .any(let parts): return "(" + parts.map(\.short).joined(separator: " | ") + ")"
        case .without(let kept, let dropped): return "(\(kept.short) - \(dropped.short))"
        case .none: return "0"
        }
    }
}
