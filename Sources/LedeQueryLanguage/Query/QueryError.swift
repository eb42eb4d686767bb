/// Why a query tree cannot be searched.
package enum QueryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The tree has more levels than `Query.deepest`.
    case tooDeep
    /// The index does not know where words are, and this part of the query, or of the ranking, asks for it.
    case needsPositions(String)

    package var description: String {
        switch self {
        case .tooDeep: "the query has more than \(Query.deepest) levels"
        case .needsPositions(let part): "the index keeps no positions of words, which \(part) needs"
        }
    }
}
