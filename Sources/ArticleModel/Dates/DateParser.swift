/// Finds a date as people write it in articles, and gives it as ISO 8601.
///
///     date := year - month - day | day . month . year | day [.|th|er|de|of] Month [.|,|de] year | Month day [th] [,] year | year 年 month 月 day 日
///     time := hour : minute [: second] [am|pm|Uhr] [zone] | hour h minute | hour am|pm
///
/// Month names are those of the languages in `MonthNames`. `28/10/2024` is read with the day first unless only the other way gives a date. A time
/// beside the date is kept; a zone is kept where it is UTC or a number, and dropped where it is one of the ambiguous abbreviations.
package struct DateParser {
    package struct Found: Equatable {
        /// `2024-10-28`, `2024-10-28T14:08:00`, with `Z` or `+02:00` behind where known.
        package var iso: String
        /// Where it stands, time and zone included.
        package var range: Range<String.Index>
    }

    private let tokens: [DateToken]

    /// The first date in a line; nil where there is none with a year. Complexity: O(n).
    package static func firstDate(in line: String) -> Found? {
        guard line.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        let parser = DateParser(tokens: DateToken.tokens(of: line))
        for start in parser.tokens.indices {
            if let found = parser.date(at: start) { return found }
        }
        return nil
    }

    /// Whether a line is a time of day and nothing else, as news tickers put before their items.
    package static func isBareTime(_ line: String) -> Bool {
        guard line.utf8.count <= 16 else { return false }
        let parser = DateParser(tokens: DateToken.tokens(of: line))
        guard let time = parser.time(at: 0) else { return false }
        return time.end == parser.tokens.count
    }

    private struct Day {
        var year: Int
        var month: Int
        var day: Int
        /// Behind the last token.
        var end: Int
    }

    private struct Time {
        var text: String
        var end: Int
    }

    private func date(at start: Int) -> Found? {
        guard let day = isoDay(start) ?? dayMonthName(start) ?? monthNameDay(start) ?? numericDay(start) ?? eastAsianDay(start)
        else { return nil }
        var iso = Self.padded(day.year, 4) + "-" + Self.padded(day.month, 2) + "-" + Self.padded(day.day, 2)
        var first = start
        var end = day.end
        if let time = timeBehind(day.end) {
            iso += "T" + time.text
            end = time.end
        } else if let (time, begin) = timeBefore(start) {
            iso += "T" + time.text
            first = begin
        }
        return Found(iso: iso, range: tokens[first].range.lowerBound..<tokens[end - 1].range.upperBound)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private func number(_ at: Int, digits: ClosedRange<Int>) -> Int? {
        guard at < tokens.count, case .number(let value, let count) = tokens[at].kind, digits.contains(count) else { return nil }
        return value
    }

    private func mark(_ at: Int, _ marks: String) -> Bool {
        guard at < tokens.count, case .mark(let character) = tokens[at].kind else { return false }
        return marks.contains(character)
    }

    private func word(_ at: Int) -> String? {
        guard at < tokens.count, case .word(let text) = tokens[at].kind else { return nil }
        return text
    }

    private func word(_ at: Int, in words: Set<String>) -> Bool { word(at).map(words.contains) ?? false }

    private func valid(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Day? {
        guard (1500...2199).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard (1...days).contains(day) else { return nil }
        return Day(year: year, month: month, day: day, end: end)
    }

    private func isoDay(_ at: Int) -> Day? {
        guard let year = number(at, digits: 4...4), at + 4 < tokens.count else { return nil }
        for separator in ["-", "/", "."] where mark(at + 1, separator) && mark(at + 3, separator) {
            if let month = number(at + 2, digits: 1...2), let day = number(at + 4, digits: 1...2) {
                return valid(year, month, day, at + 5)
            }
        }
        return nil
    }

    private func numericDay(_ at: Int) -> Day? {
        guard let first = number(at, digits: 1...2), let second = number(at + 2, digits: 1...2) else { return nil }
        if at > 0, mark(at - 1, "./-"), tokens[at - 1].touchesNext { return nil }
        for separator in [".", "/", "-"] where mark(at + 1, separator) && mark(at + 3, separator) {
            if let year = number(at + 4, digits: 4...4) {
                return valid(year, second, first, at + 5) ?? (separator == "." ? nil : valid(year, first, second, at + 5))
            }
            if separator == ".", let year = number(at + 4, digits: 2...2), tokens[at].touchesNext {
                return valid(year < 70 ? 2000 + year : 1900 + year, second, first, at + 5)
            }
        }
        return nil
    }

    private static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "re", "º", "ª", "го", "е"]
    private static let links: Set<String> = ["of", "de", "del", "do"]

    private func dayMonthName(_ at: Int) -> Day? {
        guard let day = number(at, digits: 1...2) else { return nil }
        var next = at + 1
        if word(next, in: Self.ordinals) { next += 1 }
        if mark(next, ".º-") { next += 1 }
        if word(next, in: Self.links) { next += 1 }
        guard let month = word(next).flatMap({ MonthNames.number[$0] }) else { return nil }
        next += 1
        if mark(next, ".-") { next += 1 }
        if mark(next, ",") { next += 1 }
        if word(next, in: Self.links) { next += 1 }
        guard let year = number(next, digits: 4...4) else { return nil }
        return valid(year, month, day, next + 1)
    }

    private func monthNameDay(_ at: Int) -> Day? {
        guard let month = word(at).flatMap({ MonthNames.number[$0] }) else { return nil }
        var next = at + 1
        if mark(next, ".") { next += 1 }
        guard let day = number(next, digits: 1...2) else { return nil }
        next += 1
        if word(next, in: Self.ordinals) { next += 1 }
        if mark(next, ".") { next += 1 }
        if mark(next, ",") { next += 1 }
        guard let year = number(next, digits: 4...4) else { return nil }
        return valid(year, month, day, next + 1)
    }

    private func eastAsianDay(_ at: Int) -> Day? {
        guard let year = number(at, digits: 4...4), word(at + 1) == "年", let month = number(at + 2, digits: 1...2),
            word(at + 3) == "月", let day = number(at + 4, digits: 1...2), word(at + 5) == "日"
        else { return nil }
        return valid(year, month, day, at + 6)
    }

    private static let timeLinks: Set<String> = [
        "at", "um", "à", "a", "alle", "las", "ore", "kl", "в", "о", "об", "г", "год", "року", "р", "t", "at",
    ]

    private func timeBehind(_ end: Int) -> Time? {
        var at = end
        while at < min(tokens.count, end + 4) {
            if let time = time(at: at) { return time }
            guard mark(at, ",|-–—•·(.@:") || word(at, in: Self.timeLinks) else { return nil }
            at += 1
        }
        return nil
    }

    /// `14:08, 28 October 2024`
    private func timeBefore(_ start: Int) -> (Time, Int)? {
        for begin in max(0, start - 9)..<start {
            guard let time = time(at: begin), time.end <= start else { continue }
            let between = time.end..<start
            guard between.allSatisfy({ mark($0, ",|-–—•·().") || MonthNames.weekdays.contains(word($0) ?? "") || word($0, in: ["on"]) }) else {
                continue
            }
            return (time, begin)
        }
        return nil
    }

    private func time(at start: Int) -> Time? {
        guard var hour = number(start, digits: 1...2), hour < 25 else { return nil }
        var minute = 0
        var second = 0
        var next = start + 1
        var isPlain = false
        if mark(next, ":"), let value = number(next + 1, digits: 2...2) {
            minute = value
            next += 2
            isPlain = true
            if mark(next, ":"), let value = number(next + 1, digits: 2...2) {
                second = value
                next += 2
                if mark(next, "."), tokens[next].touchesNext, number(next + 1, digits: 1...9) != nil { next += 2 }
            }
        } else if mark(next, "."), let value = number(next + 1, digits: 2...2), tokens[start].touchesNext {
            minute = value
            next += 2
        } else if word(next, in: ["h"]), let value = number(next + 1, digits: 2...2) {
            minute = value
            next += 2
            isPlain = true
        }
        if let half = halfOfDay(next) {
            guard hour <= 12 else { return nil }
            hour = hour % 12 + (half.isAfternoon ? 12 : 0)
            next = half.end
        } else if word(next, in: ["uhr"]) {
            next += 1
        } else if !isPlain {
            return nil
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        var text = [hour, minute, second].map { Self.padded($0, 2) }.joined(separator: ":")
        if word(next, in: ["z", "gmt", "utc"]) {
            next += 1
            text += "Z"
        } else if mark(next, "+-"), tokens[next - 1].touchesNext, let zone = number(next + 1, digits: 2...4) {
            let sign = mark(next, "+") ? "+" : "-"
            if mark(next + 2, ":"), let minutes = number(next + 3, digits: 2...2), zone < 15, minutes < 60 {
                text += sign + Self.padded(zone, 2) + ":" + Self.padded(minutes, 2)
                next += 4
            } else if case .number(_, 4) = tokens[next + 1].kind, zone / 100 < 15, zone % 100 < 60 {
                text += sign + Self.padded(zone / 100, 2) + ":" + Self.padded(zone % 100, 2)
                next += 2
            }
        } else if word(next, in: MonthNames.zones) {
            next += 1
        }
        return Time(text: text, end: next)
    }

    private func halfOfDay(_ at: Int) -> (isAfternoon: Bool, end: Int)? {
        switch word(at) {
        case "am": return (false, at + 1)
        case "pm": return (true, at + 1)
        case "a", "p":
            guard mark(at + 1, "."), word(at + 2) == "m" else { return nil }
            return (word(at) == "p", mark(at + 3, ".") ? at + 4 : at + 3)
        default: return nil
        }
    }
}
