import LedeArticleModel
import LedeInvertedIndex

/// Counts documents by value: first by the values' numbers, segment by segment, then by the values themselves.
struct ValueCounter {
    private let key: CountKey
    private var counts: [String: Int] = [:]
    private var missingCount = 0

    init(_ key: CountKey) { self.key = key }

    /// Counts `docs`, global ids in ascending order. Complexity: O(docs + distinct values).
    mutating func add(_ docs: [UInt32], of reader: IndexReader) throws {
        try reader.forEachSegment(of: docs) { segment, base, range in
            try Task.checkCancellation()
            switch key {
            case .year, .month, .day:
                guard let column = segment.attributes.dates else { return missingCount += range.count }
                for (number, count) in try Self.tally(docs[range], base: base, column.numbers).enumerated() where count > 0 {
                    if number > 0, let name = name(of: try column.period(UInt32(number))) {
                        counts[name, default: 0] += count
                    } else {
                        missingCount += count
                    }
                }
            case .field(let name):
                guard let column = try segment.attributes.column(named: name) else { return missingCount += range.count }
                for (number, count) in try Self.tally(docs[range], base: base, column.numbers).enumerated() where count > 0 {
                    let values = number == 0 ? [] : try column.values(UInt32(number))
                    for value in values { counts[value, default: 0] += count }
                    if values.isEmpty { missingCount += count }
                }
            }
        }
    }

    /// How many of `docs` have each number.
    private static func tally(_ docs: ArraySlice<UInt32>, base: UInt32, _ numbers: ValueNumbers) throws -> [Int] {
        var tally = Array(repeating: 0, count: numbers.valueCount + 1)
        var cursor = numbers.cursor()
        for doc in docs { tally[Int(try cursor.number(doc - base))] += 1 }
        return tally
    }

    /// The year, the month or the day that all of a date lies in; nil for one that there is none for, as for a year that is to be counted
    /// by month.
    private func name(of date: DatePeriod) -> String? {
        switch key {
        case .day: date.unit == .day || date.unit == .minute ? String(date.start.description.prefix(10)) : nil
        case .month: date.month == nil ? nil : String(date.start.description.prefix(7))
        case .year, .field: date.year == nil ? nil : String(date.start.description.prefix(4))
        }
    }

    /// What was counted.
    var result: ValueCounts {
        let entries = counts.map { ValueCounts.Entry(value: $0.key, count: $0.value) }.sorted { left, right in
            if case .field = key, left.count != right.count { return left.count > right.count }
            return left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
        }
        return ValueCounts(key: key, entries: entries, missingCount: missingCount)
    }
}
