/// The queries of a run, with where they come from.
struct QuerySet: Encodable, Sendable {
    /// One sentence for the report.
    var origin: String
    var queries: [BenchmarkQuery]

    func queries(of kind: QueryKind) -> [BenchmarkQuery] { queries.filter { $0.kind == kind } }

    /// How many there are of each kind, for the report.
    var counts: String { QueryKind.allCases.map { "\(queries(of: $0).count) \($0.rawValue)" }.joined(separator: ", ") }
}
