import Foundation

extension FileHandle {
    /// An empty file at `path`, open for writing.
    convenience init(creating path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil) else {
            throw BenchmarkFailure("The file \(path) cannot be written.")
        }
        try self.init(forWritingTo: URL(filePath: path))
    }
}
