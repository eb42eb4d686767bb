/// Relevance judgments: for each query, how relevant which documents are.
public struct Qrels: Sendable, Equatable {
    /// The judged queries in the order in which they came.
    public private(set) var queryIDs: [String] = []
    private var grades: [String: [String: Int]] = [:]

    public init() {}

    /// The documents judged for a query and their grades: above 0 relevant, 0 not relevant, below 0 not judged (trec_eval's
    /// convention). Nil for a query without judgments.
    public subscript(queryID: String) -> [String: Int]? { grades[queryID] }

    /// Judges a document.
    /// - Returns: false when it already was judged for this query; the first grade stays.
    @discardableResult
    public mutating func add(queryID: String, docno: String, grade: Int) -> Bool {
        if grades[queryID] == nil { queryIDs.append(queryID) }
        if grades[queryID]?[docno] != nil { return false }
        grades[queryID, default: [:]][docno] = grade
        return true
    }

    /// The judgments of the queries for which `isIncluded` holds.
    public func filtered(_ isIncluded: (String) -> Bool) -> Qrels {
        var result = Qrels()
        result.queryIDs = queryIDs.filter(isIncluded)
        result.grades = grades.filter { isIncluded($0.key) }
        return result
    }
}
