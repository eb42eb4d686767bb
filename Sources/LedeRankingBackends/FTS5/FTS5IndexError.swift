/// Why an FTS5 index cannot be used or cannot answer.
package enum FTS5IndexError: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is no such database.
    case missing(path: String)
    /// The database holds another state of the index and must be rebuilt.
    case otherGeneration(path: String, expected: Int64, found: Int64)
    /// The database was built with another analyzer or tokenizer and must be rebuilt.
    case otherTokens(path: String, expected: String, found: String)
    /// The database has another layout (or is not ours) and must be rebuilt.
    case otherFormat(path: String, found: String)
    /// An update of the database broke off, and only a writer could undo it: it must be rebuilt.
    case brokenOff(path: String)
    /// The database does not have the bytes that were recorded when it was written, and must be rebuilt.
    case damaged(path: String)
    /// The query is longer or deeper than FTS5 takes; FTS5's words.
    case queryTooLarge(String)
    /// FTS5 has nothing like a part of the query; what it is.
    case notInFTS5(String)
    /// The index at `path` does not store the text of its articles, of which the database would be made.
    case textNotStored(path: String)
    /// SQLite failed.
    case sqlite(SQLiteError)
    /// The operating system refused to put the database in place; its words.
    case system(path: String, String)

    /// Whether rebuilding the database cures it.
    package var isCuredByBuilding: Bool {
        switch self {
        case .missing, .otherGeneration, .otherTokens, .otherFormat, .brokenOff, .damaged: true
        case .queryTooLarge, .notInFTS5, .textNotStored, .sqlite, .system: false
        }
    }

    /// Whether what was written is gone, rather than just of another state of the index.
    package var isDamage: Bool { if case .damaged = self { true } else { false } }

    package var description: String {
        switch self {
        case .missing(let path): "\(path) does not exist"
        case .otherGeneration(let path, let expected, let found):
            "\(path) is not in step with the index: it holds generation \(found), the index is at \(expected)"
        case .otherTokens(let path, let expected, let found):
            "\(path) was built with the tokens of \(found), not of \(expected)"
        case .otherFormat(let path, let found): "\(path) is not an FTS5 index of this version: \(found)"
        case .brokenOff(let path): "\(path) is in the middle of an update that broke off"
        case .damaged(let path):
            "\(path) is damaged: it does not have the bytes that were written; it is built anew when it is next asked for"
        case .queryTooLarge(let words): "the query is too large for FTS5: \(words)"
        case .notInFTS5(let part): "FTS5 has no \(part)"
        case .textNotStored(let path): "\(path) was built without the text of its articles, which an FTS5 database needs"
        case .sqlite(let error): error.description
        case .system(let path, let words): "\(path): \(words)"
        }
    }
}
