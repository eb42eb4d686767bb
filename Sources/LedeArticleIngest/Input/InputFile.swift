/// One input to read.
package struct InputFile: Sendable {
    /// Its name in ids: that of the input the user named, and the path below it; bytes that are not UTF-8 as `\xE9`.
    package var path: String
    /// The bytes by which the operating system knows it; empty for standard input.
    package var systemPath: [UInt8]
    /// Bytes on disk, where known.
    package var size: Int?
    /// What the user named.
    package var input: NamedInput
    /// How it is read: an index into the source's options.
    package var options = 0
    /// Whether it could not be read before: that it still cannot is no news.
    package var isTriedAgain = false

    package init(path: String, systemPath: [UInt8], size: Int?, input: NamedInput, options: Int = 0, isTriedAgain: Bool = false) {
        self.path = path
        self.systemPath = systemPath
        self.size = size
        self.input = input
        self.options = options
        self.isTriedAgain = isTriedAgain
    }
}

/// What became of reading a file.
package struct FileReading: Sendable {
    /// Its number among the files of the source.
    package var file: Int
    /// As of opening; nil if it could not be opened.
    package var stamp: FileStamp?
    /// XXH64 of its bytes; nil if they were not read to the end.
    package var contentHash: UInt64?
    /// It was written so shortly before, or meanwhile, that the stamp does not tell it from a later version.
    package var isUncertain = false
    /// It could not be read, or not to its end, for external reasons.
    package var isIncomplete = false
    /// It holds something that is not read.
    package var isUnsupported = false
}

extension FileStamp {
    /// How long a file may be written to without its time changing, in nanoseconds: some file systems count in steps of two seconds, others
    /// in those of the system's clock.
    private var step: Int64 { modified % 1_000_000_000 == 0 ? 2_000_000_000 : 20_000_000 }

    /// Whether a file seen with this stamp may be written to afterwards and still have it.
    /// - Parameter time: when that was, as `modified` counts.
    package func isUncertain(at time: Int64) -> Bool { modified > time &- step }
}
