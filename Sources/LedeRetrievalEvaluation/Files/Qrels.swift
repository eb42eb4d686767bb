/// Relevance judgments: for each query, which documents are how relevant.
package struct Qrels: Sendable, Equatable {
    /// The judged queries in the order added.
    package private(set) var queryIDs: [String] = []
    private var grades: [String: [String: Int]] = [:]
    /// For each query with aspects, the grades of its documents for each aspect.
    private var aspects: [String: [String: [String: Int]]] = [:]

    package init() {}

    /// The documents judged for a query and their grades: above 0 relevant, 0 not relevant, below 0 not judged (trec_eval's
    /// convention); the highest for a document judged for several aspects. Nil for a query without judgments.
    package subscript(queryID: String) -> [String: Int]? { grades[queryID] }

    /// By document and aspect (subtopic), the grades of a query judged by aspects; nil for others.
    package func aspects(of queryID: String) -> [String: [String: Int]]? { aspects[queryID] }

    /// Judges a document.
    /// - Returns: false if it was already judged for this query; the first grade stays.
    @discardableResult
    package mutating func add(queryID: String, docno: String, grade: Int) -> Bool {
        if grades[queryID] == nil { queryIDs.append(queryID) }
        if grades[queryID]?[docno] != nil { return false }
        grades[queryID, default: [:]][docno] = grade
        return true
    }

    /// Judges a document for each of several aspects; the highest grade counts.
    /// - Precondition: there is a grade.
    package mutating func add(queryID: String, docno: String, aspects found: [String: Int]) {
        precondition(!found.isEmpty)
        if grades[queryID] == nil { queryIDs.append(queryID) }
        grades[queryID, default: [:]][docno] = found.values.max()
        aspects[queryID, default: [:]][docno] = found
    }

    /// The judgments of the queries for which `isIncluded` holds.
    package func filtered(_ isIncluded: (String) -> Bool) -> Qrels {
        var result = Qrels()
        result.queryIDs = queryIDs.filter(isIncluded)
        result.grades = grades.filter { isIncluded($0.key) }
        result.aspects = aspects.filter { isIncluded($0.key) }
        return result
    }
}
