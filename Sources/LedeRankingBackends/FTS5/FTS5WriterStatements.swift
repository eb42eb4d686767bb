/// The statements that write an FTS5 index, compiled once.
struct FTS5WriterStatements {
    let connection: SQLiteConnection
    private let insertID: SQLiteStatement
    private let moveID: SQLiteStatement
    private let findID: SQLiteStatement
    private let deleteID: SQLiteStatement
    private let insertArticle: SQLiteStatement
    private let deleteArticle: SQLiteStatement

    init(connection: SQLiteConnection) throws(SQLiteError) {
        self.connection = connection
        insertID = try connection.prepare("INSERT OR IGNORE INTO documents(rowid, id) VALUES(?1, ?2)")
        moveID = try connection.prepare("UPDATE documents SET rowid = ?1 WHERE id = ?2")
        findID = try connection.prepare("SELECT rowid FROM documents WHERE id = ?1")
        deleteID = try connection.prepare("DELETE FROM documents WHERE rowid = ?1")
        insertArticle = try connection.prepare("INSERT INTO articles(rowid, title, body) VALUES(?1, ?2, ?3)")
        deleteArticle = try connection.prepare("DELETE FROM articles WHERE rowid = ?1")
    }

    /// Gives `id` the row `rowid`.
    /// - Returns: the row that it had before, if any.
    func assign(_ rowid: Int64, to id: String) throws(SQLiteError) -> Int64? {
        // A database without a journal cannot undo a failed statement, so a known id is not an error but changes no row.
        try insertID.bind(rowid, at: 1)
        try insertID.bind(id, at: 2)
        try insertID.run()
        if connection.changeCount == 1 { return nil }
        let earlier = try self.rowid(of: id)
        try moveID.bind(rowid, at: 1)
        try moveID.bind(id, at: 2)
        try moveID.run()
        return earlier
    }

    func rowid(of id: String) throws(SQLiteError) -> Int64? {
        try findID.bind(id, at: 1)
        defer { findID.reset() }
        return try findID.step() ? findID.int64(0) : nil
    }

    func removeID(_ rowid: Int64) throws(SQLiteError) {
        try deleteID.bind(rowid, at: 1)
        try deleteID.run()
    }

    func addArticle(_ rowid: Int64, title: String, body: String) throws(SQLiteError) {
        try insertArticle.bind(rowid, at: 1)
        try insertArticle.bind(title, at: 2)
        try insertArticle.bind(body, at: 3)
        try insertArticle.run()
    }

    func removeArticle(_ rowid: Int64) throws(SQLiteError) {
        try deleteArticle.bind(rowid, at: 1)
        try deleteArticle.run()
    }
}
