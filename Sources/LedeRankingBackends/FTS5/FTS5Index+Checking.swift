import Foundation
import LedeTextAnalysis

extension FTS5Index {
    /// Whether the database holds exactly these articles, in this order.
    /// - Parameter nextID: gives the id of the next article, nil after the last.
    package func holds(_ nextID: () throws -> String?) throws -> Bool {
        try withConnection { connection in
            let ids = try connection.prepare("SELECT id FROM documents ORDER BY rowid")
            while try ids.step() {
                guard try nextID() == ids.text(0) else { return false }
            }
            return try nextID() == nil
        }
    }

    /// Lets FTS5 compare its index with the content that it keeps, which tokenizes all of it again. Writes nothing, but SQLite wants a
    /// database that could be written.
    /// - Throws: `SQLiteError`, with SQLITE_CORRUPT_VTAB for a damaged index.
    package static func verify(in directory: URL, tokenizer: FTS5Tokenizer, analyzer: any Analyzer) throws {
        let connection = try SQLiteConnection(path: directory.appending(path: tokenizer.fileName).path, access: .readWrite)
        if tokenizer == .analyzer { try connection.register(analyzer, asTokenizer: tokenizer.rawValue) }
        try connection.execute("INSERT INTO articles(articles) VALUES('integrity-check')")
    }
}
