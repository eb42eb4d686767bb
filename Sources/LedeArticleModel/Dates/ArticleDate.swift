/// A date in the Gregorian calendar, to the minute: what articles are sorted, filtered and counted by.
///
/// It is what the clock showed where the article was dated: a zone in the text is not applied. So an article is found by the day it shows;
/// dates of different zones may be out of order by as many hours as the zones are apart.
package struct ArticleDate: Sendable, Hashable, Comparable {
    /// Minutes since 1970-01-01T00:00.
    package let minutes: Int32

    /// The years a date may have.
    package static let years = 1...6000

    package init(minutes: Int32) { self.minutes = minutes }

    /// The date, or nil if the calendar does not have it or the year is not one of `years`.
    package init?(year: Int, month: Int = 1, day: Int = 1, hour: Int = 0, minute: Int = 0) {
        guard Self.years.contains(year), (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day),
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        // Six thousand years are fewer than 2³¹ minutes either way of 1970.
        minutes = Int32((Self.dayNumber(year, month, day) * 24 + hour) * 60 + minute)
    }

    package static func < (left: ArticleDate, right: ArticleDate) -> Bool { left.minutes < right.minutes }

    /// The year, month and day.
    package var day: (year: Int, month: Int, day: Int) { Self.calendarDay(Int(minutes.dividedRoundingDown(by: 1440))) }

    /// Minutes since midnight.
    package var minuteOfDay: Int { Int(minutes) - Int(minutes.dividedRoundingDown(by: 1440)) * 1440 }

    static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 1970-01-01, by the days of 400-year cycles that begin in March (Hinnant, "chrono-compatible low-level date algorithms").
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let cycle = shifted / 400
        let yearOfCycle = shifted - cycle * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return cycle * 146_097 + yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear - 719_468
    }

    /// The inverse of `dayNumber`, for any day that minutes of 32 bits can reach.
    private static func calendarDay(_ number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfCycle = shifted - cycle * 146_097
        let yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension ArticleDate: CustomStringConvertible {
    /// `2024-10-28`, or `2024-10-28T14:08` where it is not midnight.
    package var description: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let (year, month, day) = day
        let date = "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
        let minute = minuteOfDay
        return minute == 0 ? date : date + "T\(padded(minute / 60, 2)):\(padded(minute % 60, 2))"
    }
}

extension Int32 {
    fileprivate func dividedRoundingDown(by divisor: Int32) -> Int32 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
