import Retrieval

extension Query {
    /// A short form to compare with: `(a & "b c" & title:d) - e`, alternatives by `|`, nothing as `0`.
    var short: String {
        switch self {
        case .phrase(let phrase):
            let terms = phrase.terms.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
            let field = phrase.field.map { $0.name + ":" } ?? ""
            return field + (phrase.terms.count == 1 ? terms : "\"\(terms)\"")
        case .all(let parts): return "(" + parts.map(\.short).joined(separator: " & ") + ")"
        case .any(let parts): return "(" + parts.map(\.short).joined(separator: " | ") + ")"
        case .without(let kept, let dropped): return "(\(kept.short) - \(dropped.short))"
        case .none: return "0"
        }
    }
}
