import LedeBackends
import LedeCore
import LedeInvertedIndex
import LedeRankingBackends

/// Several engines that answer as one.
struct FusionEngine: SpecifiedEngine {
    let spec: FusionSpec

    var indexName: String { spec.inputs.map(\.spec.specified.indexName).joined(separator: ", ") }

    func backend(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> any RankingBackend {
        let inputs = try spec.inputs.map {
            FusionBackend.Input(try index.backend($0.spec, reader: reader, progress: progress), weight: $0.weight)
        }
        return FusionBackend(name: name, inputs: inputs, fusion: spec.fusion, depth: spec.depth)
    }

    func cost(of backend: any RankingBackend, over index: Index, _ reader: IndexReader) throws -> BackendCost {
        guard let fusion = backend as? FusionBackend else { return .unknown }
        return BackendCost(
            together: try zip(spec.inputs, fusion.inputs).map { input, open in
                let engine = input.spec.specified
                return (engine.indexName, try engine.cost(of: open.backend, over: index, reader))
            })
    }

    /// Nil for a fusion with a run.
    func opening(_ name: String, over index: Index, _ reader: IndexReader, _ progress: (Int) -> Void) throws -> BackendOpening? {
        let openings = try spec.inputs.compactMap { try index.opening(of: $0.spec, reader: reader, progress: progress) }
        guard openings.count == spec.inputs.count else { return nil }
        var seen: Set<String> = []
        let spec = spec
        return BackendOpening(name: name, files: openings.flatMap(\.files).filter { seen.insert($0).inserted }) {
            let inputs = try zip(openings, spec.inputs).map { FusionBackend.Input(try $0.open(), weight: $1.weight) }
            return FusionBackend(name: name, inputs: inputs, fusion: spec.fusion, depth: spec.depth)
        }
    }
}
