import LedeQueryLanguage

/// A query taken apart for feedback: what it looks for, and what every match must satisfy.
struct FeedbackParts {
    /// A leaf, or what cannot be taken apart.
    struct Part {
        let query: Query
        /// How many it counts as.
        var boost: Double

        /// Leaves that add to scores.
        var leafCount: Int { query.scoringLeaves.count { if case .filter = $0 { false } else { true } } }
    }

    private(set) var parts: [Part] = []
    /// Filters that are joined to the rest by AND.
    private(set) var filters: [Query] = []
    /// What is left out of the whole query.
    private(set) var dropped: [Query] = []

    init(_ query: Query) { collect(query, boost: 1) }

    /// Takes apart what every match must satisfy.
    private mutating func collect(_ query: Query, boost: Double) {
        switch query {
        case .all(let inner): for part in Query.withoutStopWords(inner) { collect(part, boost: boost) }
        case .without(let kept, let dropped):
            self.dropped.append(dropped)
            collect(kept, boost: boost)
        case .filter: filters.append(query)
        case .boosted(let inner, let factor): collect(inner, boost: Query.boost(boost, by: factor))
        default: collectParts(query, boost: boost)
        }
    }

    private mutating func collectParts(_ query: Query, boost: Double) {
        switch query {
        case .all(let inner), .any(let inner): for part in Query.withoutStopWords(inner) { collectParts(part, boost: boost) }
        case .boosted(let inner, let factor): collectParts(inner, boost: Query.boost(boost, by: factor))
        case .none: break
        default: parts.append(Part(query: query, boost: boost))
        }
    }
}
