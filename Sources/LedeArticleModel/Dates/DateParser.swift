/// Finds a date as people and programs write it.
///
///     date  := year - month - day | day [.|th|er|de|of] Month [.|,|de] year | Month day [th] [,] year | year 年 month 月 day 日
///            | Month day time [zone] year                                     as asctime and Unix's `date` have it
///            | number (. | / | -) number (. | / | -) year                     in either order
///     time  := hour : minute [: second] [am|pm|Uhr] [zone] | hour h minute | hour am|pm
///     field := date, a year of two digits where the month is named or / and - come between; Month year | month (/ | .) year
///            | YYMMDD as the whole text
///
/// Month names are those of the languages in `MonthNames`. A time beside the date is kept; a zone is kept where it is UTC or a number, and
/// dropped where it is one of the ambiguous abbreviations.
package struct DateParser {
    package struct Found {
        /// What was read.
        package var written: WrittenDate
        /// Where it is, time and zone included.
        package var range: Range<String.Index>
        /// What is there.
        fileprivate var text: String

        /// `2024-10-28`, `2024-10-28T14:08:00`, with `Z` or `+02:00` appended if known; a date that can be read in two ways in the likelier
        /// one.
        package var iso: String { written.iso() }

        /// The date for an article's date field: `iso` or, where other dates may tell how to read it, as it is written.
        package var field: String { written.notation == .slashed ? text : iso }
    }

    let tokens: [DateToken]
    private let line: String
    /// Whether the text is a date field, in which everything that could be a date is one.
    private let isField: Bool

    private init(_ text: String, isField: Bool) {
        line = text
        tokens = DateToken.tokens(of: text)
        self.isField = isField
    }

    /// The first date with a year in a line; nil if there is none. Complexity: O(n).
    package static func firstDate(in line: String) -> Found? {
        guard line.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        return DateParser(line, isField: false).first
    }

    /// The date that a date field says.
    static func date(ofField text: String) -> WrittenDate? {
        let parser = DateParser(text, isField: true)
        return parser.wholeDate() ?? parser.first?.written
    }

    /// Whether a line is only a time of day, as news tickers put before their items.
    package static func isBareTime(_ line: String) -> Bool {
        guard line.utf8.count <= 16 else { return false }
        let parser = DateParser(line, isField: false)
        guard let time = parser.time(at: 0) else { return false }
        return time.end == parser.tokens.count
    }

    /// A day, and the part of its time within it.
    private struct Day {
        var notation: WrittenDate.Notation?
        var days: WrittenDate.Days
        var isOpen = false
        var time: Time?
        /// After the last token.
        var end: Int
    }

    private var first: Found? {
        for start in tokens.indices {
            if let found = date(at: start) { return found }
        }
        return nil
    }

    private func date(at start: Int) -> Found? {
        guard let day = isoDay(start) ?? dayMonthName(start) ?? monthNameDay(start) ?? numericDay(start) ?? eastAsianDay(start)
        else { return nil }
        var time = day.time
        var first = start
        var end = day.end
        if time == nil {
            if let behind = timeBehind(day.end) {
                time = behind
                end = behind.end
            } else if let (before, begin) = timeBefore(start) {
                time = before
                first = begin
            }
        }
        let written = WrittenDate(
            day.notation, days: day.days, time: time?.clock, hints: time?.hints ?? [], keepsText: day.notation == nil,
            isWhole: isFrame(tokens[..<first]) && isFrame(tokens[end...]), isOpen: day.isOpen)
        let range = tokens[first].range.lowerBound..<tokens[end - 1].range.upperBound
        return Found(written: written, range: range, text: String(line[range]))
    }

    /// Whether there is nothing but names of weekdays and punctuation.
    private func isFrame(_ tokens: ArraySlice<DateToken>) -> Bool {
        tokens.allSatisfy { token in
            switch token.kind {
            case .word(let word): MonthNames.weekdays.contains(word)
            case .mark(let mark): ",.;()|".contains(mark)
            case .number: false
            }
        }
    }

    func number(_ at: Int, digits: ClosedRange<Int>) -> Int? {
        guard at < tokens.count, case .number(let value, let count) = tokens[at].kind, digits.contains(count) else { return nil }
        return value
    }

    func mark(_ at: Int, _ marks: String) -> Bool {
        guard at < tokens.count, case .mark(let character) = tokens[at].kind else { return false }
        return marks.contains(character)
    }

    func word(_ at: Int) -> String? {
        guard at < tokens.count, case .word(let text) = tokens[at].kind else { return nil }
        return text
    }

    func word(_ at: Int, in words: Set<String>) -> Bool { word(at).map(words.contains) ?? false }

    /// Years of articles: other four-digit numbers are hardly years.
    private static let years = 1500...2199

    private func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay? { CalendarDay(year, month, day, years: Self.years) }

    private func found(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Day? {
        self.day(year, month, day).map { Day(days: WrittenDate.Days(dayFirst: $0), end: end) }
    }

    /// The year at a place; one of two digits only in a field, and only if no more digits follow.
    private func year(_ at: Int) -> Int? {
        if let year = number(at, digits: 4...4) { return year }
        guard isField, let digits = number(at, digits: 2...2), !mark(at + 1, ":") else { return nil }
        return CalendarDay.fullYear(digits)
    }

    private func isoDay(_ at: Int) -> Day? {
        guard let year = number(at, digits: 4...4), at + 4 < tokens.count else { return nil }
        for separator in ["-", "/", "."] where mark(at + 1, separator) && mark(at + 3, separator) {
            if let month = number(at + 2, digits: 1...2), let day = number(at + 4, digits: 1...2) {
                return found(year, month, day, at + 5)
            }
        }
        return nil
    }

    private func numericDay(_ at: Int) -> Day? {
        guard let first = number(at, digits: 1...2), let second = number(at + 2, digits: 1...2) else { return nil }
        if at > 0, mark(at - 1, "./-"), tokens[at - 1].touchesNext { return nil }
        for separator in [".", "/", "-"] where mark(at + 1, separator) && mark(at + 3, separator) {
            let isDotted = separator == "."
            var days = WrittenDate.Days()
            var isOpen = false
            if let year = number(at + 4, digits: 4...4) {
                days.dayFirst = day(year, second, first)
                // Outside a field, three numbers with dots may as well be a version or an address.
                if !isDotted || isField { days.monthFirst = day(year, first, second) }
            } else if let last = number(at + 4, digits: 2...2), isField || isDotted && tokens[at].touchesNext {
                days.dayFirst = day(CalendarDay.fullYear(last), second, first)
                if isField {
                    days.monthFirst = day(CalendarDay.fullYear(last), first, second)
                    if case .number(_, 2) = tokens[at].kind { days.yearFirst = day(CalendarDay.fullYear(first), second, last) }
                    // Between slashes the year hardly ever comes first; with dashes it often does.
                    isOpen = separator == "-" && days.yearFirst != nil && days.dayFirst != nil && days.yearFirst != days.dayFirst
                }
            } else {
                continue
            }
            guard !days.orders.isEmpty else { return nil }
            if let left = days.dayFirst, let right = days.monthFirst, left != right { isOpen = true }
            return Day(notation: isDotted ? .dotted : .slashed, days: days, isOpen: isOpen && !isDotted, end: at + 5)
        }
        return nil
    }

    private static let ordinals: Set<String> = [
        "st", "nd", "rd", "th", "er", "re", "e", "ème", "eme", "ste", "ter", "ten", "º", "ª", "го", "е",
    ]
    private static let links: Set<String> = ["of", "de", "del", "do"]

    private func dayMonthName(_ at: Int) -> Day? {
        guard let day = number(at, digits: 1...2) else { return nil }
        var next = at + 1
        if word(next, in: Self.ordinals) { next += 1 }
        if mark(next, ".º°-") { next += 1 }
        if word(next, in: Self.links) { next += 1 }
        guard let month = word(next).flatMap({ MonthNames.number[$0] }) else { return nil }
        next += 1
        if mark(next, ".") { next += 1 }
        if mark(next, ",-") { next += 1 }
        if word(next, in: Self.links) { next += 1 }
        guard let year = year(next) else { return nil }
        return found(year, month, day, next + 1)
    }

    private func monthNameDay(_ at: Int) -> Day? {
        guard let month = word(at).flatMap({ MonthNames.number[$0] }) else { return nil }
        var next = at + 1
        if mark(next, ".") { next += 1 }
        guard let day = number(next, digits: 1...2) else { return nil }
        next += 1
        if word(next, in: Self.ordinals) { next += 1 }
        if let read = yearBehindTime(next, month, day) { return read }
        if mark(next, ".") { next += 1 }
        if mark(next, ",") { next += 1 }
        guard let year = year(next) else { return nil }
        return found(year, month, day, next + 1)
    }

    /// `14:08:00 2024`, `14:08:00 +0000 2024`, `14:08:00 UTC 2024` after month and day.
    private func yearBehindTime(_ at: Int, _ month: Int, _ day: Int) -> Day? {
        guard var time = time(at: at) else { return nil }
        var next = time.end
        if mark(next, "+-"), let zone = number(next + 1, digits: 4...4), number(next + 2, digits: 4...4) != nil {
            if time.clock.zone.isEmpty { time.clock.zone = zone == 0 ? "Z" : "" }
            next += 2
        } else if case .word(let word)? = next < tokens.count ? tokens[next].kind : nil, word.utf8.count <= 5,
            number(next + 1, digits: 4...4) != nil
        {
            next += 1
        }
        guard let year = number(next, digits: 4...4), var read = found(year, month, day, next + 1) else { return nil }
        read.time = time
        return read
    }

    private static let eastAsianMarks: [(year: String, month: String, day: String)] = [("年", "月", "日"), ("년", "월", "일")]

    private func eastAsianDay(_ at: Int) -> Day? {
        for marks in Self.eastAsianMarks {
            guard let year = number(at, digits: 4...4), word(at + 1) == marks.year, let month = number(at + 2, digits: 1...2),
                word(at + 3) == marks.month, let day = number(at + 4, digits: 1...2), word(at + 5) == marks.day
            else { continue }
            return found(year, month, day, at + 6)
        }
        return nil
    }
}

extension DateParser {
    /// What a text says as a whole, though it would be no date within other text: `October 2024`, `10/2024`, `2024年10月`, `910514`.
    private func wholeDate() -> WrittenDate? {
        if tokens.count == 1, case .number(let value, 6) = tokens[0].kind { return Self.sixDigits(value) }
        var parts = tokens[...]
        if case .mark(".")? = parts.last?.kind { parts.removeLast() }
        let separators = parts.filter { if case .mark = $0.kind { true } else { false } }.count
        let values = parts.filter { if case .mark = $0.kind { false } else { true } }.map(\.kind)
        guard separators <= 2 else { return nil }
        switch values.count {
        case 2:
            switch (values[0], values[1]) {
            case (.word(let name), .number(let year, 4)), (.number(let year, 4), .word(let name)):
                return MonthNames.number[name].flatMap { month(year, $0, keepsText: true) }
            case (.number(let number, 1...2), .number(let year, 4)) where separators == 1 && mark(1, "/.-"):
                return month(year, number, keepsText: false)
            case (.number(let year, 4), .number(let number, 1...2)) where separators == 1 && mark(1, "/.-"):
                return month(year, number, keepsText: false)
            default: return nil
            }
        case 3:
            // `octubre de 2024`
            if case .word(let name) = values[0], case .word(let link) = values[1], case .number(let year, 4) = values[2],
                Self.links.contains(link)
            {
                return MonthNames.number[name].flatMap { month(year, $0, keepsText: true) }
            }
            return nil
        case 4:
            for marks in Self.eastAsianMarks {
                if case .number(let year, 4) = values[0], values[1] == .word(marks.year), case .number(let number, 1...2) = values[2],
                    values[3] == .word(marks.month)
                {
                    return month(year, number, keepsText: true)
                }
            }
            return nil
        default: return nil
        }
    }

    private func month(_ year: Int, _ month: Int, keepsText: Bool) -> WrittenDate? {
        day(year, month, 1).map { WrittenDate(days: WrittenDate.Days(dayFirst: $0), unit: .month, keepsText: keepsText, isWhole: true) }
    }

    private static func sixDigits(_ value: Int) -> WrittenDate? {
        let (first, second, third) = (value / 10_000, value / 100 % 100, value % 100)
        let days = WrittenDate.Days(
            dayFirst: CalendarDay(CalendarDay.fullYear(third), second, first),
            monthFirst: CalendarDay(CalendarDay.fullYear(third), first, second),
            yearFirst: CalendarDay(CalendarDay.fullYear(first), second, third))
        let different = Set(DayMonthOrder.allCases.compactMap { days[$0] })
        guard !different.isEmpty else { return nil }
        return WrittenDate(.sixDigits, days: days, keepsText: false, isWhole: true, isOpen: different.count > 1)
    }
}
