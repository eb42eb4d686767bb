import Retrieval

/// Parts of a ranking formula that a user has set; nil for those left open.
public struct FormulaOptions: Sendable, Equatable {
    public var variant: BM25.Variant?
    public var k1: Double?
    public var b: Double?

    public init(variant: BM25.Variant? = nil, k1: Double? = nil, b: Double? = nil) {
        self.variant = variant
        self.k1 = k1
        self.b = b
    }
}
