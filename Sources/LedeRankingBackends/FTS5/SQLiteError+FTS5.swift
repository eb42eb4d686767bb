import LedeCSQLite

extension SQLiteError {
    /// The error as one of the database at `path`, met while opening it.
    func onOpening(_ path: String) -> FTS5IndexError {
        if meansBrokenUpdate { return .brokenOff(path: path) }
        if primaryCode == SQLITE_CORRUPT { return .damaged(path: path) }
        return meansOtherContent ? .otherFormat(path: path, found: message) : .sqlite(self)
    }

    /// The file is not a database, or lacks our tables.
    private var meansOtherContent: Bool { primaryCode == SQLITE_NOTADB || (primaryCode == SQLITE_ERROR && message.hasPrefix("no such ")) }

    /// A journal lies beside the file, and the connection may not write to roll it back (SQLITE_READONLY_ROLLBACK, a macro that Swift does
    /// not see).
    private var meansBrokenUpdate: Bool { code == SQLITE_READONLY | 3 << 8 }

    /// FTS5 reports an expression beyond its limits as a plain error, told apart only by its words.
    var meansExpressionTooLarge: Bool {
        primaryCode == SQLITE_ERROR
            && (message.contains("parser stack overflow") || message.contains("expression tree is too large"))
    }
}
