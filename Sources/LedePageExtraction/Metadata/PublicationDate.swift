import LedeArticleModel

/// The date in a field of a page's metadata.
enum PublicationDate {
    /// The date in ISO 8601, with the text's zone; if nothing tells day and month apart, as it is written. Nil if it is not a date, or is
    /// one of the epochs that programs write for lack of one.
    /// - Parameter language: the page's: in American English the month comes first, in most others the day.
    static func normalized(_ text: String, language: String?) -> String? {
        let text = text.collapsingSpaces()
        guard (4...100).contains(text.utf8.count), let written = WrittenDate(text) else { return nil }
        guard isLikely(written.period().start) else { return nil }
        let order = written.notation == .slashed ? Self.order(in: language) : nil
        if written.notation == .slashed, order == nil, written.periods.count > 1 { return text }
        let iso = written.iso(order)
        guard iso.contains("T"), let last = iso.last, last.isNumber, !hasZone(iso) else { return iso }
        return iso + zone(behind: text)
    }

    /// The same of a date that was found in a line.
    static func normalized(_ found: DateParser.Found, language: String?) -> String? {
        guard isLikely(found.written.period().start) else { return nil }
        if found.written.notation == .slashed, let order = order(in: language) { return found.written.iso(order) }
        return found.field
    }

    /// The order of day and month in a language; nil if open: plain English, or no language.
    private static func order(in language: String?) -> DayMonthOrder? {
        guard let language = language?.lowercased(), !language.isEmpty, language != "en" else { return nil }
        return language == "en-us" || language == "en-ph" ? .monthFirst : .dayFirst
    }

    private static let first = ArticleDate(year: 1700)
    private static let epoch = ArticleDate(year: 1970)

    private static func isLikely(_ date: ArticleDate) -> Bool {
        guard let first, let epoch else { return true }
        return date > first && date != epoch
    }

    private static func hasZone(_ iso: String) -> Bool { iso.dropFirst(11).contains { $0 == "+" || $0 == "-" || $0 == "Z" } }

    /// `+02:00`, `Z`, or nothing, at the end of a text: RFC 2822 has a blank before it.
    private static func zone(behind text: String) -> String {
        let upper = text.uppercased()
        if upper.hasSuffix("Z") || upper.hasSuffix(" GMT") || upper.hasSuffix(" UTC") { return "Z" }
        guard let sign = text.lastIndex(where: { $0 == "+" || $0 == "-" }) else { return "" }
        let digits = text[text.index(after: sign)...].filter { $0 != ":" }
        guard digits.utf8.count == 4, let number = Int(digits), number / 100 < 15, number % 100 < 60, text[sign...].utf8.count <= 6 else {
            return ""
        }
        // It must follow a time, so that `28-10-2024` has no zone.
        guard text[..<sign].contains(":") else { return "" }
        return "\(text[sign])\(digits.prefix(2)):\(digits.suffix(2))"
    }
}
