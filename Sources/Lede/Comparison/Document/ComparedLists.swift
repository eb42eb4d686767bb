/// How alike two lists are.
public struct ComparedLists: Codable, Sendable, Equatable {
    public var baseline: String
    public var backend: String
    public var depth: Int
    public var overlap: Double
    public var rbo: Double
    public var rboMin: Double
    public var rboResidual: Double
    public var kendallTau: Double?
    /// Articles in common.
    public var common: Int
}
