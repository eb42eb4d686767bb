/// Reads a date written in digits, the year first, as in ISO 8601.
///
///     text    := day [(T | t | space*) time] | year [- month] | week | year - DDD | seconds        blanks around it are passed over
///     day     := year - month - day | YYYYMMDD
///     week    := year - W ww [- d] | year W ww [d]                                                 from Monday, 1
///     time    := HH [: MM [: SS]] | HHMM [SS]; then a fraction and a zone, which are passed over
///     seconds := 9 or 10 digits since 1970, 12 or 13 of milliseconds, 16 of microseconds, perhaps with a fraction
struct ISODateText {
    /// What was read.
    struct Reading {
        var day: CalendarDay
        var unit: DateUnit
        var time: ClockTime?
        /// Whether the text is in the extended form, with dashes, which every program reads alike.
        var isExtended: Bool
    }

    /// Nil if the text has another form or the calendar lacks the date.
    private(set) var reading: Reading?

    private let bytes: [UInt8]
    private var at = 0

    init(_ text: some StringProtocol) {
        bytes = Array(text.utf8)
        reading = parse()
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlanks() { while let byte = next, Self.isBlank(byte) { at += 1 } }

    private mutating func skip(_ byte: Character) -> Bool {
        guard next == byte.asciiValue else { return false }
        at += 1
        return true
    }

    /// How many digits follow.
    private var run: Int { bytes[at...].prefix { (0x30...0x39).contains($0) }.count }

    /// The number of the next `digits` digits, which are there.
    private mutating func number(_ digits: Int) -> Int {
        defer { at += digits }
        return bytes[at..<at + digits].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The number of `digits` digits that stand alone.
    private mutating func field(_ digits: Int) -> Int? { run == digits ? number(digits) : nil }

    private var isAtEnd: Bool { bytes[at...].allSatisfy(Self.isBlank) }

    private mutating func parse() -> Reading? {
        skipBlanks()
        let digits = run
        switch digits {
        case 4: return separated()
        case 8:
            let (year, month, day) = (number(4), number(2), number(2))
            return timed(CalendarDay(year, month, day), isExtended: false)
        case 12, 14:
            let start = at
            let (year, month, day) = (number(4), number(2), number(2))
            if let read = timed(CalendarDay(year, month, day), isExtended: false) { return read }
            at = start
            return digits == 12 ? seconds(digits, perSecond: 1000) : nil
        case 9, 10: return seconds(digits, perSecond: 1)
        case 13: return seconds(digits, perSecond: 1000)
        case 16: return seconds(digits, perSecond: 1_000_000)
        default: return nil
        }
    }

    /// A time since 1970, in parts of a second, the fraction of which is passed over.
    private mutating func seconds(_ digits: Int, perSecond: Int) -> Reading? {
        let seconds = number(digits) / perSecond
        if skip("."), run > 0 { at += run }
        guard isAtEnd else { return nil }
        return Self.reading(secondsSince1970: seconds)
    }

    /// The time that many seconds after 1970-01-01T00:00Z.
    static func reading(secondsSince1970 seconds: Int) -> Reading? {
        let minutes = (seconds - ((seconds % 60) + 60) % 60) / 60
        guard let date = Int32(exactly: minutes).map(ArticleDate.init(minutes:)), let day = CalendarDay(date) else { return nil }
        let time = ClockTime(hour: date.minuteOfDay / 60, minute: date.minuteOfDay % 60, second: ((seconds % 60) + 60) % 60, zone: "Z")
        return Reading(day: day, unit: .day, time: time, isExtended: false)
    }

    private mutating func separated() -> Reading? {
        let year = number(4)
        if isAtEnd { return CalendarDay(year, 1, 1).map { Reading(day: $0, unit: .year, isExtended: true) } }
        if next == UInt8(ascii: "W") || next == UInt8(ascii: "w") { return week(year, isExtended: false) }
        guard skip("-") else { return nil }
        if next == UInt8(ascii: "W") || next == UInt8(ascii: "w") { return week(year, isExtended: true) }
        if run == 3 {
            let day = CalendarDay(year: year, dayOfYear: number(3))
            return timed(day, isExtended: false)
        }
        guard let month = field(2) else { return nil }
        if isAtEnd { return CalendarDay(year, month, 1).map { Reading(day: $0, unit: .month, isExtended: true) } }
        guard skip("-"), let day = field(2) else { return nil }
        return timed(CalendarDay(year, month, day), isExtended: true)
    }

    /// From the W on.
    private mutating func week(_ year: Int, isExtended: Bool) -> Reading? {
        guard skip("W") || skip("w") else { return nil }
        let week: Int
        var day: Int?
        switch run {
        case 2:
            week = number(2)
            if skip("-") {
                guard let weekday = field(1) else { return nil }
                day = weekday
            }
        case 3: (week, day) = (number(2), number(1))
        default: return nil
        }
        guard let date = CalendarDay(year: year, week: week, weekday: day ?? 1) else { return nil }
        if day == nil { return isAtEnd ? Reading(day: date, unit: .week, isExtended: isExtended) : nil }
        return timed(date, isExtended: false)
    }

    private mutating func timed(_ day: CalendarDay?, isExtended: Bool) -> Reading? {
        guard let day else { return nil }
        if isAtEnd { return Reading(day: day, unit: .day, isExtended: isExtended) }
        if !skip("T"), !skip("t") { skipBlanks() }
        var time = ClockTime(hour: 0, minute: 0)
        switch run {
        case 2:
            time.hour = number(2)
            if skip(":") {
                guard let value = field(2) else { return nil }
                time.minute = value
                if skip(":") {
                    guard let value = field(2) else { return nil }
                    time.second = value
                }
            }
        case 4, 6:
            (time.hour, time.minute) = (number(2), number(2))
            if run == 2 { time.second = number(2) }
        default: return nil
        }
        if skip(".") || skip(",") { at += run }
        skipBlanks()
        guard let zone = zone(), isAtEnd, time.hour < 24, time.minute < 60 else { return nil }
        time.zone = zone
        return Reading(day: day, unit: .day, time: time, isExtended: isExtended)
    }

    /// The zone here, as `ClockTime` has it; nil if something else than a zone of ISO 8601 is there.
    private mutating func zone() -> String? {
        if next == nil { return "" }
        if skip("Z") || skip("z") { return "Z" }
        let sign = next == UInt8(ascii: "-") ? "-" : "+"
        guard skip("+") || skip("-") else { return nil }
        let hours: Int
        var minutes = 0
        switch run {
        case 4: (hours, minutes) = (number(2), number(2))
        case 2:
            hours = number(2)
            if skip(":") {
                guard let value = field(2) else { return nil }
                minutes = value
            }
        default: return nil
        }
        return sign + CalendarDay.padded(hours, 2) + ":" + CalendarDay.padded(minutes, 2)
    }
}
