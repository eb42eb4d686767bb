import Retrieval

/// A query in FTS5's MATCH syntax. Every leaf is its surface text in quotation marks, which FTS5 tokenizes itself; the rest is
/// AND, OR, NOT with all their parentheses, so that no precedence rule matters.
struct FTS5QueryText {
    /// Most words and phrases that are handed to FTS5: its time grows with their square where they repeat, and nothing bounds it.
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
            leaves += 1
            guard leaves <= mostLeaves else { throw .queryTooLarge("more than \(mostLeaves) words and phrases") }
            let column = phrase.field.map { "\($0.name) : " } ?? ""
            return Part(text: column + quoted(phrase.text), isLeaf: true)
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

    /// Flat, as FTS5 keeps a chain of one operator on one level.
    private static func joined(_ parts: [Part], by word: String) -> Part? {
        if parts.count <= 1 { return parts.first }
        return Part(text: parts.map(\.enclosed).joined(separator: word), isLeaf: false)
    }

    /// `text` in quotation marks, those within doubled. A NUL would end the expression; it separates tokens, so a blank stands for it.
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
