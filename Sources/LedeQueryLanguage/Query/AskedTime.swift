import LedeArticleModel

/// What `date:` asks for: a time, from one to another, or after or before one.
///
///     time := date | date .. date | .. date | date .. | (> | >= | < | <=) date
struct AskedTime {
    /// Nil if a date in it can be read in two ways.
    let filter: AttributeFilter?
    /// The times that the first such date may mean; empty if there is none.
    let ambiguity: [DatePeriod]

    /// Nil for any other text.
    init?(_ text: some StringProtocol) {
        if let first = text.first, first == "<" || first == ">" {
            let isInclusive = text.dropFirst().first == "="
            guard let date = AskedDate(text.dropFirst(isInclusive ? 2 : 1)) else { return nil }
            ambiguity = Self.ambiguity(date)
            filter = date.period.map { period in
                first == ">"
                    ? .date(from: isInclusive ? period.start : period.end, before: nil)
                    : .date(from: nil, before: isInclusive ? period.end : period.start)
            }
            return
        }
        guard let dots = Self.dots(in: text) else {
            guard let date = AskedDate(text) else { return nil }
            ambiguity = Self.ambiguity(date)
            switch date {
            case .period(let period): filter = .date(from: period.start, before: period.end)
            case .distance(let period, let today): filter = .date(from: period.start, before: today.end)
            case .ambiguous: filter = nil
            }
            return
        }
        let (first, last) = (text[..<dots.lowerBound], text[dots.upperBound...])
        guard !first.isEmpty || !last.isEmpty else { return nil }
        let from = first.isEmpty ? nil : AskedDate(first)
        let to = last.isEmpty ? nil : AskedDate(last)
        guard first.isEmpty == (from == nil), last.isEmpty == (to == nil) else { return nil }
        let doubtful = [from, to].compactMap { $0 }.map(Self.ambiguity).first { !$0.isEmpty }
        ambiguity = doubtful ?? []
        filter = doubtful == nil ? .date(from: from?.period?.start, before: to?.period?.end) : nil
    }

    private static func ambiguity(_ date: AskedDate) -> [DatePeriod] { if case .ambiguous(let periods) = date { periods } else { [] } }

    private static func dots<Text: StringProtocol>(in text: Text) -> Range<Text.Index>? {
        var at = text.startIndex
        while let first = text[at...].firstIndex(of: ".") {
            let second = text.index(after: first)
            if second < text.endIndex, text[second] == "." { return first..<text.index(after: second) }
            at = second
        }
        return nil
    }
}
