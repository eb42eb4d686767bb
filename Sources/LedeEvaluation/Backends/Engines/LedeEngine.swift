import LedeIngest
import LedeBackends
import LedeCore
import LedeIndexStorage
import LedeInvertedIndex
import LedeRetrieval

/// Lede's own index.
struct LedeEngine: SpecifiedEngine {
    let ranking: Ranking
    let feedback: RelevanceFeedback?

    var indexName: String { "lede" }

    func backend(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) -> any RankingBackend {
        LedeBackend(name: name, reader: reader, ranking: ranking, feedback: feedback)
    }

    func cost(of backend: any RankingBackend, over index: Index, _ reader: IndexReader) -> BackendCost {
        let sizes = reader.sizes
        let stored = sizes.filter { $0.structure == .articles || $0.structure == .docnos }.reduce(0) { $0 + $1.bytes }
        let total = sizes.reduce(0) { $0 + $1.bytes }
        return BackendCost(
            totalBytes: total, indexBytes: total - stored, storedBytes: stored,
            structures: sizes.map { BackendCost.Structure(name: $0.structure.ending, bytes: $0.bytes) },
            buildSeconds: index.buildTimes.seconds, buildScope: "reading, parsing and indexing, on all cores")
    }

    func opening(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) -> BackendOpening? {
        let files = ["\(index.path)/\(Manifest.fileName)"] + reader.segments.flatMap { $0.files.map(\.name) }
        let (ranking, feedback) = (ranking, feedback)
        return BackendOpening(name: name, files: files) {
            LedeBackend(name: name, reader: try index.reader(), ranking: ranking, feedback: feedback)
        }
    }
}
