import CSQLite

extension SQLiteError {
    /// The file is no database, or one without our tables.
    var meansOtherContent: Bool { primaryCode == SQLITE_NOTADB || (primaryCode == SQLITE_ERROR && message.hasPrefix("no such ")) }

    /// FTS5 reports an expression beyond its limits as a plain error, to be told by its words.
    var meansExpressionTooLarge: Bool {
        primaryCode == SQLITE_ERROR
            && (message.contains("parser stack overflow") || message.contains("expression tree is too large"))
    }
}
