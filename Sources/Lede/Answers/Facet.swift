import LedeRetrieval

/// How many of a search's matches have each value of a field, or are of each year, month or day.
public struct Facet: Sendable, Hashable {
    /// What was asked for.
    public let request: FacetRequest
    /// Values of fields: the commonest first, equally common ones in the order of their bytes. Years, months and days in their order.
    public let values: [FacetValue]
    /// Values that there are; more than `values` if the request limits them.
    public let distinctCount: Int
    /// Matches without a value.
    public let missingCount: Int

    init(_ counts: ValueCounts, _ request: FacetRequest) {
        self.request = request
        values = counts.entries.prefix(request.limit).map { FacetValue(value: $0.value, count: $0.count) }
        distinctCount = counts.entries.count
        missingCount = counts.missingCount
    }
}

/// A value and how many matches have it.
public struct FacetValue: Sendable, Hashable {
    /// The value as the articles have it; `2024`, `2024-10` or `2024-10-28` for a time.
    public let value: String
    /// Matches, 1 or more, whether shown on the page or not.
    public let count: Int
}
