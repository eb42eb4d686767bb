/// A ranking for one query seen through its judgments: what a measure needs.
public struct JudgedRanking: Sendable, Equatable {
    /// The grade of each retrieved document, best first; nil where it was not judged. Above 0 is relevant.
    public let grades: [Int?]
    /// The grades of all relevant documents of the query, retrieved or not, highest first.
    public let relevantGrades: [Int]

    /// Number of relevant documents (trec_eval's num_rel).
    public var relevantCount: Int { relevantGrades.count }

    /// `entries` are put in trec_eval's order first; negative grades count as not judged.
    /// - Complexity: O(n log n)
    public init(entries: [RunEntry], judgments: [String: Int]) {
        grades = Run.trecEvalOrder(entries).map { entry in
            guard let grade = judgments[entry.docno], grade >= 0 else { return nil }
            return grade
        }
        relevantGrades = judgments.values.filter { $0 > 0 }.sorted(by: >)
    }

    /// Number of relevant documents among the first `cutoff`.
    public func relevantRetrieved(within cutoff: Int) -> Int {
        grades.prefix(cutoff).count { ($0 ?? 0) > 0 }
    }
}
