import LedeBackends
import LedeCore
import LedeInvertedIndex
import LedeRankingBackends

/// An engine that a spec names: how it is opened over a snapshot of an index, and what it costs.
///
/// A new one is a type of its own here and a case in `BackendSpec.specified`, besides its spec (`BackendSpec.Engine`).
protocol SpecifiedEngine {
    /// Identifies the index that it reads: what backends share counts once.
    var indexName: String { get }

    /// Opens it; what is missing is built first.
    /// - Parameter progress: called while that happens, with the number of articles added.
    func backend(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> any RankingBackend

    /// - Parameter backend: it, open.
    func cost(of backend: any RankingBackend, over index: Index, _ reader: IndexReader) throws -> BackendCost

    /// How to open it repeatedly, to measure that; nil if there is nothing to open.
    func opening(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> BackendOpening?
}

extension BackendSpec {
    var specified: any SpecifiedEngine {
        switch engine {
        case .lede(let ranking, let feedback): LedeEngine(ranking: ranking, feedback: feedback)
        case .fts5(let tokenizer, let weights): FTS5Engine(tokenizer: tokenizer, weights: weights)
        case .run(let path): RunEngine(path: path)
        case .fusion(let fusion): FusionEngine(spec: fusion)
        }
    }
}
