import LedeTextAnalysis
import LedeQueryLanguage
import LedeRetrieval

extension Query {
    /// A short form to compare with: `(a & "b c" & title:d) - e`, alternatives by `|`, nothing as `0`.
    package var short: String {
        switch self {
        case .phrase(let phrase):
            let terms = phrase.terms.map { WordPattern.term($0).short }.joined(separator: " ")
            let field = phrase.field.map { $0.name + ":" } ?? ""
            return field + (phrase.terms.count == 1 ? terms : "\"\(terms)\"")
        case .pattern(let pattern):
            let words = pattern.words.map(\.short).joined(separator: " ")
            let field = (pattern.field.map { $0.name + ":" } ?? "") + (pattern.startsField ? "^" : "")
            return field + (pattern.words.count == 1 ? words : "\"\(words)\"") + (pattern.gaps != 0 ? "~\(pattern.gaps)" : "")
        case .filter(let filter): return "{\(filter)}"
        case .near(let leaves, let distance, _):
            let parts = leaves.map { leaf in
                switch leaf {
                case .phrase(let phrase): Query.phrase(phrase).short
                case .pattern(let pattern): Query.pattern(pattern).short
                case .filter(let filter): Query.filter(filter).short
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

extension WordPattern {
    /// Terms that are not the analyzer's are marked: `!` for a surface form, `=` for a spelling.
    package var short: String {
        func text(_ term: [UInt8]) -> String {
            let marks = [WordForm.analyzed: "", .surface: "!", .spelling: "="]
            return marks[WordForm(of: term), default: "?"] + String(decoding: WordForm.word(of: term), as: UTF8.self)
        }
        return switch self {
        case .term(let term): text(term)
        case .anyPrefix(let prefixes): "(" + prefixes.map { text($0) + "*" }.joined(separator: "|") + ")"
        case .anyOf(let terms): "(" + terms.map { text($0) }.joined(separator: "|") + ")"
        case .prefix(let prefix): text(prefix) + "*"
        case .wildcard(let pattern):
            text(
                Array(
                    pattern.parts.map { part in
                        switch part {
                        case .literal(let scalar): String(scalar)
                        case .one: "?"
                        case .any: "*"
                        }
                    }.joined().utf8))
        case .fuzzy(let pattern): text(pattern.term) + "~\(pattern.edits)"
        case .regex(let regex): text(regex.prefix + Array("/\(regex.source)/".utf8))
        }
    }
}
