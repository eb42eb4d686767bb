import Foundation
import LedeArticleModel

/// When an article was published: a year, a month, a day or a minute of the Gregorian calendar, as exactly as it is known.
///
/// It is what the calendar and the clock showed where the article was dated, in no time zone: an article is found by the day it shows. An
/// article of which only the year is known belongs to no month and no day.
///
///     ArticleDate(year: 2024, month: 10, day: 28)
///     ArticleDate("2024-10")
///     ArticleDate(Date.now, in: .current)
public struct ArticleDate: Sendable, Hashable {
    /// How exactly a date is known.
    public enum Precision: String, Sendable, Hashable, Codable, CaseIterable {
        case year, month, day, minute
    }

    package let period: DatePeriod

    /// The whole of `period`; a week counts as its first day.
    package init(_ period: DatePeriod) { self.period = period.unit == .week ? DatePeriod(.day, of: period.start) : period }

    /// A date of the calendar, as exact as what is given: leave out the minute of a day, the day of a month, the month of a year.
    /// - Parameters:
    ///   - year: 1 to 6000.
    ///   - month: 1 to 12.
    ///   - day: from 1.
    ///   - hour: 0 to 23; a date has a time of day if it has an hour.
    ///   - minute: 0 to 59.
    /// - Returns: nil if the calendar does not have it, or something before what is given is left out.
    public init?(year: Int, month: Int? = nil, day: Int? = nil, hour: Int? = nil, minute: Int? = nil) {
        if day != nil && month == nil || hour != nil && day == nil || minute != nil && hour == nil { return nil }
        guard
            let start = LedeArticleModel.ArticleDate(year: year, month: month ?? 1, day: day ?? 1, hour: hour ?? 0, minute: minute ?? 0)
        else { return nil }
        self.init(DatePeriod(hour != nil ? .minute : day != nil ? .day : month != nil ? .month : .year, of: start))
    }

    /// Reads what a person or a program has written: `2024`, `2024-10`, `2024-10-28T14:08`, `28 October 2024`, RFC 2822, seconds since
    /// 1970. Digits that can be read in two ways, such as `03/01/1987`, are read with the day first.
    /// - Returns: nil if it is not a date. Text of more than 256 bytes is none.
    public init?(_ text: String) {
        guard let written = WrittenDate(text) else { return nil }
        self.init(written.period())
    }

    /// The minute that a clock in `timeZone` shows at `date`; nil outside of the years 1 to 6000.
    public init?(_ date: Date, in timeZone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let parts = calendar.dateComponents([.era, .year, .month, .day, .hour, .minute], from: date)
        guard parts.era == 1, let year = parts.year else { return nil }
        self.init(year: year, month: parts.month, day: parts.day, hour: parts.hour, minute: parts.minute)
    }

    /// The moment at which it begins in `timeZone`; nil if the clocks there left it out.
    public func date(in timeZone: TimeZone) -> Date? {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar.date(
            from: DateComponents(year: year, month: month ?? 1, day: day ?? 1, hour: hour ?? 0, minute: minute ?? 0))
    }

    public var precision: Precision {
        switch period.unit {
        case .year: .year
        case .month: .month
        case .day, .week: .day
        case .minute: .minute
        }
    }

    public var year: Int { period.start.day.year }
    /// 1 to 12; nil if only the year is known.
    public var month: Int? { precision == .year ? nil : period.start.day.month }
    /// From 1; nil if it is not known.
    public var day: Int? { precision == .year || precision == .month ? nil : period.start.day.day }
    /// 0 to 23; nil if no time of day is known.
    public var hour: Int? { precision == .minute ? period.start.minuteOfDay / 60 : nil }
    /// 0 to 59; nil if no time of day is known.
    public var minute: Int? { precision == .minute ? period.start.minuteOfDay % 60 : nil }
}

extension ArticleDate: Comparable {
    /// By the beginning; of dates that begin together the longer one, a year before its January, comes first.
    public static func < (left: ArticleDate, right: ArticleDate) -> Bool {
        (left.period.start, right.period.end) < (right.period.start, left.period.end)
    }
}

extension ArticleDate: CustomStringConvertible {
    /// As ISO 8601 has it: `2024`, `2024-10`, `2024-10-28` or `2024-10-28T14:08`.
    public var description: String { period.description }
}

extension ArticleDate: Codable {
    /// From the text that `description` gives, or any other date in words or digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = ArticleDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(text.prefix(64)) is not a date")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
