/// A day that the calendar has.
struct CalendarDay: Sendable, Hashable {
    let year: Int
    let month: Int
    let day: Int

    /// Nil if the calendar does not have it or the year is not one of `years`.
    init?(_ year: Int, _ month: Int, _ day: Int, years: ClosedRange<Int> = ArticleDate.years) {
        guard years.contains(year), ArticleDate(year: year, month: month, day: day) != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    init?(_ date: ArticleDate) {
        let (year, month, day) = date.day
        self.init(year, month, day)
    }

    /// Day `weekday`, Monday being 1, of a week of ISO 8601: a year's first week holds its 4 January.
    init?(year: Int, week: Int, weekday: Int) {
        guard ArticleDate.years.contains(year), (1...53).contains(week), (1...7).contains(weekday),
            let fourth = ArticleDate(year: year, month: 1, day: 4)
        else { return nil }
        let monday = Int(fourth.minutes) / 1440 - fourth.weekday + 1
        guard let minutes = Int32(exactly: (monday + (week - 1) * 7 + weekday - 1) * 1440),
            let date = CalendarDay(ArticleDate(minutes: minutes))
        else { return nil }
        // A 53rd week that the year does not have is the first of the next.
        if week == 53, ArticleDate(minutes: minutes).isoWeek.week != 53 { return nil }
        self = date
    }

    /// The day of a year counted from 1.
    init?(year: Int, dayOfYear: Int) {
        guard ArticleDate.years.contains(year), (1...366).contains(dayOfYear), let first = ArticleDate(year: year),
            let minutes = Int32(exactly: Int(first.minutes) + (dayOfYear - 1) * 1440),
            let date = CalendarDay(ArticleDate(minutes: minutes)), date.year == year
        else { return nil }
        self = date
    }

    /// The year that two digits mean, as RFC 2822 §4.3 has it: 00 to 49 are of this century, 50 to 99 of the last one.
    static func fullYear(_ digits: Int) -> Int { digits < 50 ? 2000 + digits : 1900 + digits }

    /// `2024-10-28`.
    var iso: String { Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2) }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A time of day, and the zone that was said with it.
struct ClockTime: Sendable, Hashable {
    var hour: Int
    var minute: Int
    var second = 0
    /// `Z`, `+02:00`, or empty.
    var zone = ""

    /// `T14:08:00Z`, as it follows a day.
    var iso: String { "T" + [hour, minute, second].map { CalendarDay.padded($0, 2) }.joined(separator: ":") + zone }
}

extension ArticleDate {
    /// From Monday as 1 to Sunday as 7.
    var weekday: Int {
        let days = (Int(minutes) - minuteOfDay) / 1440
        // 1970-01-01 was a Thursday.
        return ((days + 3) % 7 + 7) % 7 + 1
    }

    /// The week of ISO 8601 that the day belongs to, and the week's year: that of its Thursday.
    var isoWeek: (year: Int, week: Int) {
        let days = (Int(minutes) - minuteOfDay) / 1440
        let thursday = ArticleDate(minutes: Int32(clamping: (days - weekday + 4) * 1440))
        let year = thursday.day.year
        let first = ArticleDate(year: year).map { Int($0.minutes) } ?? 0
        return (year, (Int(thursday.minutes) - first) / 1440 / 7 + 1)
    }
}
