/// A parameter of a ranking formula outside its range.
public struct BM25ParameterError: Error, Sendable, Equatable, CustomStringConvertible {
    /// `k1` or `b`.
    public var name: String
    public var value: Double
    /// The end of the range, which starts at 0.
    public var largest: Double

    public var description: String {
        "\(name) must be a number from 0 to \(largest == largest.rounded() ? String(Int(largest)) : String(largest)), not \(value)"
    }
}
