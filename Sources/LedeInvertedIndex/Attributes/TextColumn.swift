import LedeIndexBytes
import LedeIndexStorage

/// An attribute of a segment's documents whose values are text: the author, or a metadata field.
package struct TextColumn: Sendable {
    /// For each document the number of its value.
    package let numbers: ValueNumbers
    private let file: IndexFile
    private let startsOffset: Int
    private let textOffset: Int
    private let textLength: Int

    /// - Parameter valueBytes: bytes of the values with their starts, which are `(valueCount + 1) * 4` or more.
    /// - Precondition: the file has the numbers' bytes from `offset` on, and then the values'.
    init(_ file: IndexFile, offset: Int, docCount: Int, valueCount: Int, valueBytes: Int) {
        self.file = file
        numbers = ValueNumbers(file, offset: offset, docCount: docCount, valueCount: valueCount)
        startsOffset = offset + ValueNumbers.byteCount(docCount: docCount, valueCount: valueCount)
        textOffset = startsOffset + (valueCount + 1) * 4
        textLength = valueBytes - (valueCount + 1) * 4
    }

    /// The UTF-8 of the value with number `number`, which is from 1 to `numbers.valueCount`.
    func bytes(_ number: UInt32) throws(IndexFileError) -> ByteSlice {
        precondition(number > 0 && number <= numbers.valueCount)
        let bounds = try file.slice(at: startsOffset + Int(number - 1) * 4, length: 8)
        let start = Int(try bounds.uint32(at: 0))
        let end = Int(try bounds.uint32(at: 4))
        guard start < end, end <= textLength, end - start <= AttributeLimits.longestValue else {
            throw bounds.corrupt(at: 0, expected: "ascending offsets up to \(textLength)", found: "\(start) and \(end)")
        }
        return try file.slice(at: textOffset + start, length: end - start)
    }

    /// The value with number `number`, which is from 1 to `numbers.valueCount`.
    package func value(_ number: UInt32) throws(IndexFileError) -> String { try AttributesWriter.string(try bytes(number)) }

    /// The value of `doc`, if it has one.
    package func value(of doc: UInt32) throws(IndexFileError) -> String? {
        var cursor = numbers.cursor()
        let number = try cursor.number(doc)
        return number == 0 ? nil : try value(number)
    }
}
