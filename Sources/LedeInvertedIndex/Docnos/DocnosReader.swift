import LedeIndexBytes
import LedeIndexStorage

/// Finds the id of a document and the document of an id in a `.docnos` file.
struct DocnosReader: Sendable {
    private let file: IndexFile
    let docCount: Int
    private let startsOffset: Int
    private let sortedOffset: Int

    init(_ file: IndexFile) throws(IndexFileError) {
        let tailSize = DocnosWriter.tailSize
        let tail = try file.slice(at: file.count - tailSize, length: tailSize)
        docCount = try tail.size(at: 0)
        startsOffset = try tail.size(at: 8)
        guard docCount < 1 << 31, startsOffset <= file.count,
            startsOffset + (docCount + 1) * DocnosWriter.startSize + docCount * 4 + tailSize == file.count
        else { throw tail.corrupt(at: 0, expected: "counts that fit the file", found: "\(docCount) documents") }
        sortedOffset = startsOffset + (docCount + 1) * DocnosWriter.startSize
        self.file = file
    }

    /// The UTF-8 of the id of `doc`, which is below `docCount`.
    func bytes(_ doc: Int) throws(IndexFileError) -> ByteSlice {
        let size = DocnosWriter.startSize
        let bounds = try file.slice(at: startsOffset + doc * size, length: 2 * size)
        let start = Int(try bounds.uint32(at: 0)) | Int(try bounds.byte(at: 4)) << 32
        let end = Int(try bounds.uint32(at: size)) | Int(try bounds.byte(at: size + 4)) << 32
        guard start <= end, end <= startsOffset else { throw bounds.corrupt(at: 0, expected: "ascending offsets") }
        return try file.slice(at: start, length: end - start)
    }

    /// The id of `doc`.
    func docno(_ doc: Int) throws(IndexFileError) -> String {
        let bytes = try bytes(doc)
        guard let text = String(validating: bytes.bytes, as: UTF8.self) else {
            throw bytes.corrupt(at: 0, expected: "UTF-8")
        }
        return text
    }

    /// The document whose id has rank `rank` in the order of ids.
    func doc(rank: Int) throws(IndexFileError) -> Int {
        let doc = Int(try file.slice(at: sortedOffset + rank * 4, length: 4).uint32(at: 0))
        guard doc < docCount else {
            throw IndexFileError(.corrupt, file: file.name, expected: "a document under \(docCount)", found: "\(doc)")
        }
        return doc
    }

    /// The document whose id is `docno`, or nil. Complexity: O(log documents).
    func doc(_ docno: Span<UInt8>) throws(IndexFileError) -> Int? {
        var low = 0
        var high = docCount
        while low < high {
            let middle = (low + high) >> 1
            let doc = try doc(rank: middle)
            let order = try bytes(doc).withSpan { $0.compared(with: docno) }
            if order == 0 { return doc }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}
