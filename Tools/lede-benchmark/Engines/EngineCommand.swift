/// What an engine is asked of a query, as in the search-benchmark-game.
enum EngineCommand: String, CaseIterable, Encodable, Sendable {
    case top10 = "TOP_10"
    case top100 = "TOP_100"
    case top1000 = "TOP_1000"
    /// The number of matches alone.
    case count = "COUNT"
    /// The best ten and the number of matches.
    case top10Count = "TOP_10_COUNT"

    /// Hits wanted; nil if none are.
    var limit: Int? {
        switch self {
        case .top10, .top10Count: 10
        case .top100: 100
        case .top1000: 1000
        case .count: nil
        }
    }

    /// Whether the number of all matches is wanted.
    var countsMatches: Bool { self == .count || self == .top10Count }
}
