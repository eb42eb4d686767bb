import Foundation
import LedeTestSupport
import Testing

@testable import LedeArticleModel

/// The calendar against Foundation's, and the forms in which articles are dated.
@Suite struct ArticleDateTests {
    @Test(arguments: [
        ("2024-10-28", "2024-10-28"), ("2024-10-28T14:08:00", "2024-10-28T14:08"), ("2024-10-28T14:08", "2024-10-28T14:08"),
        ("2024-10-28T14", "2024-10-28T14:00"),
        ("2024-10-28 14:08:59", "2024-10-28T14:08"), ("2024-10-28T14:08:00Z", "2024-10-28T14:08"),
        ("2024-10-28T14:08:00.123456+02:00", "2024-10-28T14:08"),
        ("2024-10-28t14:08:00-0500", "2024-10-28T14:08"), ("2024-10-28T14:08+02", "2024-10-28T14:08"), ("  2024-10-28\n", "2024-10-28"),
        ("20241028", "2024-10-28"),
        ("20241028T140800Z", "2024-10-28T14:08"), ("20241028140800", "2024-10-28T14:08"), ("2024", "2024-01-01"), ("2024-10", "2024-10-01"),
        ("0476-09-04", "0476-09-04"),
        // News feeds.
        ("Mon, 28 Oct 2024 14:08:00 +0000", "2024-10-28T14:08"), ("Mon, 28 Oct 2024 14:08:00 GMT", "2024-10-28T14:08"),
        ("28 Oct 2024 14:08 EST", "2024-10-28T14:08"),
        ("Sat, 07 Sep 02 00:00:01 GMT", "2002-09-07"), ("7 Sep 99 23:59:01 GMT", "1999-09-07T23:59"),
        ("Sat, 07 Sep 2002 9:00:01 GMT", "2002-09-07T09:00"),
        // Newswire, databases and people.
        ("26-FEB-1987 15:01:01.79", "1987-02-26T15:01"), ("October 28, 2024", "2024-10-28"),
        ("28. Oktober 2024, 14:08 Uhr", "2024-10-28T14:08"),
        ("28/10/2024", "2024-10-28"), ("10/28/2024", "2024-10-28"), ("2024/10/28", "2024-10-28"),
        ("Published: 28 октября 2024, 10:40", "2024-10-28T10:40"),
        ("2024-10-28 2:08 PM", "2024-10-28T14:08"), ("2024年10月28日", "2024-10-28"), ("January 1, 1989, Sunday, Home Edition", "1989-01-01"),
        ("1730124480", "2024-10-28T14:08"), ("1730124480123", "2024-10-28T14:08"), ("0000000000", "1970-01-01"),
    ])
    func readsDateFields(_ text: String, _ date: String) { #expect(ArticleDate(text: text)?.description == date) }

    @Test(arguments: [
        "", " ", "yesterday", "2024-13-01", "2024-02-30", "30 February 2024", "0000-01-01", "9999-01-01", "12345", "2024-10-28T25",
        "20241328", "28 Oct",
        "Oct 2024 or so", "1.2.3", "99999999999999999999", "-5", "🗓", "2024-10-28T", String(repeating: "9", count: 300),
    ])
    func refusesOthers(_ text: String) {
        // What has a valid day is read even if the time after it makes no sense.
        let isDay = text.hasPrefix("2024-10-28")
        #expect((ArticleDate(text: text) != nil) == isDay, "\(text)")
    }

    @Test func theCalendarIsFoundations() throws {
        var random = SeededGenerator(seed: 1)
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for _ in 0..<2000 {
            // Foundation's has the Julian calendar before 1582.
            let seconds = Double(random.below(4_000 * 365 * 1440) - 380 * 365 * 1440) * 60
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: seconds))
            guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour, let minute = parts.minute,
                year > 1582
            else { continue }
            let date = try #require(ArticleDate(year: year, month: month, day: day, hour: hour, minute: minute))
            #expect(Double(date.minutes) * 60 == seconds)
            #expect(date.day == (year, month, day))
            #expect(date.minuteOfDay == hour * 60 + minute)
        }
    }

    @Test func everyDayOfItsYears() throws {
        var next = try #require(ArticleDate(year: ArticleDate.years.lowerBound)).minutes
        for year in ArticleDate.years where year % 7 == 0 || year % 100 == 0 || year < 3 {
            next = try #require(ArticleDate(year: year)).minutes
            for month in 1...12 {
                for day in 1...ArticleDate.days(inMonth: month, of: year) {
                    let date = try #require(ArticleDate(year: year, month: month, day: day))
                    #expect(date.minutes == next)
                    #expect(date.day == (year, month, day))
                    next += 1440
                }
            }
        }
        for minutes in [Int32.min, .max, -1, 0, 1] { #expect(!ArticleDate(minutes: minutes).description.isEmpty) }
    }

    @Test(arguments: [
        ("2024", "2024-01-01", "2025-01-01"), ("2024-02", "2024-02-01", "2024-03-01"), ("2024-12", "2024-12-01", "2025-01-01"),
        ("2024-2-9", "2024-02-09", "2024-02-10"),
        ("2024/10/28", "2024-10-28", "2024-10-29"), ("2024-10-28T14:08", "2024-10-28T14:08", "2024-10-28T14:09"),
        ("1900-02", "1900-02-01", "1900-03-01"),
        ("6000", "6000-01-01", "6001-01-01"),
    ])
    func periods(_ text: String, _ start: String, _ end: String) throws {
        let period = try #require(AskedDate(text)?.period)
        #expect(period.start.description == start)
        #expect(period.end.description == end)
    }

    @Test(arguments: [
        "", "24", "2024-", "2024-13", "2024-02-30", "2024-10-28T", "2024T10:00", "20241", "x", "2024-10/28", "６０２４", "+024", "0000", "6001",
    ])
    func noPeriods(_ text: String) { #expect(AskedDate(text) == nil) }

    @Test func anyTextIsReadOrRefused() {
        var random = SeededGenerator(seed: 2)
        let pieces = ["2024", "-", "10", "28", "T", " ", ":", "14", "08", "Z", "+", "Oct", "Mon,", ".", "/", "99", "é", "\u{0}", "pm", "年"]
        for _ in 0..<5000 {
            let text = (0..<random.below(9)).map { _ in pieces[random.below(pieces.count)] }.joined()
            if let date = ArticleDate(text: text) { #expect(ArticleDate(text: date.description) == date) }
            _ = AskedDate(text)
        }
    }
}
