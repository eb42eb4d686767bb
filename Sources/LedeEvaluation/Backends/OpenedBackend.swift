import LedeBackends
import LedeRankingBackends

/// A backend ready to answer over one snapshot of an index, with what it costs.
package struct OpenedBackend: Sendable {
    package let spec: BackendSpec
    package var backend: any RankingBackend
    package let cost: BackendCost

    package init(spec: BackendSpec, backend: any RankingBackend, cost: BackendCost) {
        self.spec = spec
        self.backend = backend
        self.cost = cost
    }

    /// What the user calls it.
    package var name: String { spec.name }
}
