import LedeIndexBytes

/// Where the files of an index live. Files are written once, front to back, and never changed afterwards; only `rename` replaces one.
///
/// What a crash keeps: the content of files whose `sync` returned, under the names that existed when `syncNames` last returned.
package protocol Directory: Sendable {
    /// What messages call the directory.
    var path: String { get }

    /// The names of all files, sorted.
    func names() throws(IndexFileError) -> [String]

    /// The bytes of a file, mapped where the system can do that.
    func open(_ name: String) throws(IndexFileError) -> ByteSlice

    /// A new, empty file; one of the same name is replaced, and readers that have it open keep its bytes.
    func create(_ name: String) throws(IndexFileError) -> any OutputFile

    /// Renames a file, atomically replacing any file of the new name.
    func rename(_ name: String, to newName: String) throws(IndexFileError)

    /// Removes a file; readers that have it open keep its bytes.
    func remove(_ name: String) throws(IndexFileError)

    /// Makes creations, renamings and removals durable.
    func syncNames() throws(IndexFileError)

    /// The right to write: one holder at most among all processes, given back when the lock is released or its process ends or crashes.
    /// Fails at once with `.locked` when another holds it.
    func acquireWriteLock() throws(IndexFileError) -> any WriteLock
}

/// A file being written.
package protocol OutputFile: AnyObject {
    /// Adds bytes at the end.
    func append(_ bytes: Span<UInt8>) throws(IndexFileError)

    /// Makes the content durable.
    func sync() throws(IndexFileError)

    /// Ends writing; nothing may follow but another `close`, which has no effect.
    func close() throws(IndexFileError)
}

/// The right to write to a directory.
package protocol WriteLock: AnyObject, Sendable {
    /// Gives the right back; also done when the lock is deinitialised.
    func release()
}
