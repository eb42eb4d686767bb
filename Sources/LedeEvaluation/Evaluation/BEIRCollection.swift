import Foundation
import LedeRetrievalEvaluation

/// The queries and judgments of a BEIR folder: `queries.jsonl` and `qrels/SPLIT.tsv`, perhaps compressed (`.gz`, `.zst`).
package struct BEIRCollection: Sendable {
    /// The queries that are judged in the split, in the order of their file.
    package let topics: Topics
    /// The split's judgments.
    package let qrels: Qrels

    /// The split taken if none is named.
    package static let usualSplit = "test"
    private static let endings = ["", ".gz", ".zst"]

    /// Reads the collection in the folder at `path`; nil if there is no such folder.
    /// - Parameters:
    ///   - split: nil for `test`, or the only one there is.
    ///   - field: what of a query is asked.
    /// - Throws: `EvaluationFileError` for a folder that lacks queries or the split's judgments, for files that cannot be read, and for a
    ///   split none of whose queries is there.
    package init?(folder path: String, split: String? = nil, field: TopicField = .title) throws(EvaluationFileError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else { return nil }
        guard let queries = Self.file("queries.jsonl", in: path) else {
            throw EvaluationFileError(file: path, line: nil, problem: "is a folder without queries.jsonl, which a BEIR collection has")
        }
        let judgments = try Self.judgments(of: split, in: path)
        let qrels = try EvaluationInput.qrels(judgments)
        let topics = try EvaluationInput.topics(queries, field: field).filtered { qrels[$0.id] != nil }
        if topics.topics.isEmpty { throw EvaluationFileError(file: judgments, line: nil, problem: "judges no query of \(queries)") }
        (self.topics, self.qrels) = (topics, qrels)
    }

    private static func file(_ name: String, in folder: String) -> String? {
        endings.map { "\(folder)/\(name)\($0)" }.first { FileManager.default.fileExists(atPath: $0) }
    }

    private static func judgments(of split: String?, in folder: String) throws(EvaluationFileError) -> String {
        if let found = file("qrels/\(split ?? usualSplit).tsv", in: folder) { return found }
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder + "/qrels")) ?? []).sorted()
        let splits = names.compactMap { name in
            endings.map { ".tsv" + $0 }.first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) }
        }
        if split == nil, splits.count == 1, let only = file("qrels/\(splits[0]).tsv", in: folder) { return only }
        let known = splits.isEmpty ? "there are no judgments in qrels/" : "there are: \(splits.joined(separator: ", "))"
        throw EvaluationFileError(file: folder, line: nil, problem: "has no split \(split ?? usualSplit); \(known)")
    }
}
