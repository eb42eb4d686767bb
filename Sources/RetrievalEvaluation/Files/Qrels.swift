/// Relevance judgments: for each query, how relevant which documents are.
public struct Qrels: Sendable, Equatable {
    /// The judged queries in the order in which they came.
    public private(set) var queryIDs: [String] = []
    private var grades: [String: [String: Int]] = [:]
    /// Of each query the grades of its documents for each of its aspects; only of queries that have some.
    private var aspects: [String: [String: [String: Int]]] = [:]

    public init() {}

    /// The documents judged for a query and their grades: above 0 relevant, 0 not relevant, below 0 not judged (trec_eval's
    /// convention); of a document judged for several aspects the highest. Nil for a query without judgments.
    public subscript(queryID: String) -> [String: Int]? { grades[queryID] }

    /// By document and aspect (subtopic) the grades of a query that was judged by aspects; nil for others.
    public func aspects(of queryID: String) -> [String: [String: Int]]? { aspects[queryID] }

    /// Judges a document.
    /// - Returns: false when it already was judged for this query; the first grade stays.
    @discardableResult
    public mutating func add(queryID: String, docno: String, grade: Int) -> Bool {
        if grades[queryID] == nil { queryIDs.append(queryID) }
        if grades[queryID]?[docno] != nil { return false }
        grades[queryID, default: [:]][docno] = grade
        return true
    }

    /// Judges a document for each of several aspects; it counts with the highest grade.
    /// - Precondition: there is a grade.
    public mutating func add(queryID: String, docno: String, aspects found: [String: Int]) {
        precondition(!found.isEmpty)
        if grades[queryID] == nil { queryIDs.append(queryID) }
        grades[queryID, default: [:]][docno] = found.values.max()
        aspects[queryID, default: [:]][docno] = found
    }

    /// The judgments of the queries for which `isIncluded` holds.
    public func filtered(_ isIncluded: (String) -> Bool) -> Qrels {
        var result = Qrels()
        result.queryIDs = queryIDs.filter(isIncluded)
        result.grades = grades.filter { isIncluded($0.key) }
        result.aspects = aspects.filter { isIncluded($0.key) }
        return result
    }
}
