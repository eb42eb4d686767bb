import LedeRankingBackends

/// A backend ready to answer over one snapshot of an index, with what it costs.
public struct OpenedBackend: Sendable {
    public let spec: BackendSpec
    public var backend: any RankingBackend
    public let cost: BackendCost

    public init(spec: BackendSpec, backend: any RankingBackend, cost: BackendCost) {
        self.spec = spec
        self.backend = backend
        self.cost = cost
    }

    /// What the user calls it.
    public var name: String { spec.name }
}
