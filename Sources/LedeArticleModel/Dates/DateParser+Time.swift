extension DateParser {
    /// A time of day, and what it tells about the order of the date beside it.
    struct Time {
        var clock: ClockTime
        var hints: OrderHints
        /// After the last token.
        var end: Int
    }

    private static let timeLinks: Set<String> = [
        "at", "um", "à", "a", "alle", "las", "ore", "kl", "в", "о", "об", "г", "год", "року", "р", "t", "at",
    ]

    func timeBehind(_ end: Int) -> Time? {
        var at = end
        while at < min(tokens.count, end + 4) {
            if let time = time(at: at) { return time }
            guard mark(at, ",|-–—•·(.@:") || word(at, in: Self.timeLinks) else { return nil }
            at += 1
        }
        return nil
    }

    /// `14:08, 28 October 2024`
    func timeBefore(_ start: Int) -> (Time, Int)? {
        for begin in max(0, start - 9)..<start {
            guard let time = time(at: begin), time.end <= start else { continue }
            let between = time.end..<start
            guard between.allSatisfy({ mark($0, ",|-–—•·().") || MonthNames.weekdays.contains(word($0) ?? "") || word($0, in: ["on"]) })
            else {
                continue
            }
            return (time, begin)
        }
        return nil
    }

    func time(at start: Int) -> Time? {
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
        var hints: OrderHints = []
        if let half = halfOfDay(next) {
            guard hour <= 12 else { return nil }
            hour = hour % 12 + (half.isAfternoon ? 12 : 0)
            next = half.end
            hints.insert(.half)
        } else if word(next, in: ["uhr"]) {
            next += 1
            hints.insert(.zoneOfDayFirst)
        } else if !isPlain {
            return nil
        }
        guard hour < 24, minute < 60, second < 60 else { return nil }
        var zone = ""
        if word(next, in: ["z", "gmt", "utc"]) {
            next += 1
            zone = "Z"
        } else if mark(next, "+-"), tokens[next - 1].touchesNext, let number = number(next + 1, digits: 2...4) {
            let sign = mark(next, "+") ? "+" : "-"
            if mark(next + 2, ":"), let minutes = self.number(next + 3, digits: 2...2), number < 15, minutes < 60 {
                zone = sign + CalendarDay.padded(number, 2) + ":" + CalendarDay.padded(minutes, 2)
                next += 4
            } else if case .number(_, 4) = tokens[next + 1].kind, number / 100 < 15, number % 100 < 60 {
                zone = sign + CalendarDay.padded(number / 100, 2) + ":" + CalendarDay.padded(number % 100, 2)
                next += 2
            }
        } else if let name = word(next), MonthNames.zones.contains(name) {
            next += 1
            if MonthNames.zonesOfMonthFirst.contains(name) { hints.insert(.zoneOfMonthFirst) }
            if MonthNames.zonesOfDayFirst.contains(name) { hints.insert(.zoneOfDayFirst) }
        }
        return Time(clock: ClockTime(hour: hour, minute: minute, second: second, zone: zone), hints: hints, end: next)
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
