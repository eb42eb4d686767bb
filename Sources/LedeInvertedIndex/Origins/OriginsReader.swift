import LedeIndexBytes
import LedeIndexStorage

/// Reads an `.origins` file.
struct OriginsReader: Sendable {
    private let file: IndexFile
    let docCount: Int
    private let hasHashes: Bool
    /// The generations of the commits that brought the documents' texts.
    let arrivals: OriginColumn
    /// The numbers of the files they come from.
    let files: OriginColumn

    init(_ file: IndexFile) throws(IndexFileError) {
        let tailSize = OriginsWriter.tailSize
        let tail = try file.slice(at: file.count - tailSize, length: tailSize)
        let docCount = try tail.size(at: 0)
        let hashCount = try tail.size(at: 8)
        let arrivalBytes = try tail.size(at: 16)
        let columnsEnd = file.count - tailSize
        guard docCount < 1 << 31, hashCount == 0 || hashCount == docCount, hashCount * 8 <= columnsEnd,
            arrivalBytes <= columnsEnd - hashCount * 8
        else {
            throw tail.corrupt(at: 0, expected: "counts that fit the file", found: "\(docCount) documents, \(hashCount) hashes")
        }
        self.file = file
        self.docCount = docCount
        hasHashes = hashCount > 0
        let filesOffset = hashCount * 8 + arrivalBytes
        arrivals = try OriginColumn(file, bytes: hashCount * 8..<filesOffset, docCount: docCount, limit: UInt64(Int64.max))
        files = try OriginColumn(file, bytes: filesOffset..<columnsEnd, docCount: docCount, limit: UInt64(UInt32.max))
    }

    /// The hash of the content of `doc`, which is below `docCount`; 0 for none.
    func contentHash(_ doc: Int) throws(IndexFileError) -> UInt64 {
        hasHashes ? try file.slice(at: doc * 8, length: 8).uint64(at: 0) : 0
    }

    /// All that is known about `doc`, which is below `docCount`. Complexity: O(1).
    func origin(_ doc: Int) throws(IndexFileError) -> DocumentOrigin {
        DocumentOrigin(
            arrival: Int64(try arrivals.value(doc)),
            source: ArticleOrigin(file: UInt32(try files.value(doc)), contentHash: try contentHash(doc)))
    }
}
