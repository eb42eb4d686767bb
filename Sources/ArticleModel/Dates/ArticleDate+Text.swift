extension ArticleDate {
    /// The date that `text`, an article's date field, says; nil for what is no date.
    ///
    /// It reads ISO 8601 (`2024`, `2024-10`, `2024-10-28`, with `T` or a space and a time behind, and `20241028T1408`), seconds or milliseconds since 1970
    /// (10 or 13 digits), RFC 2822 as in news feeds, with years of two digits too, and what else `DateParser` finds, such as `26-FEB-1987 15:01:01.79`.
    /// What is known to the year or the month alone is its beginning. - Complexity: O(n), and text of more than 256 bytes is no date.
    public init?(text: String) {
        guard text.utf8.count <= 256 else { return nil }
        if let date = ISODateText(text).date {
            self = date
            return
        }
        guard let found = DateParser.firstDate(in: text) ?? Self.withFullYear(text).flatMap({ DateParser.firstDate(in: $0) }),
            let date = ISODateText(found.iso).date
        else { return nil }
        self = date
    }

    /// A date as RFC 822 had it, `Sat, 07 Sep 02 00:00:01 GMT`, with the century that RFC 2822 §4.3 gives it; nil for anything else.
    private static func withFullYear(_ text: String) -> String? {
        var tokens = DateToken.tokens(of: text)[...]
        if tokens.count > 2, case .word(let day) = tokens[0].kind, MonthNames.weekdays.contains(day), tokens[1].kind == .mark(",") {
            tokens = tokens.dropFirst(2)
        }
        let first = tokens.startIndex
        guard tokens.count > 4, case .number(_, 1...2) = tokens[first].kind, case .word(let month) = tokens[first + 1].kind,
            MonthNames.number[month] != nil, case .number(let year, 2) = tokens[first + 2].kind, case .number = tokens[first + 3].kind,
            tokens[first + 4].kind == .mark(":")
        else { return nil }
        return text.replacingCharacters(in: tokens[first + 2].range, with: String(year < 50 ? 2000 + year : 1900 + year))
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String { self[..<range.lowerBound] + other + self[range.upperBound...] }
}
