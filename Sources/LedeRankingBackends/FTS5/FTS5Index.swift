import LedeBackends
import Foundation
import LedeQueryLanguage
import LedeRetrieval
import Synchronization
import LedeTextAnalysis

/// An FTS5 index opened for searching. Any number of tasks may share it; they take turns.
package final class FTS5Index: Sendable {
    package let path: String
    package let properties: FTS5Properties
    private let reader: Mutex<Reader>

    /// The statements of one connection, compiled once, so that a query's time includes no compiling of SQL.
    private struct Reader {
        let connection: SQLiteConnection
        let top: SQLiteStatement
        /// The same by the rank function that is its third parameter.
        let weightedTop: SQLiteStatement
        let count: SQLiteStatement
        let id: SQLiteStatement

        init(connection: SQLiteConnection) throws(SQLiteError) {
            self.connection = connection
            // `, rowid` after rank would make SQLite sort every match a second time; FTS5 gives ties in ascending rowid by itself.
            top = try connection.prepare("SELECT rowid, rank FROM articles WHERE articles MATCH ?1 ORDER BY rank LIMIT ?2")
            weightedTop = try connection.prepare(
                "SELECT rowid, rank FROM articles WHERE articles MATCH ?1 AND rank MATCH ?3 ORDER BY rank LIMIT ?2")
            count = try connection.prepare("SELECT count(*) FROM articles WHERE articles MATCH ?1")
            id = try connection.prepare("SELECT id FROM documents WHERE rowid = ?1")
        }
    }

    /// Opens the index in a folder, which need not be writable.
    ///
    /// - Parameters:
    ///   - analyzer: the Lede index's analyzer; only `FTS5Tokenizer.analyzer` uses it.
    ///   - generation: the state of the Lede index that it must hold; nil takes any.
    /// - Throws: `FTS5IndexError`; see `isCuredByBuilding`.
    package init(
        in directory: URL, tokenizer: FTS5Tokenizer, analyzer: any Analyzer, generation: Int64?
    ) throws(FTS5IndexError) {
        let path = directory.appending(path: tokenizer.fileName).path
        try Self.checkFile(path)
        let connection: SQLiteConnection
        do {
            connection = try SQLiteConnection(path: path, access: .readOnly)
            try connection.execute(
                "PRAGMA trusted_schema = OFF; PRAGMA mmap_size = 1073741824; PRAGMA cache_size = -65536; PRAGMA query_only = ON")
        } catch {
            throw error.onOpening(path)
        }
        let properties = try FTS5Properties(from: connection)
        try Self.check(properties, path: path, tokenizer, analyzer, generation)
        do {
            if tokenizer == .analyzer { try connection.register(analyzer, asTokenizer: tokenizer.rawValue) }
            reader = Mutex(try Reader(connection: connection))
        } catch { throw .sqlite(error) }
        self.path = path
        self.properties = properties
    }

    /// Compares the file with the checksum recorded when it was written. Complexity: linear in the file, some 3 bytes a nanosecond.
    /// - Throws: `.damaged`; `.sqlite`.
    package func verifyChecksum() throws(FTS5IndexError) {
        try reader.withLock { reader throws(FTS5IndexError) in try FTS5Checksum.verify(reader.connection) }
    }

    /// Throws unless it is a regular file: SQLite would wait for the other end of a pipe.
    static func checkFile(_ path: String) throws(FTS5IndexError) {
        // Follows links: what counts is what they lead to.
        let target = URL(filePath: path).resolvingSymlinksInPath().path
        guard let kind = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType else {
            throw .missing(path: path)
        }
        guard kind == .typeRegular else { throw .system(path: path, "not a regular file") }
    }

    /// Throws unless the database holds what was asked for.
    static func check(
        _ properties: FTS5Properties, path: String, _ tokenizer: FTS5Tokenizer, _ analyzer: any Analyzer, _ generation: Int64?
    ) throws(FTS5IndexError) {
        let expected = tokensName(tokenizer, analyzerName: analyzer.name)
        let found = tokensName(properties.tokenizer, analyzerName: properties.analyzerName)
        guard expected == found else { throw .otherTokens(path: path, expected: expected, found: found) }
        if let generation, generation != properties.generation {
            throw .otherGeneration(path: path, expected: generation, found: properties.generation)
        }
    }

    private static func tokensName(_ tokenizer: FTS5Tokenizer, analyzerName: String) -> String {
        tokenizer == .analyzer ? "the analyzer \(analyzerName)" : "FTS5's \(tokenizer.rawValue)"
    }

    /// The best `limit` articles, best first, ties in the order in which they were added. The score is FTS5's `rank` without its
    /// minus sign.
    ///
    /// - Parameter weights: what an occurrence counts in each field; nil for 1 in all.
    package func rank(_ query: Query, limit: Int, weights: FieldWeights? = nil) throws(FTS5IndexError) -> [RankedArticle] {
        guard limit > 0, let text = try FTS5QueryText(query).text else { return [] }
        return try rank(matching: text, limit: limit, weights: weights)
    }

    /// The same for a MATCH expression, handed to SQLite as it is.
    package func rank(matching text: String, limit: Int, weights: FieldWeights? = nil) throws(FTS5IndexError) -> [RankedArticle] {
        try read { reader throws(SQLiteError) in
            let top = weights == nil ? reader.top : reader.weightedTop
            defer { top.reset() }
            try top.bind(text, at: 1)
            try top.bind(Int64(limit), at: 2)
            if let weights { try top.bind(Self.rankFunction(weights), at: 3) }
            var hits: [RankedArticle] = []
            while try top.step() {
                try reader.id.bind(top.int64(0), at: 1)
                defer { reader.id.reset() }
                guard try reader.id.step() else { continue }
                hits.append(RankedArticle(id: reader.id.text(0), score: -top.double(1)))
            }
            return hits
        }
    }

    /// bm25() with the weights as its arguments: the table's columns are in the order of the fields. FTS5 reads no exponents there.
    static func rankFunction(_ weights: FieldWeights) -> String {
        "bm25(" + weights.weights.map { String(format: "%.25f", $0) }.joined(separator: ", ") + ")"
    }

    /// The number of articles that match.
    package func count(_ query: Query) throws(FTS5IndexError) -> Int {
        guard let text = try FTS5QueryText(query).text else { return 0 }
        return try count(matching: text)
    }

    /// The same for a MATCH expression, handed to SQLite as it is.
    package func count(matching text: String) throws(FTS5IndexError) -> Int {
        try read { reader throws(SQLiteError) in
            defer { reader.count.reset() }
            try reader.count.bind(text, at: 1)
            return try reader.count.step() ? Int(reader.count.int64(0)) : 0
        }
    }

    /// What the index takes on disk. Reads the whole file if SQLite can tell its parts.
    package func sizes() throws(FTS5IndexError) -> FTS5Sizes {
        try read { reader throws(SQLiteError) in
            let pages = try reader.connection.prepare(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
            var sizes = FTS5Sizes(file: try pages.step() ? pages.int64(0) : 0)
            guard let parts = try? reader.connection.prepare("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE ORDER BY name") else {
                return sizes
            }
            var index: Int64 = 0
            var content: Int64 = 0
            while try parts.step() {
                sizes.tables.append(FTS5TableSize(name: parts.text(0), bytes: parts.int64(1)))
                switch parts.text(0) {
                case "articles_data", "articles_idx", "articles_docsize": index += parts.int64(1)
                case "articles_content", "documents", "sqlite_autoindex_documents_1": content += parts.int64(1)
                default: break
                }
            }
            sizes.index = index
            sizes.content = content
            return sizes
        }
    }

    /// Lends the connection to `body`; others wait.
    func withConnection<T: Sendable>(_ body: (SQLiteConnection) throws -> T) throws -> T {
        try reader.withLock { reader in try body(reader.connection) }
    }

    private func read<T: Sendable>(_ body: (Reader) throws(SQLiteError) -> T) throws(FTS5IndexError) -> T {
        do {
            return try reader.withLock { reader throws(SQLiteError) in try body(reader) }
        } catch {
            if error.meansExpressionTooLarge { throw .queryTooLarge(error.message) }
            throw .sqlite(error)
        }
    }
}
