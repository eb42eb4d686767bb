import Foundation

/// Everything that can go wrong with an index: what, where, and what was found instead.
///
/// One `switch` over `code` handles all:
///
///     do { page = try await index.search(text) } catch {
///         switch error.code {
///         case .damaged, .olderFormat: offerToIndexAgain()
///         case .cancelled: break
///         default: show(error.localizedDescription)
///         }
///     }
public struct LedeError: Error, Sendable {
    /// The kinds of error. Later versions may add some: have a `default`.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// There is no index, or no such folder.
        case notFound
        /// A file of the index is missing, cut short or contradicts its checksum. `ArticleIndex.destroy(at:)` makes room for a new one.
        case damaged
        /// Written by a later version of Lede.
        case newerFormat
        /// Written by a version whose format is no longer read: index the articles again.
        case olderFormat
        /// Another process or another `ArticleIndex` is writing.
        case locked
        /// The disk, or the quota on it, is full (ENOSPC, EDQUOT).
        case diskFull
        /// The system does not permit it (EACCES, EPERM), or the file system is read-only (EROFS).
        case permissionDenied
        /// The system refused for another reason, which `errno` tells.
        case system
        /// An article, a query or the index exceeds a limit; `expected` names it.
        case tooLarge
        /// A transaction was used after its end, or an index after `close`.
        case closed
        /// The index has another analyzer, or keeps other things, than the configuration says.
        case configuration
        /// No analyzer or tokenizer of this name is known.
        case unknownAnalyzer
        /// No article has a field of this name, or it has too many values to filter by.
        case unknownField
        /// The query cannot be answered, as `found` says.
        case invalidQuery
        /// The cursor belongs to another search, or the index has changed in between: search again from the first page.
        case staleCursor
        /// The task was cancelled.
        case cancelled
        /// The program's own code threw: `underlying` is what.
        case callback
    }

    public var code: Code
    /// The file or folder, if there is one.
    public var file: String?
    /// The byte of the file at which the problem shows.
    public var offset: Int?
    /// What should have been there, in words.
    public var expected: String?
    /// What was there instead, in words.
    public var found: String?
    /// What the system said (`ENOSPC`, `EACCES`, …).
    public var errno: Int32?
    /// The error behind this one: of a callback, a custom tokenizer or backend.
    public var underlying: (any Error)?
    /// All of it in a sentence.
    public var message: String

    package init(
        _ code: Code, _ message: String, file: String? = nil, offset: Int? = nil, expected: String? = nil, found: String? = nil,
        errno: Int32? = nil, underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.file = file
        self.offset = offset
        self.expected = expected
        self.found = found
        self.errno = errno
        self.underlying = underlying
    }
}

extension LedeError: CustomStringConvertible, LocalizedError {
    public var description: String { message }
    public var errorDescription: String? { message }
}

extension LedeError: Equatable {
    /// Whether everything but `underlying` is equal.
    public static func == (left: LedeError, right: LedeError) -> Bool {
        (left.code, left.file, left.offset, left.errno) == (right.code, right.file, right.offset, right.errno)
            && (left.expected, left.found, left.message) == (right.expected, right.found, right.message)
    }
}
