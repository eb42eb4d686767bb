/// What a date in a query or an option asks for. It is read like an article's date field, or by its distance from now (`RelativeDate`); but
/// a date that can be read in two ways asks for neither.
package enum AskedDate: Sendable, Equatable {
    /// One time.
    case period(DatePeriod)
    /// So long ago: the time, and from then to now.
    case distance(DatePeriod, upTo: DatePeriod)
    /// Several times that may be meant, as in 03/01/1987.
    case ambiguous([DatePeriod])

    /// Nil for a text that is not a date, or not only a date.
    package init?(_ text: some StringProtocol) {
        if let relative = RelativeDate(text) {
            self =
                relative.isDistance ? .distance(relative.period, upTo: DatePeriod(.day, of: ArticleDate.clock())) : .period(relative.period)
            return
        }
        if let period = Self.short(text) {
            self = .period(period)
            return
        }
        guard let written = WrittenDate(String(text)), written.isWhole else { return nil }
        self = written.isOpen ? .ambiguous(written.periods) : .period(written.period())
    }

    /// The one time named; nil if several may be meant.
    package var period: DatePeriod? {
        switch self {
        case .period(let period), .distance(let period, _): period
        case .ambiguous: nil
        }
    }

    /// Year, month and day with one digit each and `-`, `/` or `.` between: `2024-2-9`, `2024/10`.
    private static func short(_ text: some StringProtocol) -> DatePeriod? {
        let numbers = text.split(separator: text.contains("/") ? "/" : "-", omittingEmptySubsequences: false).map { part -> Int? in
            (1...4).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard (2...3).contains(numbers.count), text.utf8.count >= 6, let year = numbers[0], year >= 1000, let month = numbers[1],
            month < 100,
            let day = numbers.count == 3 ? numbers[2] : 1, day < 100, let start = ArticleDate(year: year, month: month, day: day)
        else { return nil }
        return DatePeriod(numbers.count == 3 ? .day : .month, of: start)
    }
}

extension DatePeriod {
    /// The one time that `text`, in a query or an option, asks for (`AskedDate`); nil if it asks for none, or may mean several.
    package init?(_ text: some StringProtocol) {
        guard let period = AskedDate(text)?.period else { return nil }
        self = period
    }
}
