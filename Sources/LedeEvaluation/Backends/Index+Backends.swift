import LedeBackends
import LedeCore
import LedeInvertedIndex
import LedeRankingBackends

extension Index {
    /// Opens the backend that `spec` names over the snapshot `reader`; an FTS5 index that is missing or out of step is built first.
    ///
    /// - Parameter progress: called while that happens, with the number of articles added.
    /// - Throws: `FTS5IndexError`, `IndexFileError`, `EvaluationFileError`, `CancellationError`.
    package func backend(_ spec: BackendSpec, reader: IndexReader, progress: (Int) -> Void = { _ in }) throws -> any RankingBackend {
        try spec.specified.backend(spec.name, over: self, reader, progress)
    }

    /// The same, with what it costs: sizes are measured, which may read all of an FTS5 index.
    package func open(_ spec: BackendSpec, reader: IndexReader, progress: (Int) -> Void = { _ in }) throws -> OpenedBackend {
        let backend = try backend(spec, reader: reader, progress: progress)
        return OpenedBackend(spec: spec, backend: backend, cost: try spec.specified.cost(of: backend, over: self, reader))
    }

    /// How to open the backend that `spec` names over the commit of `reader`, which is not kept. An FTS5 index that is missing or out of
    /// step is built first.
    ///
    /// - Parameter progress: called while that happens, with the number of articles added.
    /// - Returns: nil for a run, which is in memory, and for a fusion with one.
    /// - Throws: `FTS5IndexError`, `IndexFileError`, `CancellationError`.
    package func opening(of spec: BackendSpec, reader: IndexReader, progress: (Int) -> Void = { _ in }) throws -> BackendOpening? {
        try spec.specified.opening(spec.name, over: self, reader, progress)
    }
}
