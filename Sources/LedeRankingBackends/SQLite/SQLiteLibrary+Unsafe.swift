import LedeCSQLite

/// The SQLite that is linked.
package enum SQLiteLibrary {
    /// As in `3.40.1`.
    // SAFETY: SQLite's own static string, which ends in NUL and lives as long as the process.
    package static var version: String { String(cString: sqlite3_libversion()) }

    /// The date and hash of its source.
    // SAFETY: as above.
    package static var sourceID: String { String(cString: sqlite3_sourceid()) }
}
