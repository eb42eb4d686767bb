import LedeArticleIngest
import LedeRetrievalEvaluation

/// Runs, judgments and queries from files that may be compressed (gzip, Zstandard), or from standard input as `-`.
package enum EvaluationInput {
    /// Largest file read, in bytes after decompression.
    private static let largest = 1 << 30

    /// - Throws: `EvaluationFileError` as `Run.init(path:)` does, or if the file cannot be read or decompressed.
    package static func run(_ path: String) throws(EvaluationFileError) -> Run {
        try Run(bytes: bytes(path), name: path)
    }

    /// - Throws: `EvaluationFileError` as `Qrels.init(path:)` does, or if the file cannot be read or decompressed.
    package static func qrels(_ path: String) throws(EvaluationFileError) -> Qrels {
        try Qrels(bytes: bytes(path), name: path)
    }

    /// - Throws: `EvaluationFileError` as `Topics.init(path:field:)` does, or if the file cannot be read or decompressed.
    package static func topics(_ path: String, field: TopicField = .title) throws(EvaluationFileError) -> Topics {
        try Topics(bytes: bytes(path), name: path, field: field)
    }

    private static func bytes(_ path: String) throws(EvaluationFileError) -> [UInt8] {
        do {
            return try WholeInput.bytes(of: path, limit: largest)
        } catch {
            throw EvaluationFileError(file: path, line: nil, problem: error.reason)
        }
    }
}
