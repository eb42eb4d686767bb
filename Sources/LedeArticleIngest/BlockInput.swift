/// The bytes of a file, or of standard input, a block at a time, decompressed if the first bytes say so (gzip, Zstandard).
package final class BlockInput {
    private let file: FileBytes
    private let stream: InputStream
    private let location: SourceLocation

    /// - Parameter path: `-` for standard input.
    /// - Throws: `RecordProblem` if the file cannot be opened.
    package init(path: String) throws(RecordProblem) {
        location = SourceLocation(path: path)
        do {
            file = path == "-" ? FileBytes() : try FileBytes(path: Array(path.utf8))
            stream = InputStream(file: file, name: path, size: nil, blockBytes: 1 << 18)
        } catch {
            throw RecordProblem(.unreadable, at: location, "cannot be read: \(error.words)")
        }
    }

    /// Appends the next block, 256 KiB at most.
    /// - Returns: false at the end, where nothing is appended.
    /// - Throws: `RecordProblem` if the file cannot be read or decompressed further.
    package func readBlock(appendingTo buffer: inout [UInt8]) throws(RecordProblem) -> Bool {
        do {
            return try stream.readBlock(appendingTo: &buffer)
        } catch {
            throw RecordProblem(error.kind, at: location, error.reason)
        }
    }

    /// Bytes read of the file so far, before decompression.
    package var bytesRead: Int { file.bytesRead }
}
