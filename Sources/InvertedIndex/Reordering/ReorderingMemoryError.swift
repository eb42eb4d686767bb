/// The memory given does not suffice to find an order of the documents.
public struct ReorderingMemoryError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Bytes given.
    public let given: Int
    /// The least it takes, in bytes.
    public let needed: Int

    public var description: String {
        "reordering this index takes at least \(needed / 1_000_000 + 1) MB of memory, and may use \(given / 1_000_000) MB"
    }
}
