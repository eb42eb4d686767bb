import Foundation

/// What the environment says about how to test.
enum ProcessEnvironment {
    /// LEDE_FULL=1: whole corpora, not samples.
    static let isFull = ProcessInfo.processInfo.environment["LEDE_FULL"] == "1"
    /// LEDE_SEED: the seed of the random texts.
    static let seed = ProcessInfo.processInfo.environment["LEDE_SEED"].flatMap { UInt64($0) }
}
