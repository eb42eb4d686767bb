import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// Writes an `.attributes` file: what is known about the documents besides their text, in columns, to sort, filter and count by.
///
///     payload   := column* directory docCount:u64 directoryOffset:u64 columnCount:u64
///     column    := numbers values                   in the order of the directory, back to back; none for a field that was given up
///     numbers   := block*                           docCount / 128, rounded up: for each document the number of its value, from 1 on in
///                                                   the order of the values, or 0; as `BitPacking` has it, padded with 0, in the
///                                                   least width that holds valueCount
///     values    := date* | period*                  dates: the distinct ones, ascending (`StoredPeriod`)
///                | starts (UTF-8)*                  otherwise: the distinct ones, back to back, in the order of their bytes
///     starts    := (offset:u32)*                    valueCount + 1: where each value starts, and where the last one ends
///     directory := entry*                           dates, author, and the metadata fields in the order of their names' bytes
///     entry     := kind:u8 nameLength:varint (UTF-8)* valueCount:varint valueBytes:varint
///     kind      := 0 dates that are days or minutes | 4 dates in periods, some of which are neither
///                | 1 author | 2 a metadata field, which alone has a name | 3 such a field that was given up for its many values
///
/// All of it comes from the articles' stored records, so that a merge needs nothing else, and the bytes depend only on their sequence.
struct AttributesWriter {
    static let tailSize = 24
    enum ColumnKind: UInt8 {
        case dates, author, field, givenUp, periods
    }

    private let file: IndexFileWriter
    private var docCount = 0
    private var dates = AttributeColumnBuilder<StoredPeriod>()
    /// The previous article's date field, and its date.
    private var lastDate: (text: [UInt8], date: StoredPeriod?) = ([], nil)
    private var author = TextColumnBuilder(isBounded: false)
    private var fields: [TextColumnBuilder] = []
    private var fieldNumbers: [[UInt8]: Int] = [:]

    init(_ directory: any Directory, name: String) throws(IndexFileError) {
        file = try IndexFileWriter(directory, name: name, kind: .attributes)
    }

    /// Adds the next document.
    /// - Parameter record: its article as `ArticleRecord` encodes it.
    mutating func add(_ record: ByteSlice) throws(IndexFileError) {
        let attributes = try ArticleRecord.attributes(record)
        if let date = attributes.date { try add(date: date) }
        if let name = attributes.author { try author.set(name, doc: docCount) }
        for datum in attributes.metadata {
            // A field appears with its first value that is kept.
            guard !Self.isProvenance(datum.name), datum.name.count <= AttributeLimits.longestName,
                (1...AttributeLimits.longestValue).contains(datum.value.count),
                let field = try field(datum.name)
            else { continue }
            try fields[field].set(datum.value, doc: docCount)
        }
        docCount += 1
    }

    private mutating func add(date text: ByteSlice) throws(IndexFileError) {
        let isSame = text.withSpan { $0.compared(with: lastDate.text.span) == 0 }
        if !isSame {
            lastDate = (text.bytes, try WrittenDate(Self.string(text)).map { StoredPeriod($0.period()) })
        }
        guard let date = lastDate.date else { return }
        let number = dates.number(date) ?? dates.add(date)
        dates.set(number, doc: docCount)
    }

    /// The number of the metadata field called `name`; nil if it appears after the limit is reached.
    private mutating func field(_ name: ByteSlice) throws(IndexFileError) -> Int? {
        let bytes = name.bytes
        if let known = fieldNumbers[bytes] { return known }
        guard fields.count < AttributeLimits.mostFields else { return nil }
        _ = try Self.string(name)
        fieldNumbers[bytes] = fields.count
        fields.append(TextColumnBuilder(isBounded: true))
        return fields.count - 1
    }

    private static let provenance = Array(FieldProvenance.fieldName.utf8)

    /// Whether a field says where the others come from: it is not searched, sorted or counted by.
    private static func isProvenance(_ name: ByteSlice) -> Bool { name.count == provenance.count && name.bytes == provenance }

    static func string(_ bytes: ByteSlice) throws(IndexFileError) -> String {
        guard let text = String(validating: bytes.bytes, as: UTF8.self) else { throw bytes.corrupt(at: 0, expected: "UTF-8") }
        return text
    }

    /// Completes the file.
    mutating func finish(sync: Bool) throws(IndexFileError) -> Int {
        var directory = ByteWriter()
        var columnCount = 0
        func enter(_ kind: ColumnKind, name: [UInt8] = [], valueCount: Int, valueBytes: Int) {
            directory.append(byte: kind.rawValue)
            directory.append(varint: UInt64(name.count))
            directory.append(name)
            directory.append(varint: UInt64(valueCount))
            directory.append(varint: UInt64(valueBytes))
            columnCount += 1
        }
        let (periods, dateNumbers) = dates.finish(<)
        dates = AttributeColumnBuilder()
        if !periods.isEmpty {
            var values = ByteWriter()
            let hasUnits = !periods.allSatisfy(\.isPlain)
            for period in periods { period.append(to: &values, hasUnit: hasUnits) }
            try append(dateNumbers, valueCount: periods.count, values)
            enter(hasUnits ? .periods : .dates, valueCount: periods.count, valueBytes: values.count)
        }
        if let column = author.finish() {
            let values = try Self.encoded(column.values)
            try append(column.numbers, valueCount: column.values.count, values)
            enter(.author, valueCount: column.values.count, valueBytes: values.count)
        }
        for (name, index) in fieldNumbers.sorted(by: { $0.key.compared(with: $1.key) < 0 }) {
            if fields[index].isGivenUp {
                enter(.givenUp, name: name, valueCount: 0, valueBytes: 0)
            } else if let column = fields[index].finish() {
                let values = try Self.encoded(column.values)
                try append(column.numbers, valueCount: column.values.count, values)
                enter(.field, name: name, valueCount: column.values.count, valueBytes: values.count)
            }
        }
        directory.append(uint64: UInt64(docCount))
        directory.append(uint64: UInt64(file.offset))
        directory.append(uint64: UInt64(columnCount))
        try file.append(directory)
        return try file.finish(sync: sync)
    }

    private static func encoded(_ texts: [[UInt8]]) throws(IndexFileError) -> ByteWriter {
        var values = ByteWriter()
        var start = 0
        for text in texts {
            values.append(uint32: UInt32(truncatingIfNeeded: start))
            start += text.count
        }
        guard start <= Int(UInt32.max) else { throw IndexFileError(.tooLarge, file: "a segment's attributes", expected: "under 4 GiB") }
        values.append(uint32: UInt32(start))
        for text in texts { values.append(text) }
        return values
    }

    private func append(_ numbers: [UInt32], valueCount: Int, _ values: ByteWriter) throws(IndexFileError) {
        let width = ValueNumbers.width(valueCount: valueCount)
        var packed = ByteWriter()
        for start in stride(from: 0, to: docCount, by: BitPacking.blockSize) {
            var block = InlineArray<128, UInt32>(repeating: 0)
            for index in 0..<BitPacking.blockSize where start + index < numbers.count { block[index] = numbers[start + index] }
            BitPacking.pack(block, width: width, into: &packed)
            if packed.count > 1 << 16 {
                try file.append(packed)
                packed.removeAll()
            }
        }
        try file.append(packed)
        try file.append(values)
    }
}
