import LedeArticleModel
import Testing

@Suite struct DisplayDateTests {
    @Test(arguments: [
        ("2025-06-02T06:15:00+01:00", "2025-06-02 06:15"), ("2025-06-02T06:15Z", "2025-06-02 06:15"),
        ("2025-06-02T06:15:00.123456Z", "2025-06-02 06:15"),
        ("2025-06-02", "2025-06-02"), ("2 June 2025", "2 June 2025"), ("2025-06-02T06", "2025-06-02T06"), ("", ""),
        ("٢٠٢٥-06-02T06:15", "٢٠٢٥-06-02T06:15"), ("Monday, 2 June 2025 at 06:15", "Monday, 2 June 2025 at 06:15"),
    ])
    func aTimeIsShownAsPeopleWriteIt(date: String, shown: String) {
        #expect(Article(id: "a", date: date, body: "").displayDate == shown)
    }

    @Test func noDateIsNone() { #expect(Article(id: "a", body: "").displayDate == nil) }
}
