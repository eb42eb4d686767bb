/// SQLite refused.
package struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// SQLite's extended result code.
    package var code: Int32
    /// SQLite's words.
    package var message: String
    /// The database's path, or the statement that failed.
    package var subject: String

    package init(code: Int32, message: String, subject: String) {
        self.code = code
        self.message = message
        self.subject = subject
    }

    /// The result code without its extension.
    package var primaryCode: Int32 { code & 0xFF }

    package var description: String { "SQLite: \(message) (code \(code)): \(subject)" }
}
