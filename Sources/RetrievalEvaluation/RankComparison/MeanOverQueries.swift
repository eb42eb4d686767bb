/// A mean over the queries for which a value exists.
public struct MeanOverQueries: Sendable, Equatable {
    /// Nil without a query.
    public let mean: Double?
    /// Queries that have a value.
    public let queryCount: Int

    init(_ values: [Double]) {
        mean = values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        queryCount = values.count
    }
}
