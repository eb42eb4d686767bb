// The database of an FTS5 index:
//
//     articles    FTS5 table (title, body), content stored; rowids ascend in the order in which articles were added
//     documents   (rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE)   the same rowids
//     properties  (name TEXT PRIMARY KEY, value)                         the values below

/// What an FTS5 index says about itself.
package struct FTS5Properties: Sendable, Equatable {
    /// The layout described above.
    package static let currentFormat: Int64 = 1

    package var tokenizer: FTS5Tokenizer
    /// The analyzer that `FTS5Tokenizer.analyzer` uses; empty for FTS5's own tokenizers.
    package var analyzerName: String
    /// The state of the Lede index that it holds.
    package var generation: Int64
    /// The library that wrote it last.
    package var sqliteVersion: String
    /// Time spent in FTS5 by the build and the updates since, in seconds.
    package var buildSeconds: Double
    /// Number of articles.
    package var articleCount: Int

    static let schema = """
        CREATE TABLE properties(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE documents(rowid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE);
        """

    init(tokenizer: FTS5Tokenizer, analyzerName: String) {
        self.tokenizer = tokenizer
        self.analyzerName = analyzerName
        generation = 0
        sqliteVersion = SQLiteLibrary.version
        buildSeconds = 0
        articleCount = 0
    }

    init(from connection: SQLiteConnection) throws(FTS5IndexError) {
        do {
            let statement = try connection.prepare("SELECT value FROM properties WHERE name = ?1")
            func value<T>(_ name: String, _ read: (SQLiteStatement) -> T) throws -> T {
                try statement.bind(name, at: 1)
                defer { statement.reset() }
                guard try statement.step() else { throw FTS5IndexError.otherFormat(path: connection.path, found: "no \(name)") }
                return read(statement)
            }
            let format = try value("format") { $0.int64(0) }
            guard format == Self.currentFormat else {
                throw FTS5IndexError.otherFormat(path: connection.path, found: "format \(format)")
            }
            let tokenizerName = try value("tokenizer") { $0.text(0) }
            guard let tokenizer = FTS5Tokenizer(rawValue: tokenizerName) else {
                throw FTS5IndexError.otherFormat(path: connection.path, found: "tokenizer \(tokenizerName)")
            }
            self.tokenizer = tokenizer
            analyzerName = try value("analyzer") { $0.text(0) }
            generation = try value("generation") { $0.int64(0) }
            sqliteVersion = try value("sqlite_version") { $0.text(0) }
            buildSeconds = try value("build_seconds") { $0.double(0) }
            let articles = try value("articles") { $0.int64(0) }
            // A table has no more rows; what is counted up from here cannot overflow.
            guard let count = Int(exactly: articles), (0..<1 << 48).contains(count) else {
                throw FTS5IndexError.otherFormat(path: connection.path, found: "\(articles) articles")
            }
            articleCount = count
        } catch let error as FTS5IndexError {
            throw error
        } catch let error as SQLiteError {
            throw error.onOpening(connection.path)
        } catch {
            throw .otherFormat(path: connection.path, found: "\(error)")
        }
    }

    func write(to connection: SQLiteConnection) throws(SQLiteError) {
        let statement = try connection.prepare("INSERT OR REPLACE INTO properties(name, value) VALUES(?1, ?2)")
        func write(_ name: String, _ bindValue: () throws(SQLiteError) -> Void) throws(SQLiteError) {
            try statement.bind(name, at: 1)
            try bindValue()
            try statement.run()
        }
        try write("format") { () throws(SQLiteError) in try statement.bind(Self.currentFormat, at: 2) }
        try write("tokenizer") { () throws(SQLiteError) in try statement.bind(tokenizer.rawValue, at: 2) }
        try write("analyzer") { () throws(SQLiteError) in try statement.bind(analyzerName, at: 2) }
        try write("generation") { () throws(SQLiteError) in try statement.bind(generation, at: 2) }
        try write("sqlite_version") { () throws(SQLiteError) in try statement.bind(sqliteVersion, at: 2) }
        try write("build_seconds") { () throws(SQLiteError) in try statement.bind(buildSeconds, at: 2) }
        try write("articles") { () throws(SQLiteError) in try statement.bind(Int64(articleCount), at: 2) }
    }
}
