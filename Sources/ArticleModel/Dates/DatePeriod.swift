/// A stretch of time that a text such as `2024`, `2024-10`, `2024-10-28` or `2024-10-28T14:08` names: from its beginning to the beginning of the next one.
public struct DatePeriod: Sendable, Hashable {
    /// Its first minute.
    public let start: ArticleDate
    /// The minute behind its last one.
    public let end: ArticleDate

    init?(start: ArticleDate?, end: ArticleDate?) {
        guard let start, let end else { return nil }
        self.start = start
        self.end = end
    }

    /// The period that `text` names by year, month, day or minute, parts with `-` or `/` between them, or by day, month and year with dots (`28.10.2024`,
    /// `10.2024`); nil for anything else.
    public init?(_ text: some StringProtocol) {
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = halves.first, date.utf8.count <= 10 else { return nil }
        let separator: Character = date.contains("/") ? "/" : date.contains(".") ? "." : "-"
        var numbers = date.split(separator: separator, omittingEmptySubsequences: false).map { Self.number($0) }
        if separator == "." { numbers.reverse() }
        guard (1...3).contains(numbers.count), let year = numbers[0]?.value, numbers[0]?.digits == 4, ArticleDate.years.contains(year) else { return nil }
        for number in numbers.dropFirst() where !(1...2).contains(number?.digits ?? 0) { return nil }
        let month = numbers.count > 1 ? numbers[1]?.value ?? 0 : 1
        let day = numbers.count > 2 ? numbers[2]?.value ?? 0 : 1
        guard let start = ArticleDate(year: year, month: month, day: day) else { return nil }
        if halves.count == 2 {
            let time = halves[1].split(separator: ":", omittingEmptySubsequences: false).map { Self.number($0) }
            guard numbers.count == 3, time.count == 2, time.allSatisfy({ $0?.digits == 2 }), let hour = time[0]?.value, let minute = time[1]?.value,
                let first = ArticleDate(year: year, month: month, day: day, hour: hour, minute: minute)
            else { return nil }
            self.init(start: first, end: ArticleDate(minutes: first.minutes + 1))
            return
        }
        switch numbers.count {
        case 1: self.init(start: start, end: ArticleDate(minutes: start.minutes + Int32(Self.days(of: year) * 1440)))
        case 2: self.init(start: start, end: ArticleDate(minutes: start.minutes + Int32(ArticleDate.days(inMonth: month, of: year) * 1440)))
        default: self.init(start: start, end: ArticleDate(minutes: start.minutes + 1440))
        }
    }

    private static func days(of year: Int) -> Int { (1...12).reduce(0) { $0 + ArticleDate.days(inMonth: $1, of: year) } }

    /// The number that a text of ASCII digits alone is; nil for another, or one of more than four digits.
    private static func number(_ text: some StringProtocol) -> (value: Int, digits: Int)? {
        let digits = text.utf8.count
        guard (1...4).contains(digits), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let value = Int(text) else { return nil }
        return (value, digits)
    }
}
