import ArgumentParser
import LedeModules

/// What `lede compare --queries` asks, and what is known about the answers.
struct ComparedQueries {
    /// Nil without a file of queries.
    let topics: [Topic]?
    let judgments: Qrels?
    /// Whether articles with the query's own id do not count as answers, as in a BEIR collection.
    let dropsQueries: Bool

    /// - Parameters:
    ///   - path: a file of queries, or a BEIR folder.
    ///   - qrels: judgments that replace a folder's own.
    init(queries path: String?, field: TopicField, split: String?, qrels: String?) throws {
        let judged = try qrels.map { (path) throws(EvaluationFileError) in try EvaluationInput.qrels(path) }
        if let path, let collection = try BEIRCollection(folder: path, split: split, field: field) {
            (topics, judgments, dropsQueries) = (collection.topics.topics, judged ?? collection.qrels, true)
            return
        }
        if split != nil { throw CommandFailure("--split is for a BEIR folder") }
        topics = try path.map { (path) throws(EvaluationFileError) in try EvaluationInput.topics(path, field: field).topics }
        (judgments, dropsQueries) = (judged, false)
    }
}

extension TopicField: ExpressibleByArgument {}
