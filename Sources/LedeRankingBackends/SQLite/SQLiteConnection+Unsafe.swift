import LedeCSQLite

/// A connection to one database, used by one task at a time.
///
/// Opened without SQLite's own mutexes: whoever shares a connection guards it.
package final class SQLiteConnection {
    /// The `sqlite3*`, valid from `init` until `deinit`.
    let handle: OpaquePointer
    let path: String

    package init(path: String, access: SQLiteAccess) throws(SQLiteError) {
        let flags =
            switch access {
            case .readOnly: SQLITE_OPEN_READONLY
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        // SAFETY: `path` lives through the call; SQLite sets `opened` even when it fails, unless it has no memory.
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let opened else {
            // SAFETY: `opened` is nil or the handle of the failed opening, which has its message and must be closed, once.
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteError(code: code, message: message, subject: path)
        }
        handle = opened
        self.path = path
        // SAFETY: the handle was just opened. A writer's commit takes well under this time; a reader waits for it.
        sqlite3_busy_timeout(handle, 10_000)
    }

    deinit {
        // SAFETY: nobody else has the handle now; statements hold the connection, so all are finalized.
        sqlite3_close_v2(handle)
    }

    /// Runs the statements of `sql` and drops their rows.
    package func execute(_ sql: String) throws(SQLiteError) {
        // SAFETY: the handle is open; `sql` lives through the call; no callback, no message buffer.
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw error(code, sql) }
    }

    /// Compiles one statement.
    package func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
        var compiled: OpaquePointer?
        // SAFETY: the handle is open and `sql` lives through the call; −1 reads to its NUL.
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &compiled, nil)
        guard code == SQLITE_OK, let compiled else { throw error(code, sql) }
        return SQLiteStatement(handle: compiled, connection: self, sql: sql)
    }

    /// Whether a transaction is open.
    var isInTransaction: Bool {
        // SAFETY: the handle is open.
        sqlite3_get_autocommit(handle) == 0
    }

    /// Rows changed by the last statement.
    var changeCount: Int {
        // SAFETY: the handle is open.
        Int(sqlite3_changes64(handle))
    }

    func error(_ code: Int32, _ subject: String) -> SQLiteError {
        // SAFETY: the handle is open; the message is copied before SQLite is called again.
        SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), subject: subject)
    }
}
