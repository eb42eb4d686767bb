import LedeIndexBytes
import LedeIndexStorage

/// Writes a `.docnos` file: the external ids in the order of documents, and the documents in the order of their ids.
///
///     payload := ids starts sorted docCount:u64 idBytes:u64
///     ids     := the ids' UTF-8, back to back, idBytes in all
///     starts  := (offset:u40)*              docCount + 1: where each id starts in ids, and where the last ends
///     sorted  := (doc:u32)*                 all documents, ordered by the bytes of their ids, which differ
struct DocnosWriter {
    static let tailSize = 16
    /// Bytes of a start: ids take less than a tebibyte.
    static let startSize = 5

    private let file: IndexFileWriter
    private var ids: [UInt8] = []
    private var starts: [Int] = [0]

    init(_ directory: any Directory, name: String) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .docnos)
    }

    var docCount: Int { starts.count - 1 }

    /// Adds the next document's id.
    mutating func add(_ id: ArraySlice<UInt8>) {
        ids.append(contentsOf: id)
        starts.append(ids.count)
    }

    func finish(sync: Bool) throws(IndexFileError) -> Int {
        var sorter = IDSorter()
        for doc in 0..<docCount { sorter.add(ids[starts[doc]..<starts[doc + 1]], tag: UInt64(doc)) }
        let bytes = ids.span
        let order = sorter.sorted { left, right in
            let (left, right) = (Int(left), Int(right))
            return bytes.extracting(starts[left]..<starts[left + 1]).compared(with: bytes.extracting(starts[right]..<starts[right + 1])) < 0
        }
        var tables = ByteWriter()
        guard ids.count < 1 << 40 else { throw IndexFileError(.tooLarge, file: "a segment's ids", expected: "under 1 TiB") }
        for start in starts {
            tables.append(uint32: UInt32(truncatingIfNeeded: start))
            tables.append(byte: UInt8(truncatingIfNeeded: start >> 32))
        }
        for doc in order { tables.append(uint32: UInt32(truncatingIfNeeded: doc)) }
        tables.append(uint64: UInt64(docCount))
        tables.append(uint64: UInt64(ids.count))
        try file.append(ids)
        try file.append(tables)
        return try file.finish(sync: sync)
    }
}
