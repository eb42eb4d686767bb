/// A file that does not follow the Common Index File Format, or cannot be read or written.
public struct CIFFError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, for programs.
    public enum Code: String, Sendable {
        /// The file system refused.
        case system
        /// The file ends within a message, or before all that its header announces.
        case truncated
        /// Not a message, or one that contradicts itself or the header.
        case corrupt
        /// More than this program takes or the format holds.
        case tooLarge
        /// Sound, but of a kind that cannot be imported or exported.
        case unsupported
    }

    public var code: Code
    /// The file as the user named it.
    public var file: String
    /// Where the message in question begins, in bytes from the start of the (uncompressed) file; nil for the file as a whole.
    public var offset: Int?
    /// What is wrong, in words.
    public var problem: String

    public init(_ code: Code, file: String, offset: Int? = nil, problem: String) {
        self.code = code
        self.file = file
        self.offset = offset
        self.problem = problem
    }

    public var description: String {
        if let offset { "\(file): at byte \(offset): \(problem)" } else { "\(file): \(problem)" }
    }
}
