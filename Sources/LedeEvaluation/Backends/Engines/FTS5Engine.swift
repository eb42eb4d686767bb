import LedeIngest
import LedeBackends
import LedeCore
import Foundation
import LedeInvertedIndex
import LedeRankingBackends
import LedeRetrieval

/// SQLite FTS5 over the same articles.
struct FTS5Engine: SpecifiedEngine {
    let tokenizer: FTS5Tokenizer
    let weights: FieldWeights?

    var indexName: String { "fts5 \(tokenizer.rawValue)" }

    func backend(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> any RankingBackend {
        FTS5Backend(name: name, index: try FTS5Companion(index).open(tokenizer, for: reader, onProgress: progress), weights: weights)
    }

    func cost(of backend: any RankingBackend, over index: Index, _ reader: IndexReader) throws -> BackendCost {
        guard let database = (backend as? FTS5Backend)?.index else { return .unknown }
        let sizes = try database.sizes()
        return BackendCost(
            totalBytes: Int(sizes.file), indexBytes: sizes.index.map(Int.init), storedBytes: sizes.content.map(Int.init),
            structures: sizes.tables.map { BackendCost.Structure(name: $0.name, bytes: Int($0.bytes)) },
            buildSeconds: database.properties.buildSeconds, buildScope: "time in SQLite alone, one core")
    }

    func opening(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> BackendOpening? {
        let file = try FTS5Companion(index).open(tokenizer, for: reader, onProgress: progress).path
        let (tokenizer, weights, analyzer, generation) = (tokenizer, weights, reader.analyzer, reader.manifest.generation)
        return BackendOpening(name: name, files: [file]) {
            let folder = URL(filePath: index.path, directoryHint: .isDirectory)
            let database = try FTS5Index(in: folder, tokenizer: tokenizer, analyzer: analyzer, generation: generation)
            return FTS5Backend(name: name, index: database, weights: weights)
        }
    }
}
