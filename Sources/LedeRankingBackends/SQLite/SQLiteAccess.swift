/// How a database is opened.
package enum SQLiteAccess: Sendable {
    /// For reading; works in a folder that cannot be written. The file must exist.
    case readOnly
    /// For reading and writing; the file must exist.
    case readWrite
    /// For reading and writing; the file is made if it does not exist.
    case create
}
