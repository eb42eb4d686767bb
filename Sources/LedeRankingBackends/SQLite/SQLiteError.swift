/// SQLite refused.
public struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// SQLite's extended result code.
    public var code: Int32
    /// SQLite's words.
    public var message: String
    /// The database's path, or the statement that failed.
    public var subject: String

    public init(code: Int32, message: String, subject: String) {
        self.code = code
        self.message = message
        self.subject = subject
    }

    /// The result code without its extension.
    public var primaryCode: Int32 { code & 0xFF }

    public var description: String { "SQLite: \(message) (code \(code)): \(subject)" }
}
