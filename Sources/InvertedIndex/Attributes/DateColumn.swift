import ArticleModel
import IndexBytes
import IndexStorage

/// The dates of a segment's documents.
public struct DateColumn: Sendable {
    /// For each document the number of its date.
    public let numbers: ValueNumbers
    private let file: IndexFile
    private let offset: Int

    /// - Precondition: the file has the numbers' bytes from `offset` on, and then 4 bytes a value.
    init(_ file: IndexFile, offset: Int, docCount: Int, valueCount: Int) {
        self.file = file
        numbers = ValueNumbers(file, offset: offset, docCount: docCount, valueCount: valueCount)
        self.offset = offset + ValueNumbers.byteCount(docCount: docCount, valueCount: valueCount)
    }

    /// The date with number `number`, which is from 1 to `numbers.valueCount`.
    public func date(_ number: UInt32) throws(IndexFileError) -> ArticleDate {
        precondition(number > 0 && number <= numbers.valueCount)
        let stored = try file.slice(at: offset + Int(number - 1) * 4, length: 4).uint32(at: 0)
        return ArticleDate(minutes: Int32(bitPattern: stored ^ AttributesWriter.minuteBias))
    }

    /// The date of `doc`, if it has one.
    public func date(of doc: UInt32) throws(IndexFileError) -> ArticleDate? {
        var cursor = numbers.cursor()
        let number = try cursor.number(doc)
        return number == 0 ? nil : try date(number)
    }

    /// The numbers of the dates from `from` on and before `before`. Complexity: O(log dates).
    package func numbers(from: ArticleDate?, before: ArticleDate?) throws(IndexFileError) -> Range<Int> {
        let first = try from.map { date throws(IndexFileError) in try firstNumber(notBefore: date) } ?? 1
        let end = try before.map { date throws(IndexFileError) in try firstNumber(notBefore: date) } ?? numbers.valueCount + 1
        return first..<max(first, end)
    }

    private func firstNumber(notBefore date: ArticleDate) throws(IndexFileError) -> Int {
        var low = 1
        var high = numbers.valueCount + 1
        while low < high {
            let middle = (low + high) >> 1
            if try self.date(UInt32(middle)) < date { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
