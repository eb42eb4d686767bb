import LedeRetrieval

/// The order of a search's hits. Each is total: equal hits keep the order in which they were indexed.
public enum SearchOrder: String, Sendable, Hashable, CaseIterable, Codable {
    /// The best first.
    case score
    /// The latest first; articles without a date last.
    case newestFirst
    /// The earliest first; articles without a date last.
    case oldestFirst

    var order: ResultOrder {
        switch self {
        case .score: .score
        case .newestFirst: .dateDescending
        case .oldestFirst: .dateAscending
        }
    }
}
