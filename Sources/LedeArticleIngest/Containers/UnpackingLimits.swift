/// Bounds on what comes out of one file that holds others: archives, mailboxes, compressed files. Each is named when it is hit.
package struct UnpackingLimits: Sendable, Equatable {
    /// How deeply containers may be nested; `--max-nesting`.
    package var maxNesting = 4
    /// Entries of all containers in the file, however deep; `--max-entries`.
    package var maxEntries = 10_000_000
    /// Bytes that are unpacked, layer by layer; `--max-unpacked`.
    package var maxBytes = 1 << 40
    /// How many times the file's own size may come out of it, beyond `bytesWithoutRatio`; `--max-ratio`.
    package var maxRatio = 200
    /// Most bytes of an input held in memory, if its format cannot be read from front to back and it is not a file of its own: an archive
    /// in an archive, the parts of a document. `--max-held`.
    package var maxHeldBytes = 256 << 20

    /// Unpacked bytes exempt from the ratio: a short text repeated often is no bomb.
    package var bytesWithoutRatio = 256 << 20

    package init() {}
}
