/// What the date field of an article says.
///
/// A date in digits may be read in several ways: 03/01/1987 is in January if the day comes first and in March if the month does. The other
/// dates of the same source tell which (`DateEvidence`), not the text itself.
package struct WrittenDate: Sendable, Hashable {
    /// The ways of writing in which the order of day, month and year is open. Each of them may have its own order in one source.
    package enum Notation: Int, Sendable, CaseIterable {
        /// `03/01/1987`, `3-1-87`.
        case slashed
        /// `03.01.1987`: the day first unless another date of the source can only be read otherwise.
        case dotted
        /// `910514`: the year first unless another date of the source can only be read otherwise.
        case sixDigits

        /// The orders from the commonest on.
        var preference: [DayMonthOrder] {
            self == .sixDigits ? [.yearFirst, .dayFirst, .monthFirst] : [.dayFirst, .monthFirst, .yearFirst]
        }
    }

    /// The day by each order that gives one.
    struct Days: Sendable, Hashable {
        var dayFirst: CalendarDay?
        var monthFirst: CalendarDay?
        var yearFirst: CalendarDay?

        subscript(order: DayMonthOrder) -> CalendarDay? {
            switch order {
            case .dayFirst: dayFirst
            case .monthFirst: monthFirst
            case .yearFirst: yearFirst
            }
        }

        /// The orders that give a day.
        var orders: DayMonthOrders { DayMonthOrder.allCases.reduce(into: []) { if self[$1] != nil { $0.insert(DayMonthOrders($1)) } } }
    }

    /// Nil if the text can be read in one way only.
    package let notation: Notation?
    /// At least one; where `notation` is nil, `dayFirst` alone.
    let days: Days
    /// The length of the time named; `.day` even if a time of day follows.
    let unit: DateUnit
    let time: ClockTime?
    let hints: OrderHints
    /// Whether the text is kept as it is: it is ISO 8601, or names the month. Any other is digits that may be read otherwise.
    package let keepsText: Bool
    /// Whether the text is only the date, a weekday's name and punctuation.
    let isWhole: Bool
    /// Whether the date is one that another order of the same notation gives a different day.
    let isOpen: Bool

    init(
        _ notation: Notation? = nil, days: Days, unit: DateUnit = .day, time: ClockTime? = nil, hints: OrderHints = [], keepsText: Bool,
        isWhole: Bool,
        isOpen: Bool = false
    ) {
        self.notation = notation
        self.days = days
        self.unit = unit
        self.time = time
        self.hints = hints
        self.keepsText = keepsText
        self.isWhole = isWhole
        self.isOpen = isOpen
    }

    /// The order in which it is read if `order` is wanted: that one if it gives a day; else what the text itself makes likely
    /// (AM, PM, a zone), then the common one.
    func order(wanted: DayMonthOrder?) -> DayMonthOrder {
        guard let notation else { return .dayFirst }
        let wishes = [wanted, wanted == nil ? hints.order : nil].compactMap { $0 } + notation.preference
        return wishes.first { days[$0] != nil } ?? .dayFirst
    }

    /// The order that the zone beside it tells; nil if there is none.
    package var orderByZone: DayMonthOrder? { hints.byZone }

    /// When the article is from.
    /// - Parameter order: the source's; a date that cannot be read in it is read as it can be.
    package func period(_ order: DayMonthOrder? = nil) -> DatePeriod {
        // A date has a day in at least one order, and a time that the clock has.
        guard let day = days[self.order(wanted: order)],
            let start = ArticleDate(year: day.year, month: day.month, day: day.day, hour: time?.hour ?? 0, minute: time?.minute ?? 0)
        else { return DatePeriod(start: ArticleDate(minutes: 0), unit: .day) }
        return DatePeriod(start: start, unit: time == nil ? unit : .minute)
    }

    /// The date as ISO 8601 has it, as exactly as it is known: `2024`, `2024-10`, `2024-W44`, `2024-10-28`, `2024-10-28T14:08:00`, with the
    /// zone appended if it is UTC or a number.
    package func iso(_ order: DayMonthOrder? = nil) -> String {
        guard unit == .day, let day = days[self.order(wanted: order)] else { return period(order).description }
        return day.iso + (time?.iso ?? "")
    }

    /// The different times it may mean, in the order of `DayMonthOrder`; one if it can be read in only one way.
    package var periods: [DatePeriod] {
        guard isOpen else { return [period()] }
        var periods: [DatePeriod] = []
        for order in DayMonthOrder.allCases where days[order] != nil {
            let period = period(order)
            if !periods.contains(period) { periods.append(period) }
        }
        return periods
    }
}
