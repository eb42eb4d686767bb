/// The stretch of time that a text such as `2024`, `2024-10`, `2024-10-28` or `2024-10-28T14:08` names: from its beginning to that of the
/// next one.
///
/// It is what an article is dated by: if only its year is known, it belongs to no month and no day.
package struct DatePeriod: Sendable, Hashable {
    /// Its first minute.
    package let start: ArticleDate
    /// Its length.
    package let unit: DateUnit

    /// The period of this length that begins at `start`.
    init(start: ArticleDate, unit: DateUnit) {
        self.start = start
        self.unit = unit
    }

    /// The period of this length that `date` is in.
    package init(_ unit: DateUnit, of date: ArticleDate) {
        let (year, month, _) = date.day
        let midnight = Int(date.minutes) - date.minuteOfDay
        self.unit = unit
        switch unit {
        case .minute: start = date
        case .day: start = ArticleDate(minutes: Int32(clamping: midnight))
        case .week: start = ArticleDate(minutes: Int32(clamping: midnight - (date.weekday - 1) * 1440))
        case .month: start = ArticleDate(year: year, month: month) ?? date
        case .year: start = ArticleDate(year: year) ?? date
        }
    }

    /// The minute after its last one.
    package var end: ArticleDate {
        let days: Int
        switch unit {
        case .minute: return ArticleDate(minutes: Int32(clamping: Int(start.minutes) + 1))
        case .day: days = 1
        case .week: days = 7
        case .month: days = ArticleDate.days(inMonth: start.day.month, of: start.day.year)
        case .year: days = (1...12).reduce(0) { $0 + ArticleDate.days(inMonth: $1, of: start.day.year) }
        }
        return ArticleDate(minutes: Int32(clamping: Int(start.minutes) + days * 1440))
    }

    /// The year that all of it lies in; nil for a week in two years.
    package var year: Int? {
        guard unit == .week else { return start.day.year }
        let last = ArticleDate(minutes: Int32(clamping: Int(start.minutes) + 6 * 1440)).day.year
        return last == start.day.year ? last : nil
    }

    /// The month that all of it lies in, and its year; nil if there is none, as for a year.
    package var month: (year: Int, month: Int)? {
        let (year, month, _) = start.day
        switch unit {
        case .minute, .day, .month: return (year, month)
        case .week:
            let last = ArticleDate(minutes: Int32(clamping: Int(start.minutes) + 6 * 1440)).day
            return (last.year, last.month) == (year, month) ? (year, month) : nil
        case .year: return nil
        }
    }
}

extension DatePeriod: CustomStringConvertible {
    /// `2024`, `2024-10`, `2024-W44`, `2024-10-28` or `2024-10-28T14:08`.
    package var description: String {
        let (year, month, day) = start.day
        switch unit {
        case .year: return CalendarDay.padded(year, 4)
        case .month: return CalendarDay.padded(year, 4) + "-" + CalendarDay.padded(month, 2)
        case .week:
            let (year, week) = start.isoWeek
            return CalendarDay.padded(year, 4) + "-W" + CalendarDay.padded(week, 2)
        case .day: return CalendarDay.padded(year, 4) + "-" + CalendarDay.padded(month, 2) + "-" + CalendarDay.padded(day, 2)
        case .minute:
            let minute = start.minuteOfDay
            return DatePeriod(.day, of: start).description + "T" + CalendarDay.padded(minute / 60, 2) + ":"
                + CalendarDay.padded(minute % 60, 2)
        }
    }
}
