import LedeTestSupport
import Testing

@testable import LedeArticleModel

/// What date fields say, how exactly, and what is left open.
@Suite struct WrittenDateTests {
    @Test(arguments: [
        // Unix, Twitter and JavaScript.
        ("Mon Oct 28 14:08:00 +0000 2024", "2024-10-28T14:08:00Z"), ("Mon Oct 28 14:08:00 2024", "2024-10-28T14:08:00"),
        ("Mon Oct  7 14:08:00 UTC 2024", "2024-10-07T14:08:00Z"),
        ("Mon Oct 28 14:08:00 CEST 2024", "2024-10-28T14:08:00"),
        ("Mon Oct 28 2024 14:08:00 GMT+0000 (Coordinated Universal Time)", "2024-10-28T14:08:00Z"),
        // Seconds.
        ("1730124480", "2024-10-28T14:08:00Z"), ("1730124480.25", "2024-10-28T14:08:00Z"), ("1730124480999.5", "2024-10-28T14:08:00Z"),
        ("1730124480000000", "2024-10-28T14:08:00Z"),
        ("946684800", "2000-01-01T00:00:00Z"), ("946684800000", "2000-01-01T00:00:00Z"), ("202410281408", "2024-10-28T14:08:00"),
        // A year, a month, a week.
        ("2024", "2024"), ("2024-10", "2024-10"), ("October 2024", "2024-10"), ("oct. 2024", "2024-10"), ("Sept. 2024", "2024-09"),
        ("2024 October", "2024-10"), ("Oktober 2024", "2024-10"),
        ("octubre de 2024", "2024-10"), ("октябрь 2024", "2024-10"), ("10/2024", "2024-10"), ("10.2024", "2024-10"), ("2024/10", "2024-10"),
        ("2024年10月", "2024-10"), ("2024년 10월", "2024-10"),
        ("2024-W44", "2024-W44"), ("2024-W44-1", "2024-10-28"), ("2024W441", "2024-10-28"), ("2020-W53-7", "2021-01-03"),
        ("2024-302", "2024-10-28"), ("2024-W44-1T14:08", "2024-10-28T14:08:00"),
        // Short years.
        ("10/28/87", "1987-10-28"), ("28/10/87", "1987-10-28"), ("28-OCT-87", "1987-10-28"), ("28 Oct 87", "1987-10-28"),
        ("Oct 28, 87", "1987-10-28"), ("28.10.87", "1987-10-28"),
        ("910514", "1991-05-14"), ("87/10/28", "1987-10-28"), ("10/28/49", "2049-10-28"), ("10/28/50", "1950-10-28"),
        // Ordinals.
        ("Sept. 4, 2019", "2019-09-04"), ("4th of Sept. 2019", "2019-09-04"), ("October 1st, 2024", "2024-10-01"),
        ("the 22nd of October 2024", "2024-10-22"), ("3rd October 2024", "2024-10-03"),
        ("1er octobre 2024", "2024-10-01"), ("28e octobre 2024", "2024-10-28"), ("2024년 10월 28일", "2024-10-28"),
    ])
    func reads(_ text: String, _ iso: String) throws {
        let written = try #require(WrittenDate(text))
        #expect(written.iso() == iso)
        // What is kept says the same when it is read again.
        let again = try #require(WrittenDate(written.iso()))
        #expect(again.period() == written.period())
        #expect(again.keepsText)
        #expect(again.notation == nil)
    }

