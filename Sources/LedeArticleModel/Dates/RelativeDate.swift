/// A time that is named by its distance from now.
///
///     relative := now | today | yesterday | (this | last) (week | month | year) | [last] weekday | number unit [ago]
///     unit     := h | hour | d | day | w | week | m | mo | month | y | year, in the plural, too
///
/// `7d` names one day, the seventh before today. By itself (`date:7d`) it asks for that day to today.
struct RelativeDate {
    /// The time that is named.
    var period: DatePeriod
    /// Whether it is named by a number, so that by itself it reaches to now.
    var isDistance: Bool

    /// Nil for a text that names no such time. Names are read in any case; `3-months` and `3_months` are `3 months`, for places that allow
    /// no blank.
    init?(_ text: some StringProtocol, now: ArticleDate = ArticleDate.clock()) {
        guard text.utf8.count <= 32, text.utf8.first != UInt8(ascii: "-") else { return nil }
        var words = Self.words(text)
        guard let first = words.first else { return nil }
        isDistance = false
        if words.count == 1 {
            switch first {
            case "now": period = DatePeriod(.minute, of: now)
            case "today": period = DatePeriod(.day, of: now)
            case "yesterday": period = DatePeriod(.day, of: now.adding(days: -1))
            default:
                guard let weekday = Self.weekdays[first] else { return nil }
                period = Self.last(weekday, before: now)
            }
            return
        }
        if first == "this" || first == "last" || first == "past", words.count == 2 {
            if first != "this", let weekday = Self.weekdays[words[1]] {
                period = Self.last(weekday, before: now)
                return
            }
            guard let unit = Self.units[words[1]], unit >= .week else { return nil }
            let current = DatePeriod(unit, of: now)
            period = first == "this" ? current : DatePeriod(unit, of: ArticleDate(minutes: current.start.minutes - 1))
            return
        }
        if words.count == 3, words[2] == "ago" { words.removeLast() }
        guard words.count == 2, let number = Int(first), (0...100_000).contains(number), let unit = Self.units[words[1]] else { return nil }
        isDistance = true
        switch unit {
        case .minute: period = DatePeriod(.minute, of: ArticleDate(minutes: Int32(clamping: Int(now.minutes) - number * 60)))
        case .day: period = DatePeriod(.day, of: now.adding(days: -number))
        case .week: period = DatePeriod(.day, of: now.adding(days: -number * 7))
        case .month, .year:
            guard let date = now.adding(months: unit == .month ? -number : -number * 12) else { return nil }
            period = DatePeriod(.day, of: date)
        }
    }

    /// The unit of a distance; hours as `.minute`, which is how exact they are.
    private static let units: [String: DateUnit] = [
        "h": .minute, "hour": .minute, "hours": .minute, "d": .day, "day": .day, "days": .day, "w": .week, "week": .week, "weeks": .week,
        "m": .month, "mo": .month, "month": .month, "months": .month, "y": .year, "year": .year, "years": .year,
    ]

    private static let weekdays: [String: Int] = [
        "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    ]

    /// The last such day before today.
    private static func last(_ weekday: Int, before now: ArticleDate) -> DatePeriod {
        let back = (now.weekday - weekday + 6) % 7 + 1
        return DatePeriod(.day, of: now.adding(days: -back))
    }

    /// Runs of digits and of letters, in lower case; empty if anything but blanks, `-` and `_` is between them.
    private static func words(_ text: some StringProtocol) -> [String] {
        var words: [String] = []
        var touches = false
        for byte in text.utf8 {
            let isDigit = (0x30...0x39).contains(byte)
            let isLetter = (0x41...0x5A).contains(byte & 0xDF)
            guard isDigit || isLetter else {
                guard byte == 0x20 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { return [] }
                touches = false
                continue
            }
            let character = String(UnicodeScalar(isLetter ? byte | 0x20 : byte))
            if touches, let last = words.last, last.utf8.last.map({ (0x30...0x39).contains($0) }) == isDigit {
                words[words.count - 1] += character
            } else {
                words.append(character)
            }
            touches = true
        }
        return words
    }
}

extension ArticleDate {
    fileprivate func adding(days: Int) -> ArticleDate { ArticleDate(minutes: Int32(clamping: Int(minutes) + days * 1440)) }

    /// The same day so many months on, or the last one of a shorter month.
    fileprivate func adding(months: Int) -> ArticleDate? {
        let (year, month, day) = day
        let count = year * 12 + month - 1 + months
        guard count >= 12 else { return nil }
        let target = (year: count / 12, month: count % 12 + 1)
        guard Self.years.contains(target.year) else { return nil }
        return ArticleDate(year: target.year, month: target.month, day: min(day, Self.days(inMonth: target.month, of: target.year)))
    }
}
