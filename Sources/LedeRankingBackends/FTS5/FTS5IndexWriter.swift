import Foundation
import LedeTextAnalysis

/// Builds an FTS5 index or brings one up to date. Nothing shows before `commit`; a writer dropped without it leaves no trace.
///
/// A new index is built beside its place (no journal, no waiting for the disk, one transaction), merged into one segment
/// ("optimize", so that a comparison meets FTS5 in its best form), made durable and renamed. An update is one ordinary transaction with
/// a rollback journal.
package final class FTS5IndexWriter {
    /// Articles that SQLite cannot hold (more than 1,000,000,000 bytes in one row), by id.
    package private(set) var tooLarge: [String] = []
    /// Articles in the index including what was added and removed so far.
    package private(set) var articleCount: Int

    private enum Mode {
        case creating(temporary: String)
        case updating
    }

    /// Largest row that SQLite keeps (SQLITE_MAX_LENGTH), less the row's own bytes.
    private static let largestArticle = 1_000_000_000 - 1_024
    /// Memory for new postings while an index is built, in bytes.
    private static let buildingHashSize = 64 << 20
    /// FTS5's own.
    private static let defaultHashSize = 1 << 20

    private let path: String
    private let mode: Mode
    private var properties: FTS5Properties
    /// The analyzer of `FTS5Tokenizer.analyzer`, which knows what comes before an article's texts; nil for FTS5's own tokenizers.
    private let analyzer: (any Analyzer)?
    private let isCancelled: @Sendable () -> Bool
    /// Nil once the writer has ended.
    private var statements: FTS5WriterStatements?
    private var lastRowid: Int64 = 0
    private var spent = Duration.zero

    /// Starts a new index, which at `commit` takes the place of the one in `directory`, if there is one.
    package init(
        creatingIn directory: URL, tokenizer: FTS5Tokenizer, analyzer: any Analyzer,
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) throws(FTS5IndexError) {
        let path = directory.appending(path: tokenizer.fileName).path
        BuildingFile.removeStale(besides: path)
        let temporary = BuildingFile.path(for: path)
        self.path = path
        mode = .creating(temporary: temporary)
        self.isCancelled = isCancelled
        self.analyzer = tokenizer == .analyzer ? analyzer : nil
        articleCount = 0
        properties = FTS5Properties(tokenizer: tokenizer, analyzerName: tokenizer == .analyzer ? analyzer.name : "")
        do {
            let connection = try SQLiteConnection(path: temporary, access: .create)
            if tokenizer == .analyzer {
                try connection.register(analyzer, asTokenizer: tokenizer.rawValue, isCancelled: isCancelled)
            }
            try connection.execute(
                """
                PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -65536;
                BEGIN;
                \(FTS5Properties.schema)
                CREATE VIRTUAL TABLE articles USING fts5(title, body, tokenize = '\(tokenizer.rawValue)');
                INSERT INTO articles(articles, rank) VALUES('hashsize', \(Self.buildingHashSize));
                """)
            statements = try FTS5WriterStatements(connection: connection)
        } catch {
            BuildingFile.remove(temporary)
            throw .sqlite(error)
        }
    }

    /// Starts an update of the index in `directory`, which must hold the state `generation` of the Lede index.
    package init(
        updatingIn directory: URL, tokenizer: FTS5Tokenizer, analyzer: any Analyzer, generation: Int64,
        isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
    ) throws(FTS5IndexError) {
        let path = directory.appending(path: tokenizer.fileName).path
        try FTS5Index.checkFile(path)
        BuildingFile.removeStale(besides: path)
        self.path = path
        mode = .updating
        self.isCancelled = isCancelled
        self.analyzer = tokenizer == .analyzer ? analyzer : nil
        let connection: SQLiteConnection
        do {
            connection = try SQLiteConnection(path: path, access: .readWrite)
            try connection.execute("PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536; BEGIN IMMEDIATE")
        } catch {
            throw error.onOpening(path)
        }
        properties = try FTS5Properties(from: connection)
        articleCount = properties.articleCount
        try FTS5Index.check(properties, path: path, tokenizer, analyzer, generation)
        // What is damaged must not get a checksum that says otherwise.
        try FTS5Checksum.verify(connection)
        do {
            if tokenizer == .analyzer {
                try connection.register(analyzer, asTokenizer: tokenizer.rawValue, isCancelled: isCancelled)
            }
            let last = try connection.prepare("SELECT max(rowid) FROM documents")
            lastRowid = try last.step() ? last.int64(0) : 0
            last.reset()
            statements = try FTS5WriterStatements(connection: connection)
        } catch { throw .sqlite(error) }
    }

    deinit { abandon() }

    /// Adds an article after all others, replacing the one with the same id, if any.
    ///
    /// - Returns: false for an article that SQLite cannot hold; it goes into `tooLarge`, and the earlier one with its id is gone.
    /// - Throws: `CancellationError`, `FTS5IndexError`. After an error the writer can only be abandoned.
    @discardableResult
    package func add(id: String, title: String, body: String) throws -> Bool {
        guard id.utf8.count + title.utf8.count + body.utf8.count <= Self.largestArticle else {
            tooLarge.append(id)
            try remove(id: id)
            return false
        }
        try work { statements in
            guard lastRowid < Int64.max else { throw FTS5IndexError.system(path: path, "no row number is left") }
            let rowid = lastRowid + 1
            if let earlier = try statements.assign(rowid, to: id) {
                try statements.removeArticle(earlier)
                articleCount -= 1
            }
            let tag = analyzer?.articleTag(title: title, body: body) ?? ""
            try statements.addArticle(rowid, title: tag.isEmpty ? title : tag + title, body: tag.isEmpty ? body : tag + body)
            lastRowid = rowid
            articleCount += 1
        }
        return true
    }

    /// Removes an article.
    ///
    /// - Returns: false when there is none with this id.
    /// - Throws: as `add`.
    @discardableResult
    package func remove(id: String) throws -> Bool {
        try work { statements in
            guard let rowid = try statements.rowid(of: id) else { return false }
            try statements.removeArticle(rowid)
            try statements.removeID(rowid)
            articleCount -= 1
            return true
        }
    }

    /// Makes the index hold what was added and removed, as the state `generation` of the Lede index.
    ///
    /// - Throws: as `add`; the index then is as it was before.
    package func commit(generation: Int64) throws {
        if case .creating = mode {
            try work { statements in
                try statements.connection.execute(
                    """
                    INSERT INTO articles(articles) VALUES('optimize');
                    INSERT INTO articles(articles, rank) VALUES('hashsize', \(Self.defaultHashSize));
                    """)
            }
        }
        try work { statements in
            properties.generation = generation
            properties.sqliteVersion = SQLiteLibrary.version
            properties.articleCount = articleCount
            properties.buildSeconds += spent / .seconds(1)
            try properties.write(to: statements.connection)
            try statements.connection.execute("COMMIT")
        }
        // Without it the database counts as damaged and is rebuilt, as after a crash between these two steps.
        if let statements { try FTS5Checksum.record(statements.connection, for: path) }
        statements = nil
        guard case .creating(let temporary) = mode else { return }
        do {
            try BuildingFile.put(temporary, inPlaceOf: path)
        } catch {
            BuildingFile.remove(temporary)
            throw error
        }
    }

    /// Forgets everything since the writer was made. Harmless after `commit`.
    package func abandon() {
        guard let open = statements else { return }
        statements = nil
        switch mode {
        case .creating(let temporary): BuildingFile.remove(temporary)
        case .updating: try? open.connection.execute("ROLLBACK")
        }
    }

    /// Does a piece of work on the database, adds up its time and gives its errors their types.
    private func work<T>(_ body: (FTS5WriterStatements) throws -> T) throws -> T {
        guard let statements else { throw FTS5IndexError.system(path: path, "the writer has ended") }
        if isCancelled() { throw CancellationError() }
        let start = ContinuousClock.now
        defer { spent += .now - start }
        do {
            return try body(statements)
        } catch let error as SQLiteError {
            // The tokenizer stops in the middle of an article when told to.
            if isCancelled() { throw CancellationError() }
            throw FTS5IndexError.sqlite(error)
        }
    }
}
