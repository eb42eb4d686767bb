import Foundation
import LedeRetrievalEvaluation

/// Lede's own seeded generator for tests: the same numbers for a seed on every machine.
///
/// A test makes one with its own seed; the environment's LEDE_SEED replaces it. The seed is printed, so that a failure can be repeated.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var numbers: SplitMix64

    public init(seed: UInt64, _ test: String = #function) {
        let seed = ProcessInfo.processInfo.environment["LEDE_SEED"].flatMap { UInt64($0) } ?? seed
        numbers = SplitMix64(seed: seed)
        print("seed of \(test): \(seed)")
    }

    public mutating func next() -> UInt64 { numbers.next() }

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
