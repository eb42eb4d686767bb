/// Bounds on what a reader holds in memory.
package struct ReadingLimits: Sendable {
    /// The longest record (a line, a `<DOC>`, a whole-file article) that is read, in bytes; a longer one is reported and skipped.
    package var maxRecordBytes: Int
    /// Bytes read or decompressed at a time.
    package var blockBytes: Int
    /// Bounds on what is unpacked.
    package var unpacking = UnpackingLimits()

    package init(maxRecordBytes: Int = 64 << 20, blockBytes: Int = 256 << 10) {
        self.maxRecordBytes = max(1, maxRecordBytes)
        self.blockBytes = max(1, blockBytes)
    }
}
