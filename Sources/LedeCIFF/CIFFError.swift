/// A file that does not follow the Common Index File Format, or cannot be read or written.
package struct CIFFError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, for programs.
    package enum Code: String, Sendable {
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

    package var code: Code
    /// The file as the user named it.
    package var file: String
    /// Where the message in question begins, in bytes from the start of the (uncompressed) file; nil for the file as a whole.
    package var offset: Int?
    /// What is wrong, in words.
    package var problem: String

    package init(_ code: Code, file: String, offset: Int? = nil, problem: String) {
        self.code = code
        self.file = file
        self.offset = offset
        self.problem = problem
    }

    package var description: String {
        if let offset { "\(file): at byte \(offset): \(problem)" } else { "\(file): \(problem)" }
    }
}
