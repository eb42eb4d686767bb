import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// Writes a `.lengths` file: the exact number of tokens of every document.
///
///     payload := totals fieldLengths* tokenCounts docCount:u64
///     totals, fieldLengths := (length:u32)*         one per document: over all fields, then for each field but the last
///     tokenCounts := (tokens:u64)*                  one per field: the sum over the segment's documents
struct DocumentLengthsWriter {
    private let file: IndexFileWriter
    private var columns: [ByteWriter]
    private(set) var tokenCounts: [UInt64]
    private(set) var docCount = 0

    init(_ directory: any Directory, name: String) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .lengths)
        columns = Array(repeating: ByteWriter(), count: IndexedField.allCases.count)
        tokenCounts = Array(repeating: 0, count: IndexedField.allCases.count)
    }

    /// Adds the next document; `lengths` holds its tokens per field, whose sum stays below 2³¹.
    mutating func add(_ lengths: ArraySlice<UInt32>) {
        columns[0].append(uint32: lengths.reduce(0, +))
        for (field, length) in lengths.enumerated() {
            if field + 1 < columns.count { columns[field + 1].append(uint32: length) }
            tokenCounts[field] += UInt64(length)
        }
        docCount += 1
    }

    func finish(sync: Bool) throws(IndexFileError) -> Int {
        for column in columns { try file.append(column) }
        var tail = ByteWriter()
        for count in tokenCounts { tail.append(uint64: count) }
        tail.append(uint64: UInt64(docCount))
        try file.append(tail)
        return try file.finish(sync: sync)
    }
}
