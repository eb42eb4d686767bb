/// Reads a date that is written in digits, the year first, as ISO 8601 has it.
///
///     text := day [(T | t | space*) time] | year [- month] | seconds | milliseconds          blanks around it are passed over
///     day  := year - month - day | YYYYMMDD
///     time := HH [: MM [: SS]] | HHMM [SS]; then a fraction and a zone, which are passed over
///     seconds, milliseconds := 10, 13 digits since 1970
struct ISODateText {
    /// The date, or nil where the text is of another form or the calendar does not have it.
    private(set) var date: ArticleDate?

    private let bytes: [UInt8]
    private var at = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        date = parse()
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

    /// The number of the next `digits` digits, of which there are as many.
    private mutating func number(_ digits: Int) -> Int {
        defer { at += digits }
        return bytes[at..<at + digits].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The number of `digits` digits that stand alone.
    private mutating func field(_ digits: Int) -> Int? { run == digits ? number(digits) : nil }

    private var isAtEnd: Bool { bytes[at...].allSatisfy(Self.isBlank) }

    private mutating func parse() -> ArticleDate? {
        skipBlanks()
        switch run {
        case 4: return separated()
        case 8:
            let (year, month, day) = (number(4), number(2), number(2))
            return timed(year, month, day)
        case 10, 13:
            let count = run
            let value = number(count)
            guard isAtEnd else { return nil }
            return Int32(exactly: value / (count == 10 ? 60 : 60_000)).map(ArticleDate.init(minutes:))
        case 14:
            let (year, month, day) = (number(4), number(2), number(2))
            return timed(year, month, day)
        default: return nil
        }
    }

    private mutating func separated() -> ArticleDate? {
        let year = number(4)
        if isAtEnd { return ArticleDate(year: year) }
        guard skip("-"), let month = field(2) else { return nil }
        if isAtEnd { return ArticleDate(year: year, month: month) }
        guard skip("-"), let day = field(2) else { return nil }
        return timed(year, month, day)
    }

    private mutating func timed(_ year: Int, _ month: Int, _ day: Int) -> ArticleDate? {
        if isAtEnd { return ArticleDate(year: year, month: month, day: day) }
        if !skip("T"), !skip("t") { skipBlanks() }
        var hour = 0
        var minute = 0
        switch run {
        case 2:
            hour = number(2)
            if skip(":") {
                guard let value = field(2) else { return nil }
                minute = value
                if skip(":"), field(2) == nil { return nil }
            }
        case 4, 6:
            (hour, minute) = (number(2), number(2))
            at += run
        default: return nil
        }
        if skip(".") || skip(",") { at += run }
        skipBlanks()
        guard skipZone(), isAtEnd else { return nil }
        return ArticleDate(year: year, month: month, day: day, hour: hour, minute: minute)
    }

    /// - Returns: false where something stands there that is no zone of ISO 8601.
    private mutating func skipZone() -> Bool {
        if skip("Z") || skip("z") || next == nil { return true }
        guard skip("+") || skip("-") else { return false }
        switch run {
        case 4: at += 4
        case 2:
            at += 2
            if skip(":"), field(2) == nil { return false }
        default: return false
        }
        return true
    }
}
