import LedeModules

/// What became of a query.
struct SearchOutcome: Sendable {
    /// Whether articles match it fully.
    var hasMatches: Bool
    /// Nil if only a number or the query's form was asked for.
    var answer: SearchAnswer?
}
