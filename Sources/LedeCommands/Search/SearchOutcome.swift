import Lede

/// What became of a query.
struct SearchOutcome: Sendable {
    /// Whether articles match it as a whole.
    var hasMatches: Bool
    /// Nil where only a number or the query's form was asked for.
    var answer: SearchAnswer?
}
