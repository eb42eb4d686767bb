import LedeBackends
import LedeCore
import LedeInvertedIndex
import LedeRankingBackends

/// Answers in a file, which are in memory once it is read.
struct RunEngine: SpecifiedEngine {
    let path: String

    var indexName: String { "run \(path)" }

    func backend(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> any RankingBackend {
        RunFileBackend(name: name, run: try EvaluationInput.run(path))
    }

    func cost(of backend: any RankingBackend, over index: Index, _ reader: IndexReader) -> BackendCost { .unknown }

    func opening(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) -> BackendOpening? { nil }
}
