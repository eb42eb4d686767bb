import LedeBackends

/// Several backends that answer as one: each ranks, and the rankings are fused.
package struct FusionBackend: RankingBackend {
    /// A backend that takes part.
    package struct Input: Sendable {
        package var backend: any RankingBackend
        /// What its ranks or scores count, above 0.
        package var weight: Double

        package init(_ backend: any RankingBackend, weight: Double = 1) {
            self.backend = backend
            self.weight = weight
        }
    }

    package let name: String
    package let inputs: [Input]
    package let fusion: RankFusion
    /// Articles taken of each input. It does not depend on how many are asked for, so the first ten of any answer are the same.
    package let depth: Int

    /// The depth of runs at TREC.
    package static let defaultDepth = 1_000

    package init(name: String, inputs: [Input], fusion: RankFusion, depth: Int = defaultDepth) {
        self.name = name
        self.inputs = inputs
        self.fusion = fusion
        self.depth = depth
    }

    package func rank(_ query: BackendQuery, limit: Int) throws -> [RankedArticle] {
        guard limit > 0 else { return [] }
        return Array(try fused(query).prefix(limit))
    }

    /// Known if each input lists all that it matches.
    package func count(_ query: BackendQuery) throws -> Int? {
        for input in inputs {
            guard let count = try input.backend.count(query), count <= depth else { return nil }
        }
        return try fused(query).count
    }

    /// A run's answers were found elsewhere, so the whole takes no time that says anything.
    package var isTimed: Bool { inputs.allSatisfy(\.backend.isTimed) }

    /// The same with other inputs.
    func mapInputs(_ change: (any RankingBackend) -> any RankingBackend) -> FusionBackend {
        FusionBackend(name: name, inputs: inputs.map { Input(change($0.backend), weight: $0.weight) }, fusion: fusion, depth: depth)
    }

    private func fused(_ query: BackendQuery) throws -> [RankedArticle] {
        fusion.fused(try inputs.map { (try $0.backend.best(depth, for: query), $0.weight) })
    }
}
