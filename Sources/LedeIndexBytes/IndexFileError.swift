/// What is wrong with a file of an index, and where.
// Public, since the compiler inlines nothing else across modules; no product exports the module.
public struct IndexFileError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Code: Sendable, Equatable {
        /// The bytes contradict the format or their checksum.
        case corrupt
        /// The file ends before what it announces.
        case truncated
        /// Written by a later version of Lede.
        case tooNew
        /// Written by a version whose format is no longer read.
        case tooOld
        /// There is no such file.
        case missing
        /// The operating system refused; `found` holds its words.
        case system
        /// Another process holds the write lock.
        case locked
        /// A limit of the format would be exceeded.
        case tooLarge
        /// The writer has been closed, and no longer holds the write lock.
        case closed
        /// The writer has failed before, as `found` says, and waits for a rollback.
        case failed
        /// The index needs a custom tokenizer that was not given; `found` is its name.
        case unknownTokenizer
    }

    public var code: Code
    /// The file's name, or its path if known.
    public var file: String
    /// The byte of the file at which the problem shows, if there is one.
    public var offset: Int?
    public var expected: String?
    public var found: String?
    /// The system's number of the error, for `.system` and for `.missing` if it was the system that missed the file.
    public var errno: Int32?

    public init(
        _ code: Code, file: String, offset: Int? = nil, expected: String? = nil, found: String? = nil, errno: Int32? = nil
    ) {
        self.code = code
        self.file = file
        self.offset = offset
        self.expected = expected
        self.found = found
        self.errno = errno
    }

    public var description: String {
        let what =
            switch code {
            case .corrupt: "is damaged"
            case .truncated: "is cut short"
            case .tooNew: "was written by a later version of Lede"
            case .tooOld: "was written by a version of Lede whose format is no longer read"
            case .missing: "does not exist"
            case .system: "cannot be used"
            case .locked: "is being written by another process"
            case .tooLarge: "would exceed a limit of the format"
            case .closed: "is no longer open to this writer, which was closed"
            case .failed: "waits for a rollback, since its writer failed"
            case .unknownTokenizer: "needs a custom tokenizer that was not given"
            }
        var text = "\(file) \(what)"
        // A reader of the message does not care where the file states its version.
        if let offset, code != .tooOld, code != .tooNew { text += " at byte \(offset)" }
        if let expected, let found {
            text += ": expected \(expected), found \(found)"
        } else if let found {
            text += ": \(found)"
        } else if let expected {
            text += ": expected \(expected)"
        }
        return code == .tooOld ? text + "; index the articles again" : text
    }
}

extension IndexFileError {
    /// The same as damage: the file that is missing is one that an index says it has.
    public var asLostFile: IndexFileError {
        IndexFileError(.corrupt, file: file, expected: "a file that belongs to the index", found: "none", errno: errno)
    }
}
