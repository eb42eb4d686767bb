import Lede
import LedeArticleIngest

/// How files are read into an index.
public struct FileImportOptions: Sendable, Hashable {
    /// What files hold.
    public enum Format: String, Sendable, Hashable, CaseIterable, Codable {
        /// Text, one article a file: a page saved from the web is reduced to its story.
        case text
        /// Text, one article a file, never reduced.
        case plain
        /// Pages saved as text, always reduced to their story.
        case page
        case html
        case markdown
        /// JSON Lines, or one JSON object or array of objects.
        case jsonl
        case tsv
        case csv
        /// TREC SGML.
        case trec
        /// RSS and Atom.
        case feed
        /// A dump of a MediaWiki.
        case mediawiki
    }

    /// The format of every file; nil to tell it by name and content, as by default.
    public var format: Format?
    /// Bytes that the import may take beyond what the process has anyway: 256 MB unless one says otherwise.
    public var memoryBudget: Int
    /// Cores to use; nil for all. The index does not depend on it.
    public var threads: Int?
    /// Whether the first record that cannot be read ends the import, which then changes nothing.
    public var isStrict: Bool

    public init(format: Format? = nil, memoryBudget: Int = 256_000_000, threads: Int? = nil, isStrict: Bool = false) {
        self.format = format
        self.memoryBudget = memoryBudget
        self.threads = threads
        self.isStrict = isStrict
    }
}

/// A record or a file that could not be read, and was left out.
public struct FileProblem: Sendable, Hashable {
    /// The file.
    public let path: String
    /// The record's first line, from 1; nil if the problem is of the file as a whole.
    public let line: Int?
    /// Why, in words.
    public let reason: String

    init(_ problem: RecordProblem) {
        path = problem.location.path
        line = problem.location.line
        reason = problem.reason
    }
}

/// What an import of files tells while it goes on.
public enum FileImportEvent: Sendable, Hashable {
    /// Something was left out.
    case problem(FileProblem)
    /// How many articles are indexed so far, how many bytes of the files are read, and how many there are, if that is known.
    case progress(articles: Int, bytesRead: Int, totalBytes: Int?)
}

/// What an import of files has done.
public struct FileImportSummary: Sendable, Hashable {
    /// The index's last commit.
    public let commit: IndexCommit
    /// Articles that are new, or in the place of one with their id.
    public let addedCount: Int
    /// Articles that are gone, since their file is, or no longer has them.
    public let removedCount: Int
    /// Records and files that were left out.
    public let problemCount: Int
    /// Bytes of the files, as they are on disk.
    public let bytesRead: Int
}
