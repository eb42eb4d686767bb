import LedeCSQLite

/// A compiled statement. Parameters count from 1, columns from 0, as in SQLite.
package final class SQLiteStatement {
    private let handle: OpaquePointer
    /// Keeps the database open.
    private let connection: SQLiteConnection
    private let sql: String

    /// - Parameter handle: a statement of `connection` that nobody else finalizes.
    init(handle: OpaquePointer, connection: SQLiteConnection, sql: String) {
        self.handle = handle
        self.connection = connection
        self.sql = sql
    }

    deinit {
        // SAFETY: the statement is ours and nobody has it any more.
        sqlite3_finalize(handle)
    }

    /// Tells SQLite to copy what is bound.
    private static var copied: sqlite3_destructor_type? {
        // SAFETY: SQLITE_TRANSIENT is defined as the pointer −1, which SQLite never calls.
        unsafeBitCast(-1, to: sqlite3_destructor_type?.self)
    }

    package func bind(_ value: Int64, at index: Int32) throws(SQLiteError) {
        // SAFETY: the statement is compiled; a wrong index is an error code.
        try check(sqlite3_bind_int64(handle, index, value))
    }

    package func bind(_ value: Double, at index: Int32) throws(SQLiteError) {
        // SAFETY: as above.
        try check(sqlite3_bind_double(handle, index, value))
    }

    package func bind(_ text: String, at index: Int32) throws(SQLiteError) {
        var text = text
        let code = text.withUTF8 { bytes in
            // SAFETY: the bytes live through the call and are copied by it; the length is theirs, so NULs are bytes like others.
            // An empty buffer's address may be nil, which would bind NULL: any address will do for no bytes.
            withUnsafePointer(to: 0 as CChar) { noBytes in
                sqlite3_bind_text64(
                    handle, index, bytes.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) } ?? noBytes,
                    UInt64(bytes.count), Self.copied, UInt8(SQLITE_UTF8))
            }
        }
        try check(code)
    }

    /// Goes to the next row.
    /// - Returns: false after the last.
    package func step() throws(SQLiteError) -> Bool {
        // SAFETY: the statement is compiled.
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let error = connection.error(code, sql)
            reset()
            throw error
        }
    }

    /// Runs a statement without rows, and makes it ready to run again.
    package func run() throws(SQLiteError) {
        while try step() {}
        reset()
    }

    /// Makes the statement ready to run again and lets go of what was bound.
    package func reset() {
        // SAFETY: the statement is compiled; the code repeats the last step's error, which that step reported.
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    package func int64(_ column: Int32) -> Int64 {
        // SAFETY: the statement is on a row; a column out of range reads as NULL.
        sqlite3_column_int64(handle, column)
    }

    package func double(_ column: Int32) -> Double {
        // SAFETY: as above.
        sqlite3_column_double(handle, column)
    }

    /// A text column; invalid UTF-8 is repaired, NULL is empty.
    package func text(_ column: Int32) -> String {
        // SAFETY: as above; the pointer is valid for the number of bytes asked for after it, until the next step or reset.
        guard let start = sqlite3_column_text(handle, column) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, column))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw connection.error(code, sql) }
    }
}
