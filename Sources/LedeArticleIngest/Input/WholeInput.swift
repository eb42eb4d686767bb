/// A file that is read whole, decompressed if its first bytes say so (gzip, Zstandard).
package enum WholeInput {
    /// The bytes of the file at `path`, or of standard input for `-`.
    /// - Parameter limit: most bytes, decompressed.
    /// - Throws: `RecordProblem` if the file cannot be opened or read to its end, or is larger.
    package static func bytes(of path: String, limit: Int) throws(RecordProblem) -> [UInt8] {
        let location = SourceLocation(path: path)
        let file: FileBytes
        do {
            file = path == "-" ? FileBytes() : try FileBytes(path: Array(path.utf8))
        } catch {
            throw RecordProblem(.unreadable, at: location, "cannot be read: \(error.words)")
        }
        let stream = InputStream(file: file, name: path, size: nil, blockBytes: 1 << 18)
        var bytes: [UInt8] = []
        do throws(StreamDamage) {
            while try stream.readBlock(appendingTo: &bytes) {
                if bytes.count > limit { throw StreamDamage(kind: .tooLong, reason: "larger than \(limit) bytes") }
            }
        } catch {
            throw RecordProblem(error.kind, at: location, error.reason)
        }
        return bytes
    }
}
