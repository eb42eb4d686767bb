/// Bounds on what a reader holds in memory.
public struct ReadingLimits: Sendable {
    /// The longest record (a line, a `<DOC>`, a whole-file article) that is read, in bytes; a longer one is reported and skipped.
    public var maxRecordBytes: Int
    /// Bytes read or decompressed at a time.
    public var blockBytes: Int
    /// Bounds on what is unpacked.
    public var unpacking = UnpackingLimits()

    public init(maxRecordBytes: Int = 64 << 20, blockBytes: Int = 256 << 10) {
        self.maxRecordBytes = max(1, maxRecordBytes)
        self.blockBytes = max(1, blockBytes)
    }
}
