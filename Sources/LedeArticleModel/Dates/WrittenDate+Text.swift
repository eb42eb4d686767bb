extension WrittenDate {
    /// What `text`, an article's date field, says; nil if it is not a date.
    ///
    /// It reads ISO 8601 (`2024`, `2024-10`, `2024-10-28`, then `T` or a space and a time, `20241028T1408`, `2024-W44-1`,
    /// `2024-302`), seconds, milliseconds or microseconds since 1970 (9 or 10, 12 or 13, 16 digits), RFC 2822 as in news feeds, asctime,
    /// and what else `DateParser` finds, such as `26-FEB-1987 15:01:01.79`, `October 2024` or `10/28/87`. Years of two digits are those
    /// from 1950 to 2049.
    /// - Complexity: O(n), and text of more than 256 bytes is not a date.
    package init?(_ text: String) {
        guard text.utf8.count <= 256 else { return nil }
        if let read = ISODateText(text).reading {
            self.init(days: Days(dayFirst: read.day), unit: read.unit, time: read.time, keepsText: read.isExtended, isWhole: true)
            return
        }
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }), let read = DateParser.date(ofField: text) else { return nil }
        self = read
    }
}

extension WrittenDate {
    /// The time so many milliseconds after 1970-01-01T00:00Z as ISO 8601 has it; nil if it is of none of `ArticleDate.years`.
    package static func iso(millisecondsSince1970 milliseconds: Int) -> String? {
        // Rounded down, without overflow.
        let seconds = milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
        guard abs(seconds) < 1 << 40, let read = ISODateText.reading(secondsSince1970: seconds) else { return nil }
        return read.day.iso + (read.time?.iso ?? "")
    }
}

extension ArticleDate {
    /// The beginning of what `text`, an article's date field, says (`WrittenDate`); nil if it is not a date. A date in digits that can be
    /// read in two ways is read as its time makes likely (AM, PM, a zone), or else the day first.
    package init?(text: String) {
        guard let written = WrittenDate(text) else { return nil }
        self = written.period().start
    }
}
