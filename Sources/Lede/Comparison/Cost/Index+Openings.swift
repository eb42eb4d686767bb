import Foundation
import IndexStorage
import InvertedIndex
import RankingBackends

extension Index {
    /// How to open the backend that `spec` names over the commit of `reader`, which is not kept. An FTS5 index that is missing or out of
    /// step is built first.
    ///
    /// - Parameter progress: called while that happens, with the number of articles added.
    /// - Returns: nil for a run, which is in memory, and for a fusion with one.
    /// - Throws: `FTS5IndexError`, `IndexFileError`, `CancellationError`.
    public func opening(of spec: BackendSpec, reader: IndexReader, progress: (Int) -> Void = { _ in }) throws -> BackendOpening? {
        let index = self
        switch spec.engine {
        case .run: return nil
        case .lede(let ranking, let feedback):
            let files = ["\(path)/\(Manifest.fileName)"] + reader.segments.flatMap { $0.files.map(\.name) }
            return BackendOpening(name: spec.name, files: files) {
                LedeBackend(name: spec.name, reader: try index.reader(), ranking: ranking, feedback: feedback)
            }
        case .fts5(let tokenizer, let weights):
            let file = try FTS5Companion(self).open(tokenizer, for: reader, onProgress: progress).path
            let (analyzer, generation) = (reader.analyzer, reader.manifest.generation)
            return BackendOpening(name: spec.name, files: [file]) {
                let folder = URL(filePath: index.path, directoryHint: .isDirectory)
                let database = try FTS5Index(in: folder, tokenizer: tokenizer, analyzer: analyzer, generation: generation)
                return FTS5Backend(name: spec.name, index: database, weights: weights)
            }
        case .fusion(let fusion):
            let openings = try fusion.inputs.compactMap { try opening(of: $0.spec, reader: reader, progress: progress) }
            guard openings.count == fusion.inputs.count else { return nil }
            var seen: Set<String> = []
            return BackendOpening(name: spec.name, files: openings.flatMap(\.files).filter { seen.insert($0).inserted }) {
                let inputs = try zip(openings, fusion.inputs).map { FusionBackend.Input(try $0.open(), weight: $1.weight) }
                return FusionBackend(name: spec.name, inputs: inputs, fusion: fusion.fusion, depth: fusion.depth)
            }
        }
    }
}

/// A backend that is not open, and how to open it, for measuring its start.
public struct BackendOpening: Sendable {
    /// The backend's name.
    public let name: String
    /// Paths of the files that it reads.
    public let files: [String]
    /// Opens it anew: nothing may be kept from an earlier opening.
    public let open: @Sendable () throws -> any RankingBackend

    public init(name: String, files: [String], open: @escaping @Sendable () throws -> any RankingBackend) {
        self.name = name
        self.files = files
        self.open = open
    }
}
