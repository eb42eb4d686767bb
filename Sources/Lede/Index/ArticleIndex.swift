import Foundation
import LedeCore
import LedeIndexBytes
import LedeIndexStorage
import LedeInvertedIndex
import LedeTextAnalysis
import Synchronization

/// A full-text index of articles: the way in to everything that you can do with it.
///
///     let index = try await ArticleIndex(at: .applicationSupportDirectory.appending(path: "Search"))
///     try await index.write { try $0.add(contentsOf: articles) }
///     for hit in try await index.search("\"thick fog\" ferry").hits { print(hit.title, hit.snippet) }
///
/// Any number of tasks may use one, and any number of processes one folder: readers never wait, and see the last commit; writers take
/// turns. Its methods leave the caller's actor, end when their task is cancelled, and have a form for threads of one's own in `blocking`.
public final class ArticleIndex: Sendable {
    let directory: any Directory
    let configuration: IndexConfiguration
    /// Where the index's analyzer is found.
    package let analyzers: AnalyzerCatalog
    let turns = WriteTurns()
    let observers = CommitObservers()
    private let latest: Mutex<IndexSnapshot?>

    /// The folder; nil for an index in memory.
    public let url: URL?

    /// Opens the index in the folder `url`, or makes one there, with the folders above it. Opening waits for nobody, even while another
    /// process writes.
    /// - Throws: `.configuration` if the index there is not what `configuration` asks for; `.damaged`, `.olderFormat`, `.newerFormat`;
    ///   `.permissionDenied`, `.diskFull` and the like.
    public convenience init(at url: URL, _ configuration: IndexConfiguration = IndexConfiguration()) async throws(LedeError) {
        let (directory, reader) = try await BlockingWork.run {
            let directory = try Self.folder(url, configuration, creates: true)
            return (directory, try Self.openOrMake(directory, configuration))
        }
        self.init(directory, url, configuration, opened: reader)
    }

    /// Opens the index in the folder `url`.
    /// - Throws: `.notFound` if there is none; as `init(at:_:)`.
    public convenience init(opening url: URL, _ configuration: IndexConfiguration = IndexConfiguration()) async throws(LedeError) {
        let (directory, reader) = try await BlockingWork.run {
            let directory = try Self.folder(url, configuration, creates: false)
            return (directory, try Self.open(directory, configuration))
        }
        self.init(directory, url, configuration, opened: reader)
    }

    /// An index in memory, for tests and small collections; gone with the value.
    /// - Throws: `.configuration`; `.unknownAnalyzer`.
    public static func inMemory(_ configuration: IndexConfiguration = IndexConfiguration()) throws(LedeError) -> ArticleIndex {
        let directory = MemoryDirectory()
        let reader = try LedeError.wrapping { try openOrMake(directory, configuration) }
        return ArticleIndex(directory, nil, configuration, opened: reader)
    }

    /// - Parameter reader: of the last commit, if it is open already.
    private init(_ directory: any Directory, _ url: URL?, _ configuration: IndexConfiguration, opened reader: IndexReader?) {
        self.directory = directory
        self.url = url
        self.configuration = configuration
        analyzers = configuration.analyzers
        latest = Mutex(reader.map { IndexSnapshot($0) })
    }

    private static func folder(_ url: URL, _ configuration: IndexConfiguration, creates: Bool) throws -> FileSystemDirectory {
        guard url.isFileURL else {
            throw LedeError(.notFound, "\(url.absoluteString) is not a folder of this machine", file: url.absoluteString)
        }
        var directory = try FileSystemDirectory(path: LedeCore.Index.trimmed(url.path(percentEncoded: false)), create: creates)
        directory.lockTimeout = configuration.lockTimeout
        return directory
    }

    /// The index in `directory`; nil if there was none and an empty one was made. Only making one takes the lock.
    private static func openOrMake(_ directory: any Directory, _ configuration: IndexConfiguration) throws -> IndexReader? {
        if let problem = configuration.analyzer?.definition.problem { throw AnalyzerDefinitionError(problem: problem) }
        do {
            return try open(directory, configuration)
        } catch let error as IndexFileError where error.code == .missing {
            try IndexWriter(
                directory, analyzerName: configuration.analyzer?.name, analyzers: configuration.analyzers,
                storesText: configuration.storesText, keepsSpelling: configuration.keepsSpelling
            ).close()
            return nil
        }
    }

    /// The index in `directory`, which is as the configuration asks for.
    private static func open(_ directory: any Directory, _ configuration: IndexConfiguration) throws -> IndexReader {
        let reader = try IndexReader(directory, analyzers: configuration.analyzers)
        try check(reader, configuration)
        return reader
    }

    /// - Throws: what differs between the index and what the configuration asks for.
    private static func check(_ reader: IndexReader, _ configuration: IndexConfiguration) throws {
        if let wanted = configuration.analyzer, wanted.name != reader.analyzerName {
            throw AnalyzerMismatch(recorded: reader.analyzerName, wanted: wanted.name)
        }
        if let wanted = configuration.storesText, wanted != reader.storesText {
            throw StoredTextMismatch(storesText: reader.storesText)
        }
        if let wanted = configuration.keepsSpelling, wanted != reader.keepsSpelling {
            throw WordFormMismatch(form: .spelling, isKept: reader.keepsSpelling)
        }
    }

    // MARK: Reading

    /// The last commit, for as many questions as are to be answered from one state. Complexity: O(1) unless there was a commit, of this or
    /// another process; then O(segments), some hundred microseconds.
    /// - Throws: `.notFound` if the index is gone; `.damaged` and the like; `.cancelled`.
    public func snapshot() async throws(LedeError) -> IndexSnapshot { try await BlockingWork.run { try self.lastSnapshot() } }

    /// What `body` makes of the last commit, on a thread where it may block.
    /// - Throws: as `snapshot`; `.callback` with what `body` throws.
    public func read<Result: Sendable>(_ body: @Sendable (IndexSnapshot) throws -> Result) async throws(LedeError) -> Result {
        try await BlockingWork.run { try body(try self.lastSnapshot()) }
    }

    func lastSnapshot() throws -> IndexSnapshot {
        let known = latest.withLock { $0 }
        if let known, try known.reader.isCurrent(in: directory) { return known }
        let opened = IndexSnapshot(try IndexReader(directory, analyzers: analyzers))
        latest.withLock { $0 = opened }
        return opened
    }

    /// Whether `snapshot` is of the last commit, of any process.
    /// - Throws: `.notFound` if the index is gone; `.damaged`.
    public func isCurrent(_ snapshot: IndexSnapshot) throws(LedeError) -> Bool {
        try LedeError.wrapping { () throws(IndexFileError) in try snapshot.reader.isCurrent(in: directory) }
    }

    /// The article of this id; nil if there is none.
    /// - Throws: as `snapshot`.
    public func article(id: String) async throws(LedeError) -> Article? { try await read { try $0.article(id: id) } }

    /// The number of articles.
    /// - Throws: as `snapshot`.
    public var count: Int { get async throws(LedeError) { try await read { $0.count } } }
}
