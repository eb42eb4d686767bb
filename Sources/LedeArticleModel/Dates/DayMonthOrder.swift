/// The order in which a date in digits, such as 03/01/1987, has its parts.
package enum DayMonthOrder: String, Sendable, CaseIterable {
    /// Day, month, year.
    case dayFirst = "dmy"
    /// Month, day, year.
    case monthFirst = "mdy"
    /// Year, month, day; for dates with a year of two digits.
    case yearFirst = "ymd"

    /// For people: "day first".
    package var name: String {
        switch self {
        case .dayFirst: "day first"
        case .monthFirst: "month first"
        case .yearFirst: "year first"
        }
    }
}

/// Orders that a date in digits may have.
struct DayMonthOrders: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ order: DayMonthOrder) {
        switch order {
        case .dayFirst: rawValue = 1
        case .monthFirst: rawValue = 2
        case .yearFirst: rawValue = 4
        }
    }

    static let all = DayMonthOrders(rawValue: 7)
}

/// What besides its digits tells the order of a date.
struct OrderHints: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    /// AM or PM.
    static let half = OrderHints(rawValue: 1)
    /// A time zone of North America.
    static let zoneOfMonthFirst = OrderHints(rawValue: 2)
    /// A time zone where the day is written first, or `Uhr`.
    static let zoneOfDayFirst = OrderHints(rawValue: 4)

    /// The order that a zone tells; nil if none does.
    var byZone: DayMonthOrder? {
        switch intersection([.zoneOfMonthFirst, .zoneOfDayFirst]) {
        case .zoneOfMonthFirst: .monthFirst
        case .zoneOfDayFirst: .dayFirst
        default: nil
        }
    }

    /// The likely order; nil if nothing tells.
    var order: DayMonthOrder? { byZone ?? (contains(.half) ? .monthFirst : nil) }
}
