import Foundation

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014): the same numbers for a seed on every machine.
///
/// A test makes one with its own seed; the environment's LEDE_SEED replaces it. The seed is printed, so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    public init(seed: UInt64, _ test: String = #function) {
        state = ProcessInfo.processInfo.environment["LEDE_SEED"].flatMap { UInt64($0) } ?? seed
        print("seed of \(test): \(state)")
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A number below `limit`, which is at least 1.
    public mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    /// A number of up to `bits` bits, small ones as likely as large ones.
    public mutating func number(bits: Int) -> UInt64 {
        let width = below(bits + 1)
        return width == 0 ? 0 : next() >> UInt64(64 - width)
    }

    /// Random bytes.
    public mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }
}
