import LedeRetrieval

/// What the matches of a search are counted by.
///
///     SearchRequest(facets: [.field("section", top: 10), .month])
public struct FacetRequest: Sendable, Hashable {
    /// What is counted.
    enum Subject: Sendable, Hashable {
        case year
        case month
        case day
        case field(String)
    }

    let subject: Subject
    /// Most values given.
    let limit: Int

    /// The values of the field called `name`, regardless of case; `author` is that of the byline. Of several values an article counts for
    /// each.
    /// - Parameter top: most values given, the commonest; 0 or more.
    public static func field(_ name: String, top: Int = 10) -> FacetRequest { FacetRequest(subject: .field(name), limit: max(0, top)) }

    /// The years of the articles' dates, all of them: `2024`.
    public static let year = FacetRequest(subject: .year, limit: .max)

    /// The months, `2024-10`. An article dated `2024` has none.
    public static let month = FacetRequest(subject: .month, limit: .max)

    /// The days, `2024-10-28`. An article dated `2024` or `2024-10` has none.
    public static let day = FacetRequest(subject: .day, limit: .max)
}
