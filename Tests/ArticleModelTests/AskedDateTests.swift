import Testing

@testable import LedeArticleModel

/// Dates in queries and options: those of articles, and times before now.
@Suite struct AskedDateTests {
    private func asked(_ text: String) -> String? {
        ArticleDate.$clock.withValue({ ArticleDate(year: 2024, month: 3, day: 31, hour: 10, minute: 5) ?? ArticleDate(minutes: 0) }) {
            AskedDate(text)?.period?.description
        }
    }

    @Test(arguments: [
        ("today", "2024-03-31"), ("Yesterday", "2024-03-30"), ("now", "2024-03-31T10:05"), ("0d", "2024-03-31"), ("7d", "2024-03-24"),
        ("7 days", "2024-03-24"), ("7 days ago", "2024-03-24"),
        ("1 day ago", "2024-03-30"), ("2w", "2024-03-17"), ("2 Weeks", "2024-03-17"), ("1m", "2024-02-29"), ("3 months", "2023-12-31"),
        ("3mo", "2023-12-31"), ("3-months", "2023-12-31"),
        ("13m", "2023-02-28"), ("1y", "2023-03-31"), ("10 years ago", "2014-03-31"), ("12h", "2024-03-30T22:05"), ("this week", "2024-W13"),
        ("last week", "2024-W12"), ("this month", "2024-03"),
        ("last month", "2024-02"), ("this year", "2024"), ("last year", "2023"), ("past year", "2023"), ("monday", "2024-03-25"),
        ("Sunday", "2024-03-24"), ("last saturday", "2024-03-30"),
        // As articles are dated.
        ("2024", "2024"), ("2024-2", "2024-02"), ("2024/2/9", "2024-02-09"), ("28.10.2024", "2024-10-28"), ("10.2024", "2024-10"),
        ("Mon, 28 Oct 2024", "2024-10-28"), ("10/28/87", "1987-10-28"),
        ("2024-10-28T14:08", "2024-10-28T14:08"), ("October 2024", "2024-10"), ("2024-W44", "2024-W44"), ("20241028", "2024-10-28"),
        ("Oct. 28, 2024", "2024-10-28"),
    ])
    func reads(_ text: String, _ period: String) { #expect(asked(text) == period) }

    @Test(arguments: [
        "", "d", "7", "7x", "d7", "-7d", "7 d ago now", "ago", "last", "last day", "next week", "tomorrow", "99999y", "100001d", "7.5d",
        "sometime", "Published 2024-10-28", "2024 2025",
    ])
    func refuses(_ text: String) { #expect(asked(text) == nil) }

    @Test func namesWhatIsOpen() {
        let days = [(1987, 1, 3), (1987, 3, 1)].compactMap { ArticleDate(year: $0, month: $1, day: $2).map { DatePeriod(.day, of: $0) } }
        for text in ["03/01/1987", "3-1-1987", "03/01/87"] {
            guard case .ambiguous(let periods)? = AskedDate(text) else {
                Issue.record("\(text) is not open")
                continue
            }
            #expect(Array(periods.prefix(2)) == days)
        }
    }
}
