import LedeArticleModel

/// Why a query or a request cannot be asked of an index.
package enum AskingError: Error, Sendable, Equatable {
    /// No article has a field of this name; `near` are names like it, the nearest first.
    case unknownField(String, near: [String])
    /// The query or the filter has too many levels or parts.
    case tooLarge
    /// The text is no date; `readings` are those of one that can be read in several ways.
    case noDate(String, readings: [String])
    /// A page is asked for both by an offset and by a cursor.
    case offsetWithCursor
}

extension AskingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownField(let name, let near):
            "no article has a field \(name)" + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", "))?")
        case .tooLarge:
            "the query has more than \(SearchQuery.deepest) levels, \(SearchQuery.mostParts) parts or as many words, or too many patterns"
        case .noDate(let text, let readings):
            readings.isEmpty ? "\(text) is not a date" : "\(text) can be read in several ways: \(readings.joined(separator: " or "))"
        case .offsetWithCursor: "a page goes on after a cursor, or begins at an offset, not both"
        }
    }
}
