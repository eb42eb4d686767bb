import LedeArticleModel
import LedeIndexBytes

/// A date in a column, ordered by its beginning and then by length, the shortest first.
///
///     date   := minutes:u32                  minutes since 1970-01-01T00:00 and 2³¹, so that they are not negative; a day at
///                                            midnight, else a minute
///     period := minutes:u32 unit:u8          `DateUnit`
struct StoredPeriod: Hashable, Comparable {
    private static let minuteBias: UInt32 = 1 << 31

    let minutes: Int32
    let unit: DateUnit

    init(_ period: DatePeriod) {
        minutes = period.start.minutes
        unit = period.unit
    }

    static func < (left: StoredPeriod, right: StoredPeriod) -> Bool { (left.minutes, left.unit) < (right.minutes, right.unit) }

    /// Bytes of a date in a column, with a unit or without.
    static func byteCount(hasUnit: Bool) -> Int { hasUnit ? 5 : 4 }

    /// Whether the minutes alone tell the unit.
    var isPlain: Bool { unit == Self.plainUnit(minutes) }

    private static func plainUnit(_ minutes: Int32) -> DateUnit { minutes % 1440 == 0 ? .day : .minute }

    func append(to writer: inout ByteWriter, hasUnit: Bool) {
        writer.append(uint32: UInt32(bitPattern: minutes) ^ Self.minuteBias)
        if hasUnit { writer.append(byte: unit.rawValue) }
    }

    /// The period in `bytes`.
    /// - Throws: `.corrupt` if it does not begin where its unit does.
    static func period(_ bytes: ByteSlice, hasUnit: Bool) throws(IndexFileError) -> DatePeriod {
        let start = ArticleDate(minutes: Int32(bitPattern: try bytes.uint32(at: 0) ^ minuteBias))
        guard hasUnit else { return DatePeriod(plainUnit(start.minutes), of: start) }
        let number = try bytes.byte(at: 4)
        guard let unit = DateUnit(rawValue: number) else { throw bytes.corrupt(at: 4, expected: "a unit of dates", found: "\(number)") }
        let period = DatePeriod(unit, of: start)
        guard period.start == start else { throw bytes.corrupt(at: 0, expected: "the beginning of a \(unit)", found: "\(start)") }
        return period
    }
}
