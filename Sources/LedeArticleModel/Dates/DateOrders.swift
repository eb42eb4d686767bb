/// In which order each source has the parts of its dates.
package struct DateOrders: Sendable, Equatable {
    /// By source and, within one, by `WrittenDate.Notation`.
    private var orders: [String: [DayMonthOrder]] = [:]

    package init() {}

    mutating func set(_ order: DayMonthOrder, of notation: WrittenDate.Notation, in source: String) {
        orders[source, default: WrittenDate.Notation.allCases.map { $0.preference[0] }][notation.rawValue] = order
    }

    /// The order of a source's dates in a notation; nil if none is known.
    package func order(of notation: WrittenDate.Notation, in source: String) -> DayMonthOrder? { orders[source]?[notation.rawValue] }

    /// The text of a date field with its date in ISO 8601; a text that is not a date, or can be read in only one way, as it is.
    package func resolved(_ text: String, in source: String) -> String {
        guard let date = WrittenDate(text), let notation = date.notation else { return text }
        return date.iso(order(of: notation, in: source))
    }
}
