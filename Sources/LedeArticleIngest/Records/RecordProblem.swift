/// One record, file or folder that could not be read, and why. Reading continues after it.
package struct RecordProblem: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Kind: Sendable, Equatable {
        /// A path that the user named does not exist.
        case missingPath
        /// The operating system refused to open or read.
        case unreadable
        /// Not text.
        case binary
        /// Bytes that are not UTF-8.
        case invalidUTF8
        /// The record contradicts its format.
        case malformed
        /// Longer than `ReadingLimits.maxRecordBytes`.
        case tooLong
        /// Nothing to index.
        case empty
        /// Compressed data that is cut short or corrupt; the records before the damage were read.
        case damaged
        /// A bound of `ReadingLimits` on what is unpacked was hit.
        case overLimit
        /// A format that is not read.
        case unsupported
    }

    /// How much is lost.
    package enum Loss: Sendable, Equatable {
        /// One record among others.
        case record
        /// The input, or what is left of it.
        case input
    }

    package var kind: Kind
    package var location: SourceLocation
    /// In words for people, without the place: "not valid JSON: …".
    package var reason: String
    package var loses: Loss

    package init(_ kind: Kind, at location: SourceLocation, _ reason: String, loses: Loss = .record) {
        self.kind = kind
        self.location = location
        self.reason = reason
        self.loses = loses
    }

    /// Whether the input could not be read, or not to its end; an empty one counts as read.
    package var isOfInput: Bool {
        guard kind != .empty else { return false }
        return loses == .input || location.line == nil
    }

    package var description: String { "\(location): \(reason)" }
}
