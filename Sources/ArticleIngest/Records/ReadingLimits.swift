/// Bounds on what a reader holds in memory.
public struct ReadingLimits: Sendable {
    /// The longest record (a line, a `<DOC>`, a whole-file article) that is read, in bytes; a longer one is reported and skipped.
    public var maxRecordBytes: Int
    /// Bytes asked of the operating system, or decompressed, at a time.
    public var blockBytes: Int
    /// Of what is unpacked.
    public var unpacking = UnpackingLimits()

    public init(maxRecordBytes: Int = 64 << 20, blockBytes: Int = 256 << 10) {
        self.maxRecordBytes = max(1, maxRecordBytes)
        self.blockBytes = max(1, blockBytes)
    }
}
