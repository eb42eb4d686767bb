/// One input that is to be read.
struct InputFile: Sendable {
    /// The name that it has in ids: that of the input that the user named, and the path below it; bytes that are not UTF-8 as `\xE9`.
    var path: String
    /// The bytes by which the operating system knows it; empty for standard input.
    var systemPath: [UInt8]
    /// Bytes on disk, where known.
    var size: Int?
    /// What the user named.
    var input: NamedInput
}