    @Test(arguments: [
        "", " ", "12345", "20241", "2024-W54-1", "2023-W53-1", "2024-W44-8", "2023-366", "1.2.3", "5/6/7", "99/99/99", "999999", "131313",
        "28 Oct", "28 Oct 14:08", "Oct 2024 or so", "May be 2024",
        "2024-13", "0/0/2024", "31/31/2024", "32/01/2024", "30/02/2024", "02/30/2024", "13/2024", "yesterday", "7d", "{}", "true",
        "12345678901",
    ])
    func refuses(_ text: String) { #expect(WrittenDate(text) == nil, "\(WrittenDate(text)?.iso() ?? "")") }

    @Test(arguments: [
        ("03/01/1987", true), ("3-1-1987", true), ("03/03/1987", false), ("10/28/1987", false), ("28/10/1987", false),
        ("03.01.1987", false), ("05/10/28", true), ("24-10-28", true), ("28/10/12", false),
    ])
    func knowsWhatIsOpen(_ text: String, _ isOpen: Bool) throws {
        let written = try #require(WrittenDate(text))
        #expect(written.isOpen == isOpen)
        #expect((written.periods.count > 1) == isOpen)
    }

    /// Every day of a year in every notation and order comes back, and is read in no other way where its digits prove it.
    @Test(arguments: [1904, 1987, 2000, 2024]) func everyDayOfAYear(year: Int) throws {
        for month in 1...12 {
            for day in 1...ArticleDate.days(inMonth: month, of: year) {
                let expected = try #require(ArticleDate(year: year, month: month, day: day))
                let (dd, mm) = (CalendarDay.padded(day, 2), CalendarDay.padded(month, 2))
                for separator in ["/", "-", "."] {
                    for (text, order) in [
                        ("\(dd)\(separator)\(mm)", DayMonthOrder.dayFirst), ("\(mm)\(separator)\(dd)", .monthFirst),
                        ("\(day)\(separator)\(month)", .dayFirst),
                    ] {
                        let written = try #require(WrittenDate("\(text)\(separator)\(year)"))
                        #expect(written.period(order).start == expected)
                        #expect(written.period(order).unit == .day)
                        if day > 12 { #expect(written.periods == [DatePeriod(.day, of: expected)]) }
                    }
                }
                guard (1950...2049).contains(year) else { continue }
                let yy = CalendarDay.padded(year % 100, 2)
                for (text, order) in [
                    ("\(yy)\(mm)\(dd)", DayMonthOrder.yearFirst), ("\(dd)\(mm)\(yy)", .dayFirst), ("\(mm)\(dd)\(yy)", .monthFirst),
                ] {
                    #expect(WrittenDate(text)?.period(order).start == expected, "\(text)")
                }
                #expect(WrittenDate("\(yy)/\(mm)/\(dd)")?.period(.yearFirst).start == expected)
            }
        }
    }

    @Test func weeksAreThoseOfISO8601() throws {
        // Around the turn of each year, every day is in the week of its Thursday.
        for year in 1970...2060 {
            for day in -6...6 {
                let date = ArticleDate(minutes: try #require(ArticleDate(year: year)).minutes + Int32(day * 1440))
                let week = DatePeriod(.week, of: date)
                #expect(week.start <= date)
                #expect(date < week.end)
                #expect(week.start.weekday == 1)
                #expect(WrittenDate(week.description)?.period() == week, "\(week)")
            }
        }
    }

    @Test(arguments: [
        ("10/11/2024 2:08 PM EDT", "2024-10-11T14:08:00"), ("10/11/2024 2:08 PM", "2024-10-11T14:08:00"),
        ("10/11/2024 14:08 CET", "2024-11-10T14:08:00"),
        ("10/11/2024, 14:08 Uhr", "2024-11-10T14:08:00"), ("10/11/2024", "2024-11-10"),
    ])
    func aTimeMakesAnOrderLikely(_ text: String, _ iso: String) throws { #expect(try #require(WrittenDate(text)).iso() == iso) }

    @Test func articlesKeepWhatEveryoneReadsAlike() {
        func settled(_ text: String, _ order: DayMonthOrder? = nil) -> String? {
            var article = Article(id: "a", date: text, body: "")
            article.settleDate(order)
            return article.date
        }
        for text in ["2024-10-28", "2024-10-28T14:08:00.5+02:00", "28 Oct 2024", "October 2024", "soon", ""] {
            #expect(settled(text) == text)
        }
        #expect(settled("03/01/1987") == "1987-01-03")
        #expect(settled("03/01/1987", .monthFirst) == "1987-03-01")
        #expect(settled("10/28/1987", .dayFirst) == "1987-10-28")
        #expect(settled("1730124480") == "2024-10-28T14:08:00Z")
    }

    @Test func anyTextIsReadOrRefused() {
        var random = SeededGenerator(seed: 3)
        let pieces = [
            "2024", "87", "10", "3", "/", "-", ".", " ", ":", "14", "08", "PM", "EDT", "Oct", "Mon", "W44", "T", "+", "0000", "年", "월",
            "ago", "d", "é", "\u{0}", "910514",
        ]
        for _ in 0..<20_000 {
            let text = (0..<random.below(9)).map { _ in pieces[random.below(pieces.count)] }.joined()
            guard let written = WrittenDate(text) else { continue }
            for order in [nil] + DayMonthOrder.allCases {
                #expect(WrittenDate(written.iso(order))?.period().start == written.period(order).start, "\(text)")
            }
            #expect(written.periods.count >= 1)
        }
    }
}
