import Foundation
import Lede
import LedeRetrievalEvaluation

/// Which articles answer which queries, and how well: what rankings are measured against.
public struct RelevanceJudgments: Sendable, Equatable {
    package var qrels = Qrels()

    public init() {}

    /// Reads a file of TREC's form (`query iteration article grade`) or another one that <doc:Evaluation> names.
    /// - Throws: `.notFound`, or `.damaged` for a file that does not follow its form, with the place in `message`.
    public init(contentsOf url: URL) throws(LedeError) {
        let path = url.path(percentEncoded: false)
        do throws(EvaluationFileError) { qrels = try Qrels(path: path) } catch {
            let isThere = FileManager.default.fileExists(atPath: path)
            throw LedeError(isThere ? .damaged : .notFound, error.description, file: path, found: error.problem)
        }
    }

    /// Says how well an article answers a query.
    /// - Parameters:
    ///   - query: its id.
    ///   - article: its id.
    ///   - grade: above 0 for an answer, the higher the better.
    /// - Returns: false if the article was judged for the query before: the first judgment stays.
    @discardableResult
    public mutating func add(query: String, article: String, grade: Int) -> Bool {
        qrels.add(queryID: query, docno: article, grade: grade)
    }

    /// The ids of the queries that are judged, in the order in which they came.
    public var queryIDs: [String] { qrels.queryIDs }
}
