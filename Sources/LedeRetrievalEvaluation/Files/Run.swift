/// What a system answered to a set of queries: a ranking for each.
package struct Run: Sendable, Equatable {
    /// The system's name in the file's last column.
    package var tag: String
    /// The queries in the order added, including those added without an answer.
    package private(set) var queryIDs: [String] = []
    private var rankings: [String: [RunEntry]] = [:]
    /// Queries whose rank column, if the run was read from a file, puts a document above one with a higher score. Scores count, as in
    /// trec_eval.
    package internal(set) var contradictedQueryIDs: [String] = []

    package init(tag: String) {
        self.tag = tag
    }

    /// The ranking for a query in the system's own order, nil for a query that the run does not know.
    package subscript(queryID: String) -> [RunEntry]? {
        get { rankings[queryID] }
        set {
            if let newValue {
                if rankings.updateValue(newValue, forKey: queryID) == nil { queryIDs.append(queryID) }
            } else if rankings.removeValue(forKey: queryID) != nil {
                queryIDs.removeAll { $0 == queryID }
            }
        }
    }

    /// Adds an entry below those that `queryID` has.
    /// - Complexity: O(1) amortized.
    package mutating func append(_ entry: RunEntry, to queryID: String) {
        if rankings[queryID] == nil { queryIDs.append(queryID) }
        rankings[queryID, default: []].append(entry)
    }

    /// The run without hits whose docno is the query's own id, as in BEIR's evaluator: if queries are documents of the collection, each
    /// would find itself first.
    package func withoutQueriesThemselves() -> Run {
        var result = self
        for queryID in queryIDs { result.rankings[queryID] = rankings[queryID]?.filter { $0.docno != queryID } }
        return result
    }

    /// `entries` as trec_eval ranks them: by score in single precision, descending, ties by docno in bytes, descending; ranks are ignored.
    ///
    /// Single precision is trec_eval's own (`float sim`): scores that differ only in a later digit count as tied there.
    /// - Complexity: O(n log n)
    package static func trecEvalOrder(_ entries: [RunEntry]) -> [RunEntry] {
        entries.sorted { left, right in
            let (leftScore, rightScore) = (Float(left.score), Float(right.score))
            if leftScore != rightScore { return leftScore > rightScore }
            return right.docno.utf8.lexicographicallyPrecedes(left.docno.utf8)
        }
    }
}

/// An article in a run.
package struct RunEntry: Sendable, Equatable {
    /// The article's external id.
    package var docno: String
    /// Higher is better; finite.
    package var score: Double

    package init(docno: String, score: Double) {
        self.docno = docno
        self.score = score
    }
}
