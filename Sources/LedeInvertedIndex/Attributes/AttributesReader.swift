import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// The columns of an `.attributes` file. Opening it reads only their directory.
package struct AttributesReader: Sendable {
    /// A metadata field.
    package struct Field: Sendable {
        package let name: String
        /// Nil if the field was dropped for having too many values (`AttributeLimits`).
        package let column: TextColumn?
    }

    let docCount: Int
    /// Nil if no document has a date.
    package let dates: DateColumn?
    /// Nil if no document has an author.
    package let author: TextColumn?
    /// The metadata fields in the order of their names' bytes.
    package let fields: [Field]

    init(_ file: IndexFile) throws(IndexFileError) {
        let tailSize = AttributesWriter.tailSize
        let tail = try file.slice(at: file.count - tailSize, length: tailSize)
        let docCount = try tail.size(at: 0)
        let directoryOffset = try tail.size(at: 8)
        let columnCount = try tail.size(at: 16)
        guard docCount < 1 << 31, directoryOffset <= file.count - tailSize, columnCount <= AttributeLimits.mostFields + 2 else {
            throw tail.corrupt(at: 0, expected: "counts that fit the file", found: "\(columnCount) columns of \(docCount) documents")
        }
        var dates: DateColumn?
        var author: TextColumn?
        var fields: [Field] = []
        let directory = try file.slice(at: directoryOffset, length: file.count - tailSize - directoryOffset)
        var reader = ByteReader(directory)
        var offset = 0
        var previous: [UInt8]?
        for _ in 0..<columnCount {
            let start = reader.offset
            let entry = try Entry(&reader, docCount: docCount, room: directoryOffset - offset)
            func text() -> TextColumn {
                TextColumn(file, offset: offset, docCount: docCount, valueCount: entry.valueCount, valueBytes: entry.valueBytes)
            }
            switch entry.kind {
            case .dates, .periods:
                guard dates == nil, author == nil, fields.isEmpty else {
                    throw directory.corrupt(at: start, expected: "dates before the other columns, once")
                }
                dates = DateColumn(file, offset: offset, docCount: docCount, valueCount: entry.valueCount, hasUnits: entry.kind == .periods)
            case .author:
                guard author == nil, fields.isEmpty else {
                    throw directory.corrupt(at: start, expected: "authors before the metadata fields, once")
                }
                author = text()
            case .field, .givenUp:
                if let previous, previous.compared(with: entry.name.bytes) >= 0 {
                    throw directory.corrupt(at: start, expected: "names in ascending order")
                }
                previous = entry.name.bytes
                fields.append(Field(name: try AttributesWriter.string(entry.name), column: entry.kind == .field ? text() : nil))
            }
            offset += entry.byteCount
        }
        guard reader.isAtEnd, offset == directoryOffset else {
            throw directory.corrupt(at: reader.offset, expected: "columns of \(directoryOffset) bytes", found: "\(offset)")
        }
        self.docCount = docCount
        self.dates = dates
        self.author = author
        self.fields = fields
    }

    /// What the directory says about a column.
    private struct Entry {
        let kind: AttributesWriter.ColumnKind
        let name: ByteSlice
        let valueCount: Int
        let valueBytes: Int
        /// Bytes of the column.
        let byteCount: Int

        /// - Parameter room: most bytes the column may have.
        init(_ reader: inout ByteReader, docCount: Int, room: Int) throws(IndexFileError) {
            let start = reader.offset
            let kind = AttributesWriter.ColumnKind(rawValue: try reader.byte())
            name = try reader.take(try reader.length())
            valueCount = Int(try reader.varint32())
            let valueBytes = try reader.varint()
            // Every value belongs to a document, and a dropped column has none; only a metadata field has a name.
            guard let kind, valueCount <= docCount, (valueCount == 0) == (kind == .givenUp),
                kind == .field || kind == .givenUp || name.count == 0,
                valueBytes <= UInt64(room)
            else { throw reader.slice.corrupt(at: start, expected: "a column that fits the file") }
            self.kind = kind
            self.valueBytes = Int(valueBytes)
            let numberBytes = ValueNumbers.byteCount(docCount: docCount, valueCount: valueCount)
            let isRight =
                switch kind {
                case .dates, .periods: self.valueBytes == valueCount * StoredPeriod.byteCount(hasUnit: kind == .periods)
                case .author, .field: self.valueBytes >= (valueCount + 1) * 4
                case .givenUp: self.valueBytes == 0
                }
            guard isRight, numberBytes <= room - self.valueBytes else {
                throw reader.slice.corrupt(at: start, expected: "a column that fits the file")
            }
            byteCount = numberBytes + self.valueBytes
        }
    }

    /// The column called `name` in a filter or a count: `author`, or a metadata field. Nil if no document has it.
    /// - Throws: `AttributeError.tooManyValues` for a field that was dropped.
    package func column(named name: String) throws(AttributeError) -> TextColumn? {
        if name == "author" { return author }
        guard let field = fields.first(where: { $0.name == name }) else { return nil }
        guard let column = field.column else { throw .tooManyValues(name) }
        return column
    }
}
