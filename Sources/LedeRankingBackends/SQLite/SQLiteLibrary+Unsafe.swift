import LedeCSQLite

/// The SQLite that is linked.
public enum SQLiteLibrary {
    /// As in `3.40.1`.
    // SAFETY: SQLite's own static string, which ends in NUL and lives as long as the process.
    public static var version: String { String(cString: sqlite3_libversion()) }

    /// The date and hash of its source.
    // SAFETY: as above.
    public static var sourceID: String { String(cString: sqlite3_sourceid()) }
}
