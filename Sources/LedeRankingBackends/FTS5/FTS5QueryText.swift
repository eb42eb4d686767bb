import LedeArticleModel
import LedeQueryLanguage
import LedeRetrieval

/// A query in FTS5's MATCH syntax. Every leaf is its surface text in quotation marks, which FTS5 tokenizes itself; the rest is
/// AND, OR, NOT fully parenthesised, so that no precedence rule matters.
struct FTS5QueryText {
    /// Most words and phrases handed to FTS5: its time grows with their square if they repeat, without bound.
    static let mostLeaves = 512

    /// The MATCH expression; nil when the query matches nothing whatever the index holds.
    let text: String?

    init(_ query: Query) throws(FTS5IndexError) {
        var leaves = 0
        text = try Self.render(query, depth: 1, leaves: &leaves)?.text
    }

    private struct Part {
        var text: String
        var isLeaf: Bool
        var enclosed: String { isLeaf ? text : "(\(text))" }
    }

    private static func render(_ query: Query, depth: Int, leaves: inout Int) throws(FTS5IndexError) -> Part? {
        guard depth <= Query.deepest else { throw .queryTooLarge("more than \(Query.deepest) levels") }
        switch query {
        case .none:
            return nil
        case .phrase(let phrase):
            return Part(text: try column(phrase.field) + render(.phrase(phrase), leaves: &leaves), isLeaf: true)
        case .pattern(let pattern):
            return Part(text: try column(pattern.field) + render(.pattern(pattern), leaves: &leaves), isLeaf: true)
        case .near(let parts, let distance, let asFTS5):
            if !asFTS5, query.hasNearOfEquals { throw .notInFTS5("NEAR with the same word twice") }
            var texts: [String] = []
            for part in parts { texts.append(try render(part, leaves: &leaves)) }
            guard let first = parts.first else { return nil }
            if parts.contains(where: { $0.field != first.field }) { throw .notInFTS5("NEAR of words in different fields") }
            if parts.contains(where: { if case .pattern(let pattern) = $0 { pattern.startsField } else { false } }) {
                throw .notInFTS5("start of a field within NEAR")
            }
            return Part(text: "\(column(first.field))NEAR(\(texts.joined(separator: " ")), \(distance))", isLeaf: true)
        case .filter: throw .notInFTS5("conditions on dates, authors or fields")
        case .boosted: throw .notInFTS5("weights of words")
        case .all(let parts):
            var rendered: [Part] = []
            for part in parts {
                guard let text = try render(part, depth: depth + 1, leaves: &leaves) else { return nil }
                rendered.append(text)
            }
            return joined(rendered, by: " AND ")
        case .any(let parts):
            var rendered: [Part] = []
            for part in parts {
                if let text = try render(part, depth: depth + 1, leaves: &leaves) { rendered.append(text) }
            }
            return joined(rendered, by: " OR ")
        case .without(let kept, let dropped):
            guard let kept = try render(kept, depth: depth + 1, leaves: &leaves) else { return nil }
            guard let dropped = try render(dropped, depth: depth + 1, leaves: &leaves) else { return kept }
            return Part(text: "\(kept.enclosed) NOT \(dropped.enclosed)", isLeaf: false)
        }
    }

    private static func column(_ field: IndexedField?) -> String { field.map { "\($0.name) : " } ?? "" }

    /// A leaf without its column.
    private static func render(_ leaf: QueryLeaf, leaves: inout Int) throws(FTS5IndexError) -> String {
        leaves += 1
        guard leaves <= mostLeaves else { throw .queryTooLarge("more than \(mostLeaves) words and phrases") }
        guard case .pattern(let pattern) = leaf else { return quoted(leaf.text) }
        if pattern.gaps > 0 { throw .notInFTS5("phrase with gaps") }
        var ending = ""
        for (place, word) in pattern.words.enumerated() {
            switch word {
            // The registered analyzer gives FTS5 the same alternatives as synonyms.
            case .term, .anyOf: break
            case .prefix where place == pattern.words.count - 1: ending = " *"
            case .prefix, .anyPrefix: throw .notInFTS5("prefix within a phrase")
            case .wildcard: throw .notInFTS5("wildcards")
            case .fuzzy: throw .notInFTS5("fuzzy words")
            case .regex: throw .notInFTS5("regular expressions")
            }
        }
        return (pattern.startsField ? "^ " : "") + quoted(pattern.text) + ending
    }

    /// Flat, as FTS5 keeps a chain of one operator on one level.
    private static func joined(_ parts: [Part], by word: String) -> Part? {
        if parts.count <= 1 { return parts.first }
        return Part(text: parts.map(\.enclosed).joined(separator: word), isLeaf: false)
    }

    /// `text` in quotation marks, those within doubled. A NUL would end the expression; as it separates tokens, a blank replaces it.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\"\""
            case "\0": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
