/// Why a query tree cannot be searched.
public enum QueryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The tree has more levels than `Query.deepest`.
    case tooDeep

    public var description: String {
        switch self {
        case .tooDeep: "the query has more than \(Query.deepest) levels"
        }
    }
}
