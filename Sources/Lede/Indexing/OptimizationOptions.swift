import Foundation
import InvertedIndex

/// How an index is optimized.
public struct OptimizationOptions: Sendable {
    /// Whether the documents keep their order.
    public var ordering = DocumentOrdering.kept
    /// Bytes that the work may take beyond what the process has anyway.
    public var memoryBudget = IndexingOptions.defaultMemoryBudget
    /// Cores to use. The bytes written do not depend on it.
    public var threads = ProcessInfo.processInfo.activeProcessorCount

    public init() {}
}
