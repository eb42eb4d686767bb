/// Bounds on what a reader holds in memory.
public struct ReadingLimits: Sendable {
    /// The longest record (a line, a `<DOC>`, a whole-file article) that is read, in bytes; a longer one is reported and skipped.
    public var maxRecordBytes: Int
    /// Bytes asked of the operating system, or decompressed, at a time.
    public var blockBytes: Int
    /// How many containers (archives, mailboxes) may lie in one another.
    public var maxNesting = 4
    /// Entries that are read of the containers in one file, however deep.
    public var maxEntries = 10_000_000
    /// Bytes that are unpacked out of one file, layer by layer.
    public var maxUnpackedBytes = 1 << 40
    /// How many times a file's own size may come out of it, beyond the first 256 MiB.
    public var maxRatio = 200
    /// Bytes of a container within another one that are held in memory, where its format cannot be read from front to back.
    public var maxHeldBytes = 256 << 20

    /// Unpacked bytes that no ratio bounds: a short text often repeated is no bomb.
    static let bytesWithoutRatio = 256 << 20

    public init(maxRecordBytes: Int = 64 << 20, blockBytes: Int = 256 << 10) {
        self.maxRecordBytes = max(1, maxRecordBytes)
        self.blockBytes = max(1, blockBytes)
    }
}
