import Foundation

/// The checksum of a database's file, in a file beside it: SQLite itself has none, and answers from damaged pages as from sound ones.
///
///     file := size " " crc32c "\n"        decimal
enum FTS5Checksum {
    static func path(of database: String) -> String { database + ".crc32c" }

    /// Records the checksum of what was committed.
    /// - Parameter path: where the database is, or is put next.
    static func record(_ connection: SQLiteConnection, for path: String) throws {
        let text = try current(connection)
        do { try Data(text.utf8).write(to: URL(filePath: self.path(of: path)), options: .atomic) } catch {
            throw FTS5IndexError.system(path: self.path(of: path), error.localizedDescription)
        }
    }

    /// - Throws: `.damaged` for a file that does not have the recorded bytes, or if nothing is recorded.
    static func verify(_ connection: SQLiteConnection) throws(FTS5IndexError) {
        let recorded = recorded(for: connection.path)
        let found: String
        do { found = try current(connection) } catch { throw .sqlite(error) }
        guard found == recorded else { throw .damaged(path: connection.path) }
    }

    /// What is recorded; nothing if it is no regular file, such as a pipe, whose other end would be waited for.
    private static func recorded(for database: String) -> String {
        let path = path(of: database)
        guard (try? FTS5Index.checkFile(path)) != nil, let file = FileHandle(forReadingAtPath: path) else { return "" }
        return (try? file.read(upToCount: longest)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Bytes read from the record, more than it has.
    private static let longest = 64

    private static func current(_ connection: SQLiteConnection) throws(SQLiteError) -> String {
        // A read transaction keeps writers away from the file; inside another one it is not needed.
        let begins = !connection.isInTransaction
        if begins { try connection.execute("BEGIN; SELECT count(*) FROM sqlite_schema") }
        defer { if begins { try? connection.execute("COMMIT") } }
        let (size, checksum) = try connection.fileChecksum()
        return "\(size) \(checksum)\n"
    }
}
