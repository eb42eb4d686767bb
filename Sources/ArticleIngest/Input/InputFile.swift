/// One input that is to be read.
struct InputFile: Sendable {
    /// As the user named it; bytes that are not UTF-8 as `\xE9`.
    var path: String
    /// The bytes by which the operating system knows it; empty for standard input.
    var systemPath: [UInt8]
    /// Bytes on disk, where known.
    var size: Int?
}
