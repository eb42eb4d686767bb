import LedeArticleModel
import LedeIndexBytes
import LedeIndexStorage

/// The dates of a segment's documents.
package struct DateColumn: Sendable {
    /// For each document the number of its date.
    package let numbers: ValueNumbers
    private let file: IndexFile
    private let offset: Int
    private let hasUnits: Bool

    /// - Precondition: the file has the numbers' bytes from `offset` on, and then `StoredPeriod.byteCount(hasUnit:)` bytes a value.
    init(_ file: IndexFile, offset: Int, docCount: Int, valueCount: Int, hasUnits: Bool) {
        self.file = file
        self.hasUnits = hasUnits
        numbers = ValueNumbers(file, offset: offset, docCount: docCount, valueCount: valueCount)
        self.offset = offset + ValueNumbers.byteCount(docCount: docCount, valueCount: valueCount)
    }

    /// The date with number `number`, which is from 1 to `numbers.valueCount`.
    package func period(_ number: UInt32) throws(IndexFileError) -> DatePeriod {
        precondition(number > 0 && number <= numbers.valueCount)
        let length = StoredPeriod.byteCount(hasUnit: hasUnits)
        return try StoredPeriod.period(try file.slice(at: offset + Int(number - 1) * length, length: length), hasUnit: hasUnits)
    }

    /// The beginning of the date with number `number`, which is from 1 to `numbers.valueCount`.
    package func date(_ number: UInt32) throws(IndexFileError) -> ArticleDate { try period(number).start }

    /// The beginning of the date of `doc`, if it has one.
    package func date(of doc: UInt32) throws(IndexFileError) -> ArticleDate? { try period(of: doc)?.start }

    /// The date of `doc`, if it has one.
    package func period(of doc: UInt32) throws(IndexFileError) -> DatePeriod? {
        var cursor = numbers.cursor()
        let number = try cursor.number(doc)
        return number == 0 ? nil : try period(number)
    }

    /// Sets in `words` the bits of the documents whose whole date is from `from` on and before `before`, as
    /// `ValueNumbers.addDocs(whereAccepted:to:)` does: one known only by its year is in none of its months. Complexity: O(documents), plus
    /// O(log dates) and the dates of the last year before `before`.
    package func addDocs(from: ArticleDate?, before: ArticleDate?, to words: inout [UInt64]) throws(IndexFileError) {
        let range = try numbers(from: from, before: before)
        guard let before else { return try numbers.addDocs(in: range, to: &words) }
        // Nothing is longer than a leap year.
        let first = max(
            range.lowerBound, try firstNumber(notBefore: ArticleDate(minutes: Int32(clamping: Int(before.minutes) - 366 * 1440))))
        var accepted: [Bool] = []
        for number in max(first, 1)..<max(range.upperBound, first, 1) where try period(UInt32(number)).end > before {
            if accepted.isEmpty { accepted = (0...numbers.valueCount).map { range.contains($0) } }
            accepted[number] = false
        }
        if accepted.isEmpty { try numbers.addDocs(in: range, to: &words) } else { try numbers.addDocs(whereAccepted: accepted, to: &words) }
    }

    /// The numbers of the dates that begin at `from` or later and earlier than `before`. Complexity: O(log dates).
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
