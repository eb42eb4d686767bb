import IndexStorage
import InvertedIndex
import RankingBackends

extension Index {
    /// Opens the backend that `spec` names over the snapshot `reader`, whatever it costs; a missing or outdated FTS5 index is built first.
    ///
    /// - Parameter progress: called while that happens, with the number of articles added.
    /// - Throws: `FTS5IndexError`, `IndexFileError`, `EvaluationFileError`, `CancellationError`.
    public func backend(_ spec: BackendSpec, reader: IndexReader, progress: (Int) -> Void = { _ in }) throws -> any RankingBackend {
        switch spec.engine {
        case .run(let path): return RunFileBackend(name: spec.name, run: try EvaluationInput.run(path))
        case .lede(let ranking, let feedback):
            return LedeBackend(name: spec.name, reader: reader, ranking: ranking, feedback: feedback)
        case .fts5(let tokenizer, let weights):
            let index = try FTS5Companion(self).open(tokenizer, for: reader, onProgress: progress)
            return FTS5Backend(name: spec.name, index: index, weights: weights)
        case .fusion(let fusion):
            let inputs = try fusion.inputs.map {
                FusionBackend.Input(try backend($0.spec, reader: reader, progress: progress), weight: $0.weight)
            }
            return FusionBackend(name: spec.name, inputs: inputs, fusion: fusion.fusion, depth: fusion.depth)
        }
    }

    /// Opens the backend that `spec` names over the snapshot `reader`; an FTS5 index that is missing or out of step is built first.
    ///
    /// - Parameter progress: called while that happens, with the number of articles added.
    /// - Throws: `FTS5IndexError`, `IndexFileError`, `EvaluationFileError`, `CancellationError`.
    public func open(_ spec: BackendSpec, reader: IndexReader, progress: (Int) -> Void = { _ in }) throws -> OpenedBackend {
        switch spec.engine {
        case .run(let path):
            let cost = BackendCost(
                totalBytes: nil, indexBytes: nil, storedBytes: nil, buildSeconds: nil, buildScope: BackendCost.unknownScope)
            return OpenedBackend(spec: spec, backend: RunFileBackend(name: spec.name, run: try EvaluationInput.run(path)), cost: cost)
        case .lede(let ranking, let feedback):
            let sizes = reader.sizes
            let stored = sizes.filter { $0.structure == .articles || $0.structure == .docnos }.reduce(0) { $0 + $1.bytes }
            let total = sizes.reduce(0) { $0 + $1.bytes }
            let cost = BackendCost(
                totalBytes: total, indexBytes: total - stored, storedBytes: stored,
                structures: sizes.map { BackendCost.Structure(name: $0.structure.ending, bytes: $0.bytes) },
                buildSeconds: buildTimes.seconds,
                buildScope: "reading, parsing and indexing, on all cores")
            return OpenedBackend(
                spec: spec, backend: LedeBackend(name: spec.name, reader: reader, ranking: ranking, feedback: feedback), cost: cost)
        case .fts5(let tokenizer, let weights):
            let index = try FTS5Companion(self).open(tokenizer, for: reader, onProgress: progress)
            let sizes = try index.sizes()
            let cost = BackendCost(
                totalBytes: Int(sizes.file), indexBytes: sizes.index.map(Int.init), storedBytes: sizes.content.map(Int.init),
                structures: sizes.tables.map { BackendCost.Structure(name: $0.name, bytes: Int($0.bytes)) },
                buildSeconds: index.properties.buildSeconds, buildScope: "time in SQLite alone, one core")
            return OpenedBackend(spec: spec, backend: FTS5Backend(name: spec.name, index: index, weights: weights), cost: cost)
        case .fusion(let fusion):
            let opened = try fusion.inputs.map { try open($0.spec, reader: reader, progress: progress) }
            let inputs = zip(opened, fusion.inputs).map { FusionBackend.Input($0.backend, weight: $1.weight) }
            return OpenedBackend(
                spec: spec, backend: FusionBackend(name: spec.name, inputs: inputs, fusion: fusion.fusion, depth: fusion.depth),
                cost: BackendCost(together: opened.map { ($0.spec, $0.cost) }))
        }
    }
}
