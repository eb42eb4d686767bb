/// Bounds on what comes out of one file that holds others: archives, mailboxes, compressed files. Each is named where it is hit.
public struct UnpackingLimits: Sendable, Equatable {
    /// How many containers may lie in one another; `--max-nesting`.
    public var maxNesting = 4
    /// Entries of all containers in the file, however deep; `--max-entries`.
    public var maxEntries = 10_000_000
    /// Bytes that are unpacked, layer by layer; `--max-unpacked`.
    public var maxBytes = 1 << 40
    /// How many times the file's own size may come out of it, beyond `bytesWithoutRatio`; `--max-ratio`.
    public var maxRatio = 200
    /// Bytes of an input that are held in memory, where its format cannot be read from front to back and it is no file of its own: an
    /// archive in an archive, the parts of a document. `--max-held`.
    public var maxHeldBytes = 256 << 20

    /// Unpacked bytes that no ratio bounds: a short text often repeated is no bomb.
    public var bytesWithoutRatio = 256 << 20

    public init() {}
}
